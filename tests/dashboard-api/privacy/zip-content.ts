import { inflateRawSync } from "node:zlib";

const entrySignature = 0x02014b50;

/** Everything inside a ZIP file (of which a workbook is one), unpacked; of other bytes these themselves. */
export function contentOf(bytes: Buffer): Buffer {
  if (bytes.subarray(0, 2).toString("latin1") !== "PK") return bytes;
  const parts: Buffer[] = [];
  // The directory at the end names each entry, its size and its place (PKWARE APPNOTE 4.3.12).
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    if (bytes.readUInt32LE(at) !== entrySignature) continue;
    const [method, size, place] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ];
    const start = place + 30 + bytes.readUInt16LE(place + 26) + bytes.readUInt16LE(place + 28);
    const packed = bytes.subarray(start, start + size);
    parts.push(method === 0 ? packed : inflateRawSync(packed));
  }
  return Buffer.concat(parts);
}

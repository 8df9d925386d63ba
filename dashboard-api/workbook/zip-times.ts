/** Signatures of a ZIP file's records (APPNOTE.TXT 4.3). */
const [localFile, centralFile, end] = [0x04034b50, 0x02014b50, 0x06054b50];
/** 1 January 1980, 00:00, as MS-DOS writes it: the date, and the time of 0. */
const [noTime, firstDay] = [0, 0x0021];

/**
 * A ZIP file in which nothing tells when it was made, so that the same content is the same bytes. Throws where the file
 * is no ZIP file with its directory at the end.
 */
export function withoutTimes(file: Uint8Array): Buffer {
  const zip = Buffer.from(file);
  const directory = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (directory < 0 || zip.readUInt32LE(directory) !== end) throw new Error("The workbook is no ZIP file.");
  let at = zip.readUInt32LE(directory + 16);
  for (let left = zip.readUInt16LE(directory + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== centralFile) throw new Error("The workbook's directory is broken.");
    const local = zip.readUInt32LE(at + 42);
    if (zip.readUInt32LE(local) !== localFile) throw new Error("The workbook's directory is broken.");
    zip.writeUInt16LE(noTime, at + 12);
    zip.writeUInt16LE(firstDay, at + 14);
    zip.writeUInt16LE(noTime, local + 10);
    zip.writeUInt16LE(firstDay, local + 12);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}

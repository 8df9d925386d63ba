/** Follows packet borders in a byte stream (MQTT 3.1.1, 2.2) without keeping any of it. */
export interface PacketFrames {
  /** The number of packets that begin in this chunk, or what is wrong with the stream from here on. */
  take(chunk: Uint8Array): { packets: number } | { violation: string };
}

const CONNECT = 1;

/**
 * `packetBytes` is the largest remaining length of any packet, `connectBytes` that of the first one, which must be
 * CONNECT: a stranger gets little memory.
 */
export function createPacketFrames(limits: { packetBytes: number; connectBytes: number }): PacketFrames {
  let phase: "type" | "length" | "body" = "type";
  let first = true;
  let length = 0;
  let shift = 0;
  /** Bytes of the body still to come. */
  let remaining = 0;

  return {
    take(chunk) {
      let packets = 0;
      let at = 0;
      while (at < chunk.length) {
        if (phase === "body") {
          const step = Math.min(remaining, chunk.length - at);
          at += step;
          remaining -= step;
          if (remaining === 0) phase = "type";
          continue;
        }
        const byte = chunk[at] ?? 0;
        at += 1;
        if (phase === "type") {
          if (first && byte >> 4 !== CONNECT) return { violation: "the first packet is not CONNECT" };
          packets += 1;
          phase = "length";
          length = 0;
          shift = 0;
          continue;
        }
        length += (byte & 0x7f) * 2 ** shift;
        shift += 7;
        if (byte >= 0x80) {
          if (shift >= 28) return { violation: "a packet length of more than four bytes" };
          continue;
        }
        const cap = first ? limits.connectBytes : limits.packetBytes;
        if (length > cap) return { violation: `a packet of ${length} bytes, at most ${cap} are taken` };
        first = false;
        remaining = length;
        phase = length === 0 ? "type" : "body";
      }
      return { packets };
    },
  };
}

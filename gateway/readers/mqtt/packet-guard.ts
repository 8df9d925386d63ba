import type { Socket } from "node:net";

/**
 * Closes a connection that announces a packet above the limit, before its bytes are gathered. The socket's `read` is
 * looked at, for a stream in between would copy every byte.
 */
export function guardPackets(socket: Socket, limit: number, refused: () => void): void {
  const read = socket.read.bind(socket);
  const scan = createScan(limit);
  socket.read = (size?: number) => {
    const bytes = read(size) as Buffer | null;
    if (bytes === null || scan(bytes)) return bytes;
    refused();
    socket.destroy();
    return null;
  };
}

/** Follows the fixed headers of a stream of MQTT packets; false at one that is too long or malformed. */
export function createScan(limit: number): (bytes: Buffer) => boolean {
  /** Bytes of the packet still to come. */
  let rest = 0;
  let length = 0;
  /** Weight of the next byte of the length; 0 outside of a header. */
  let scale = 0;
  return (bytes) => {
    let at = 0;
    while (at < bytes.length) {
      if (scale === 0 && rest > 0) {
        const step = Math.min(rest, bytes.length - at);
        rest -= step;
        at += step;
      } else if (scale === 0) {
        // The type and flags; its length follows.
        at += 1;
        scale = 1;
        length = 0;
      } else {
        const byte = bytes[at] ?? 0;
        at += 1;
        length += (byte & 0x7f) * scale;
        if (length > limit || (byte >= 0x80 && scale === 2_097_152)) return false;
        if (byte >= 0x80) scale *= 128;
        else {
          rest = length;
          scale = 0;
        }
      }
    }
    return true;
  };
}

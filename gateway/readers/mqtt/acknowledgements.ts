/** PUBACK packets (MQTT 3.1.1 and 5, without reason: success) of these messages, as one write. */
export function encodeAcknowledgements(ids: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(ids.length * 4);
  let at = 0;
  for (const id of ids) {
    bytes[at] = 0x40;
    bytes[at + 1] = 2;
    bytes[at + 2] = id >>> 8;
    bytes[at + 3] = id & 0xff;
    at += 4;
  }
  return bytes;
}

import { once } from "node:events";
import { connect, type Socket } from "node:net";

const text = (value: string) => {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
};

/** A packet of MQTT 3.1.1 with the right length. */
export function packet(first: number, ...body: Uint8Array[]): Buffer {
  const content = Buffer.concat(body);
  const length: number[] = [];
  let rest = content.length;
  do {
    length.push((rest & 127) | (rest > 127 ? 128 : 0));
    rest >>= 7;
  } while (rest > 0);
  return Buffer.concat([Buffer.from([first, ...length]), content]);
}

export const connectPacket = (clientId: string, user: string, password: string, keepalive = 60): Buffer =>
  packet(
    0x10,
    text("MQTT"),
    Buffer.from([4, 0xc2, keepalive >> 8, keepalive & 255]),
    ...[clientId, user, password].map(text),
  );
export const publishPacket = (topic: string, id: number, payload: Uint8Array): Buffer =>
  packet(0x32, text(topic), Buffer.from([id >> 8, id & 255]), payload);
export const subscribePacket = (filter: string, id: number, qos = 1): Buffer =>
  packet(0x82, Buffer.from([id >> 8, id & 255]), text(filter), Buffer.from([qos]));
export const unsubscribePacket = (filter: string, id: number): Buffer =>
  packet(0xa2, Buffer.from([id >> 8, id & 255]), text(filter));
export const ping: Buffer = packet(0xc0);

/** A socket that says what it is told and keeps what it hears. */
export async function rawSocket(port: number): Promise<Socket & { heard: Buffer[] }> {
  const socket = Object.assign(connect(port, "127.0.0.1"), { heard: [] as Buffer[] });
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => socket.heard.push(chunk));
  await once(socket, "connect");
  return socket;
}

/** Resolves true once the other end has closed, false after so many milliseconds. */
export async function closesWithin(socket: Socket, milliseconds: number): Promise<boolean> {
  if (socket.closed) return true;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), milliseconds);
  socket.once("close", () => resolve(true));
  const hasClosed = await promise;
  clearTimeout(timer);
  return hasClosed;
}

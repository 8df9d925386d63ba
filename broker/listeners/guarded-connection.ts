import type { Socket } from "node:net";
import { Duplex } from "node:stream";
import { createMessageRate } from "./message-rate.ts";
import { createPacketFrames } from "./packet-frames.ts";

export interface ConnectionLimits {
  /** Largest remaining length of a packet. */
  packetBytes: number;
  /** Packets per second of one client; a faster one is read more slowly, so nothing of it is dropped. */
  messagesPerSecond: number;
}

/** CONNECT carries ids, a password and a small will. */
const connectBytes = 65_536;

export class ProtocolViolation extends Error {
  override readonly name = "ProtocolViolation";
}

/**
 * The socket as the MQTT parser sees it. Oversized packets never reach the parser, which would collect them in
 * memory first; they destroy the connection with a ProtocolViolation. A sender above its rate is not read for a
 * while: its own TCP window holds it back.
 */
export function guardConnection(socket: Socket, limits: ConnectionLimits, delayed: () => void): Duplex {
  const frames = createPacketFrames({ packetBytes: limits.packetBytes, connectBytes });
  const rate = createMessageRate(limits.messagesPerSecond);
  let pausing: NodeJS.Timeout | undefined;
  let wanted = true;

  const connection = new Duplex({
    allowHalfOpen: false,
    read() {
      wanted = true;
      if (!pausing) socket.resume();
    },
    write(chunk: Buffer, _encoding, done) {
      socket.write(chunk, done);
    },
    writev(chunks, done) {
      socket.cork();
      for (const [index, { chunk }] of chunks.entries())
        socket.write(chunk as Buffer, index === chunks.length - 1 ? done : undefined);
      socket.uncork();
    },
    final(done) {
      socket.end(done);
    },
    destroy(error, done) {
      clearTimeout(pausing);
      socket.destroy();
      done(error);
    },
  });

  socket.on("data", (chunk: Buffer) => {
    const found = frames.take(chunk);
    if ("violation" in found) return void connection.destroy(new ProtocolViolation(found.violation));
    wanted = connection.push(chunk);
    const pause = rate.count(found.packets, performance.now());
    if (pause > 0 && !pausing) {
      delayed();
      pausing = setTimeout(() => {
        pausing = undefined;
        if (wanted) socket.resume();
      }, pause);
    }
    if (!wanted || pausing) socket.pause();
  });
  socket.on("end", () => connection.push(null));
  socket.on("error", (error) => connection.destroy(error));
  socket.on("close", () => connection.destroy());
  return connection;
}

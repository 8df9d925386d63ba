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

export interface GuardedConnection {
  /** What the MQTT parser reads and writes. */
  stream: Duplex;
  /**
   * Sends what has been written, hangs up and resolves when the other end has too. What still comes in is read and
   * thrown away: with unread bytes the system would reset the connection and take the last messages with it.
   */
  finish(): Promise<void>;
}

/**
 * The socket as the MQTT parser sees it. Oversized packets never reach the parser, which would collect them in
 * memory first; they destroy the connection with a ProtocolViolation. A sender above its rate is not read for a
 * while: its own TCP window holds it back.
 */
export function guardConnection(
  socket: Socket,
  limits: ConnectionLimits,
  delayed: () => void,
): GuardedConnection {
  const frames = createPacketFrames({ packetBytes: limits.packetBytes, connectBytes });
  const rate = createMessageRate(limits.messagesPerSecond);
  let pausing: NodeJS.Timeout | undefined;
  let wanted = true;
  let hangingUp = false;
  let ended = false;

  const stream = new Duplex({
    allowHalfOpen: false,
    read() {
      wanted = true;
      if (!pausing) socket.resume();
    },
    write(chunk: Buffer, _encoding, done) {
      if (ended) done();
      else socket.write(chunk, done);
    },
    writev(chunks, done) {
      if (ended) return done();
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
    if (hangingUp) return;
    const found = frames.take(chunk);
    if ("violation" in found) return void stream.destroy(new ProtocolViolation(found.violation));
    wanted = stream.push(chunk);
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
  socket.on("end", () => stream.push(null));
  socket.on("error", (error) => stream.destroy(error));
  socket.on("close", () => stream.destroy());
  return {
    stream,
    finish: () =>
      new Promise((resolve) => {
        if (stream.destroyed) return resolve();
        stream.once("close", resolve);
        hangingUp = true;
        socket.resume();
        // Called once all that was written before has left.
        stream.write(Buffer.alloc(0), () => {
          ended = true;
          socket.end();
        });
      }),
  };
}

import { once } from "node:events";
import { connect as connectTls } from "node:tls";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createPacketFrames } from "../../../broker/listeners/packet-frames.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { makeAuthority, signedBy, writePair } from "./certificates.ts";
import {
  connectPacket,
  packet,
  ping,
  publishPacket,
  rawSocket,
  subscribePacket,
  unsubscribePacket,
} from "./raw-packets.ts";
import { startBroker } from "./start-broker.ts";

const seed = 20_260_401;

/** Right packets, of which some bytes are then changed, added or taken away. */
const base = fc.oneof(
  fc.uint8Array({ maxLength: 60 }).map((bytes) => publishPacket("commons/v1/gateways/g1/status", 7, bytes)),
  fc.constant(subscribePacket("commons/v1/gateways/g1/acks", 1)),
  fc.constant(unsubscribePacket("commons/v1/gateways/g1/acks", 2)),
  fc.constantFrom(ping, packet(0xe0), packet(0x10), packet(0x82), packet(0xa2), packet(0x40), packet(0x30)),
  fc
    .tuple(fc.nat(255), fc.uint8Array({ maxLength: 40 }))
    .map(([first, body]) => packet(first, Buffer.from(body))),
);
const mutated = fc
  .tuple(base, fc.array(fc.tuple(fc.nat(80), fc.nat(255)), { maxLength: 4 }), fc.option(fc.nat(40)))
  .map(([bytes, changes, cut]) => {
    const copy = Buffer.from(bytes);
    for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
    return cut === null ? copy : copy.subarray(0, cut);
  });
const garbage = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.array(mutated, { minLength: 1, maxLength: 4 }).map((list) => Buffer.concat(list)),
);

/** Says it all, hangs up, and resolves when the connection is gone at both ends. */
async function say(
  open: () => Promise<NodeJS.WritableStream & { destroy(): void }>,
  chunks: Buffer[],
): Promise<void> {
  const socket = await open();
  const end = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  for (const chunk of chunks) {
    socket.write(chunk);
    await new Promise(setImmediate);
  }
  setTimeout(() => socket.destroy(), 8);
  await end;
}

test("garbage on a fresh TCP connection never stops the broker", async () => {
  await using broker = await startBroker();
  await (await broker.connected("g2")).endAsync(true);
  const before = connectPacket("g1:s:b", "g1", "wrong");
  await fc.assert(
    fc.asyncProperty(
      fc.array(garbage, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (chunks, afterConnect) => {
        await say(() => rawSocket(broker.port), afterConnect ? [before, ...chunks] : chunks);
      },
    ),
    { seed, numRuns: 250 },
  );
  expect((await broker.connected("g2")).connected).toBe(true);
});

test("a damaged CONNECT never stops the broker", async () => {
  await using broker = await startBroker();
  await (await broker.connected("g2")).endAsync(true);
  const right = connectPacket("g1:s:b", "g1", "wrong");
  const changes = fc.array(fc.tuple(fc.nat(right.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(changes, async (list) => {
      const copy = Buffer.from(right);
      for (const [at, value] of list) copy[at] = value;
      await say(() => rawSocket(broker.port), [copy]);
    }),
    { seed, numRuns: 250 },
  );
  expect((await broker.connected("g2")).connected).toBe(true);
});

test("garbage after a right login ends at most that connection", async () => {
  await using broker = await startBroker();
  const other = await broker.connected("g2");
  await fc.assert(
    fc.asyncProperty(fc.array(garbage, { minLength: 1, maxLength: 3 }), async (chunks) => {
      const socket = await rawSocket(broker.port);
      socket.write(connectPacket("g1:s:b", "g1", broker.passwords.g1));
      await once(socket, "data");
      await say(async () => socket, chunks);
    }),
    { seed, numRuns: 400 },
  );
  expect(other.connected).toBe(true);
  expect((await broker.connected("g1")).connected).toBe(true);
});

test("garbage on the TLS port, inside and outside of TLS, never stops the broker", async () => {
  using place = temporaryFolder();
  const authority = await makeAuthority("authority");
  const server = writePair(place.path, "server", await signedBy(authority, "broker"));
  const files = { ...server, clientAuthority: undefined, revocationList: undefined };
  await using broker = await startBroker({ tcp: undefined, tls: { host: "127.0.0.1", port: 0, files } });
  const secure = async () => {
    const socket = connectTls({ port: broker.port, host: "127.0.0.1", ca: authority.cert });
    socket.on("error", () => {});
    await once(socket, "secureConnect");
    return socket;
  };
  await fc.assert(
    fc.asyncProperty(garbage, fc.boolean(), async (bytes, inside) => {
      await say(inside ? secure : () => rawSocket(broker.port), [bytes]);
    }),
    { seed, numRuns: 80 },
  );
  await say(secure, [Buffer.from("still there")]);
});

test("packet borders are found the same however the bytes are cut", () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(lengths, fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1 }), (bodies, cuts) => {
      const bytes = Buffer.concat([
        packet(0x10, Buffer.alloc(12)),
        ...bodies.map((length) => packet(0x32, Buffer.alloc(length, 0xff))),
      ]);
      const frames = createPacketFrames({ packetBytes: 20_000, connectBytes: 12 });
      let packets = 0;
      for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
        const end = at + (cuts[turn % cuts.length] ?? 1);
        const found = frames.take(bytes.subarray(at, end));
        if ("violation" in found) throw new Error(found.violation);
        packets += found.packets;
        at = end;
      }
      expect(packets).toBe(bodies.length + 1);
      const tooLong = frames.take(packet(0x32, Buffer.alloc(20_001)));
      expect(tooLong).toEqual({ violation: "a packet of 20001 bytes, at most 20000 are taken" });
    }),
    { seed, numRuns: 50 },
  );
});

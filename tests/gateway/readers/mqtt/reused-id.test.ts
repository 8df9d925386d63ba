import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { generate, type Packet, parser } from "mqtt-packet";
import { expect, test } from "vitest";
import { eventually } from "../../../setup/eventually.ts";
import { source, startReader } from "./reader-under-test.ts";

/** A broker that keeps every session and sends what the test tells it to. */
async function scriptedBroker() {
  const acknowledged: number[] = [];
  let subscribed: Socket | undefined;
  const server = createServer((socket) => {
    const reader = parser();
    const answer = (packet: Packet) => socket.write(generate(packet, { protocolVersion: 4 }));
    reader.on("packet", (packet) => {
      if (packet.cmd === "connect") {
        // MQTT 5 is refused as unknown: the reader then speaks 3.1.1.
        if (packet.protocolVersion === 5) return void socket.end(Buffer.from([0x20, 2, 0, 1]));
        answer({ cmd: "connack", returnCode: 0, sessionPresent: true });
      } else if (packet.cmd === "subscribe") {
        answer({ cmd: "suback", messageId: packet.messageId ?? 0, granted: [1] });
        subscribed = socket;
      } else if (packet.cmd === "pingreq") answer({ cmd: "pingresp" });
      else if (packet.cmd === "puback") acknowledged.push(packet.messageId ?? 0);
    });
    socket.on("data", (bytes) => reader.parse(Buffer.from(bytes)));
    socket.on("error", () => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return {
    url: `mqtt://127.0.0.1:${port}`,
    acknowledged,
    /** Waits for a new connection, if the last one has ended. */
    async send(messageId: number, value: number, dup: boolean) {
      await eventually(() => subscribed !== undefined && !subscribed.destroyed, "a subscriber");
      const message = { qos: 1, retain: false, topic: "plant/mill/number", payload: String(value) } as const;
      subscribed?.write(generate({ cmd: "publish", messageId, dup, ...message }));
    },
    drop() {
      subscribed?.destroy();
      subscribed = undefined;
    },
    [Symbol.asyncDispose]: async () => {
      subscribed?.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test.each([
  ["seen before it is sent again", true],
  ["sent again at once", false],
])(
  "an id that the broker uses for another message, %s, is not taken for one that was kept",
  async (_, isSeen) => {
    await using broker = await scriptedBroker();
    const reader = await startReader(source({ connect: { url: broker.url } }));
    reader.shut();
    await broker.send(1, 1, false);
    await eventually(() => reader.values().length === 1, "the first message is taken");
    // Kept, but the broker cannot be told; it gives the message up (an expiry, a full queue) and uses its id again.
    broker.drop();
    await eventually(() => reader.status().state === "down", "the loss is seen");
    reader.open();
    await eventually(() => reader.status().state === "connected", "a new connection");
    if (isSeen) {
      reader.refuse(new Error("disk full"));
      await broker.send(1, 2, false);
      await eventually(() => reader.status().state === "down", "what was not kept ends the connection");
      broker.drop();
      reader.refuse(null);
    }
    await broker.send(1, 2, true);
    await eventually(() => broker.acknowledged.length === 1, "an acknowledgement");
    expect(reader.values()).toEqual([1, 2]);
    await reader.stop();
  },
);

import fc from "fast-check";
import { generate, type Packet, parser } from "mqtt-packet";
import { expect, test } from "vitest";
import { encodeAcknowledgements } from "../../../../gateway/readers/mqtt/acknowledgements.ts";
import { createScan } from "../../../../gateway/readers/mqtt/packet-guard.ts";

const publish = (size: number) =>
  generate({
    cmd: "publish",
    topic: "a/b",
    payload: Buffer.alloc(size),
    qos: 1,
    messageId: 7,
    dup: false,
    retain: false,
  });

test.each([4, 5])("many acknowledgements are one write that MQTT %i reads as PUBACKs", (protocolVersion) => {
  const read: Packet[] = [];
  const reader = parser({ protocolVersion });
  reader.on("packet", (packet) => read.push(packet));
  reader.parse(encodeAcknowledgements([1, 255, 256, 65_535]));
  expect(read.map((it) => [it.cmd, it.messageId])).toEqual([
    ["puback", 1],
    ["puback", 255],
    ["puback", 256],
    ["puback", 65_535],
  ]);
});

test("packets up to the limit pass, however they are cut", () => {
  const stream = Buffer.concat([0, 100, 200, 127, 20_000].map(publish));
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 500 })), (cuts) => {
      const scan = createScan(30_000);
      let at = 0;
      for (const cut of [...cuts, stream.length]) {
        expect(scan(stream.subarray(at, at + cut))).toBe(true);
        at += cut;
      }
    }),
  );
});

test("a packet that announces more than the limit is refused at its header", () => {
  expect(createScan(1_000)(publish(2_000).subarray(0, 3))).toBe(false);
  expect(createScan(1_000)(Buffer.concat([publish(10), publish(2_000).subarray(0, 3)]))).toBe(false);
});

test("a length that never ends is refused", () => {
  expect(createScan(2 ** 40)(Buffer.from([0x30, 0xff, 0xff, 0xff, 0xff]))).toBe(false);
});

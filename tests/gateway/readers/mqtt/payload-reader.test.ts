import fc from "fast-check";
import { expect, test } from "vitest";
import { BAD_ENCODING, BAD_OUT_OF_RANGE, GOOD } from "../../../../config/quality.ts";
import {
  createPayloadReader,
  type ReadingSink,
  type Target,
} from "../../../../gateway/readers/mqtt/payload-reader.ts";

type Payload = Parameters<typeof createPayloadReader>[0];

const target = (type: Target["type"], pointer = "/v", signal = "s"): Target => ({
  machine: "mill",
  signal,
  type,
  pointer,
});
const newSink = (): ReadingSink => ({ readings: [], unreadable: 0, faults: new Map() });
const json: Payload = { format: "json", value: "/v", timeFormat: "rfc3339" };
const bytes = (text: string | Buffer) => (typeof text === "string" ? Buffer.from(text) : text);

const plain = [
  ["number", "12.5", 12.5, GOOD],
  ["number", " -3e2\n", -300, GOOD],
  ["number", "+.5", 0.5, GOOD],
  ["number", "true", null, BAD_ENCODING],
  ["number", "", null, BAD_ENCODING],
  ["number", "0x10", null, BAD_ENCODING],
  ["number", "12,5", null, BAD_ENCODING],
  ["number", "12 kW", null, BAD_ENCODING],
  ["number", "NaN", null, BAD_OUT_OF_RANGE],
  ["number", "-Infinity", null, BAD_OUT_OF_RANGE],
  ["number", "1e999", null, BAD_OUT_OF_RANGE],
  ["boolean", "true", true, GOOD],
  ["boolean", "OFF", false, GOOD],
  ["boolean", "1", true, GOOD],
  ["boolean", "2", null, BAD_ENCODING],
  ["text", "運転中", "運転中", GOOD],
  ["text", "", "", GOOD],
  ["text", Buffer.from([0x41, 0xff, 0xfe]), null, BAD_ENCODING],
  ["text", "x".repeat(4_097), null, BAD_ENCODING],
  ["number", Buffer.alloc(1_048_576, 0x31), null, BAD_ENCODING],
] as const;

test.each(plain)("a plain %s %o is read as %o", (type, payload, value, quality) => {
  const sink = newSink();
  const reader = createPayloadReader({ format: type }, [target(type)]);
  expect(reader.read(bytes(payload), { retained: false, repeated: false }, sink)).toBe(true);
  expect(sink.readings).toEqual([
    { machine: "mill", signal: "s", value, quality, sourceTime: null, initial: false },
  ]);
  expect(sink.unreadable).toBe(quality === BAD_ENCODING ? 1 : 0);
});

test.each([
  ["number", '{"v":1.5}', 1.5, GOOD],
  ["number", '{"v":"1.5"}', 1.5, GOOD],
  ["number", '{"v":true}', 1, GOOD],
  ["number", '{"v":1e999}', null, BAD_OUT_OF_RANGE],
  ["number", '{"v":null}', null, BAD_ENCODING],
  ["number", '{"v":{}}', null, BAD_ENCODING],
  ["number", '{"w":1}', null, BAD_ENCODING],
  ["number", "{", null, BAD_ENCODING],
  ["number", "7", null, BAD_ENCODING],
  ["number", '{"__proto__":{"v":1}}', null, BAD_ENCODING],
  ["number", "[".repeat(200_000), null, BAD_ENCODING],
  ["boolean", '{"v":0}', false, GOOD],
  ["text", '{"v":12}', "12", GOOD],
  ["text", '{"v":"\\ud800"}', "\ufffd", GOOD],
] as const)("a JSON %s %s is read as %o", (type, payload, value, quality) => {
  const sink = newSink();
  createPayloadReader(json, [target(type)]).read(bytes(payload), { retained: false, repeated: false }, sink);
  expect(sink.readings).toMatchObject([{ value, quality }]);
});

test("a retained message is told as initial", () => {
  const sink = newSink();
  createPayloadReader({ format: "number" }, [target("number")]).read(
    bytes("1"),
    { retained: true, repeated: false },
    sink,
  );
  expect(sink.readings[0]?.initial).toBe(true);
});

test("of several values those that the message has are read, all with its time", () => {
  const payload: Payload = {
    format: "json",
    value: { a: "/x/a", b: "/x/b~1c/1" },
    time: "/ts",
    timeFormat: "ms",
  };
  const reader = createPayloadReader(payload, [
    target("number", "/x/a", "a"),
    target("text", "/x/b~1c/1", "b"),
  ]);
  const sink = newSink();
  expect(
    reader.read(bytes('{"ts":5,"x":{"a":1,"b/c":["-","q"]}}'), { retained: false, repeated: false }, sink),
  ).toBe(true);
  expect(reader.read(bytes('{"ts":6,"x":{"a":2}}'), { retained: false, repeated: false }, sink)).toBe(true);
  expect(reader.read(bytes('{"ts":7,"other":2}'), { retained: false, repeated: false }, sink)).toBe(false);
  expect(sink.readings.map((it) => [it.signal, it.value, it.sourceTime])).toEqual([
    ["a", 1, 5_000],
    ["b", "q", 5_000],
    ["a", 2, 6_000],
  ]);
});

test("a time that cannot be read leaves the value, and is a fault until the next good message", () => {
  const reader = createPayloadReader({ ...json, time: "/t" }, [target("number")]);
  const sink = newSink();
  reader.read(bytes('{"v":1,"t":"yesterday"}'), { retained: false, repeated: false }, sink);
  expect(sink.readings).toMatchObject([{ value: 1, quality: GOOD, sourceTime: null }]);
  expect([...sink.faults.keys()]).toEqual(["mill/s"]);
  reader.read(bytes('{"v":1,"t":"2026-01-01T00:00:00Z"}'), { retained: false, repeated: false }, sink);
  expect(sink.faults.size).toBe(0);
});

test("whatever a payload holds, reading never throws and gives one reading", () => {
  const payloads = fc.oneof(
    fc.uint8Array({ maxLength: 100 }).map((it) => Buffer.from(it)),
    fc.json().map((it) => Buffer.from(it)),
    fc
      .record({ v: fc.anything() })
      .map((it) => bytes(JSON.stringify(it, (_key, value) => (typeof value === "bigint" ? 1 : value)))),
  );
  const types = fc.constantFrom<Target["type"]>("number", "text", "boolean");
  const formats = fc.constantFrom<Payload>(json, { ...json, time: "/t" }, { format: "number" });
  fc.assert(
    fc.property(payloads, types, formats, (payload, type, format) => {
      const sink = newSink();
      createPayloadReader(format, [target(type)]).read(payload, { retained: false, repeated: false }, sink);
      const [reading] = sink.readings;
      expect(sink.readings).toHaveLength(1);
      expect(reading?.quality === GOOD).toBe(reading?.value !== null);
    }),
  );
});

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildAck, parseAck } from "../../config/wire/ack.ts";
import { batchSchema, buildBatch, parseBatch } from "../../config/wire/batch.ts";
import { buildLive, parseLive } from "../../config/wire/live.ts";
import { buildStatus, parseStatus } from "../../config/wire/status.ts";

/** Reads like the process that receives the message, then builds like the one that sends it. */
const roundTrips: Record<string, (payload: Buffer) => Buffer | undefined> = {
  "batch-samples": batch,
  "batch-states": batch,
  "ack-stored": ack,
  "ack-busy": ack,
  "ack-refused": ack,
  live: (payload) => optional(parseLive(payload), buildLive),
  "status-online": status,
  "status-offline": status,
};

const optional = <T>(parsed: T | undefined, build: (it: T) => Buffer) =>
  parsed === undefined ? undefined : build(parsed);
function ack(payload: Buffer) {
  return optional(parseAck(payload), buildAck);
}
function status(payload: Buffer) {
  return optional(parseStatus(payload), buildStatus);
}
function batch(payload: Buffer) {
  const reading = parseBatch(payload);
  return reading.ok ? buildBatch(batchSchema.parse(reading.envelope)) : undefined;
}
const golden = (name: string): Buffer => readFileSync(`tests/config/golden/${name}.json`);

describe.each(Object.entries(roundTrips))("the message %s", (name, roundTrip) => {
  test("is read and built again byte by byte", () => {
    expect(roundTrip(golden(name))?.toString()).toBe(golden(name).toString());
  });

  test("is refused in a newer version", () => {
    const newer = golden(name).toString().replace('"version":1', '"version":2');
    expect(roundTrip(Buffer.from(newer))).toBeUndefined();
  });

  test("is refused with a key that nobody knows", () => {
    expect(roundTrip(Buffer.from(golden(name).toString().replace("{", '{"extra":1,')))).toBeUndefined();
  });

  test("is refused when cut anywhere", () => {
    const whole = golden(name);
    const length = fc.integer({ min: 0, max: whole.length - 1 });
    fc.assert(fc.property(length, (end) => roundTrip(whole.subarray(0, end)) === undefined));
  });
});

test("a newer batch is told from an unreadable one, so that the gateway keeps it", () => {
  const newer = golden("batch-samples").toString().replace('"version":1', '"version":2');
  expect(parseBatch(Buffer.from(newer))).toEqual({
    ok: false,
    why: "newer",
    detail: "batch version 2, this broker reads up to 1",
  });
  expect(parseBatch(Buffer.from('{"version":"2"}'))).toMatchObject({ ok: false, why: "unparsable" });
});

test("garbage is never an exception", () => {
  const parsers = [parseAck, parseBatch, parseLive, parseStatus];
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((text) => Buffer.from(text)),
    fc.constant(Buffer.from("[".repeat(200_000))),
  );
  fc.assert(
    fc.property(bytes, (payload) => {
      for (const parse of parsers) parse(payload);
    }),
  );
});

describe("a batch's elements", () => {
  const envelope = JSON.parse(golden("batch-samples").toString());
  const column = { machine: "m", signal: "s", t: [1, 2], v: [1, 2] };
  const interval = { machine: "m", derivation: 0, rules: "r", state: "idle", from: 0, until: 10 };
  test.each([
    ["columns of unequal length", { samples: [{ ...column, v: [1] }] }],
    ["qualities of unequal length", { samples: [{ ...column, q: [0] }] }],
    ["an empty column", { samples: [{ ...column, t: [], v: [] }] }],
    ["a time that is no integer", { samples: [{ ...column, t: [1.5, 2] }] }],
    ["a quality beyond 32 bits", { samples: [{ ...column, q: [0, 2 ** 32] }] }],
    ["an id that would need escaping", { samples: [{ ...column, machine: "m 1" }] }],
    ["an interval that ends where it begins", { states: [{ ...interval, until: 0 }] }],
    ["an interval above one hour", { states: [{ ...interval, until: 3_600_000_001 }] }],
    ["an unknown state", { states: [{ ...interval, state: "busy" }] }],
  ])("are refused with %s", (_what, change) => {
    expect(batchSchema.safeParse({ ...envelope, ...change }).success).toBe(false);
  });
});

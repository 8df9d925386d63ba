import fc from "fast-check";
import { expect, test } from "vitest";
import { ackSchema } from "../../../config/wire/ack.ts";
import { type Batch, sampleColumnSchema } from "../../../config/wire/batch.ts";
import { batch, intakeOn, send } from "./intake-in-hand.ts";

const topic = "commons/v1/gateways/g1/batches/s1/0";
const junk = fc.anything({ withNullPrototype: true, maxDepth: 3 });
const column = fc.record(
  {
    machine: fc.oneof(fc.constant("g1-m"), fc.constant("other"), fc.constant("__proto__"), junk),
    signal: fc.oneof({ weight: 9, arbitrary: fc.constant("s") }, { weight: 1, arbitrary: junk }),
    t: fc.array(fc.oneof({ weight: 19, arbitrary: fc.integer() }, { weight: 1, arbitrary: junk }), {
      maxLength: 9,
    }),
    v: fc.array(
      fc.oneof(
        { weight: 19, arbitrary: fc.oneof(fc.double(), fc.string(), fc.boolean()) },
        { weight: 1, arbitrary: junk },
      ),
      { maxLength: 9 },
    ),
    q: fc.array(fc.nat(), { maxLength: 9 }),
  },
  { requiredKeys: [] },
);
const even = fc
  .tuple(
    fc.array(fc.integer(), { minLength: 1, maxLength: 20 }),
    fc.infiniteStream(fc.oneof(fc.double(), junk)),
  )
  .map(([t, values]) => ({ machine: "g1-m", signal: "s", t, v: [...values.take(t.length)] }));
const nearly = fc.record(
  {
    samples: fc.oneof(fc.array(fc.oneof(column, even, junk), { maxLength: 5 }), junk),
    states: fc.oneof(fc.array(junk, { maxLength: 3 }), junk),
    incidents: fc.oneof(fc.array(junk, { maxLength: 3 }), junk),
    settled: fc.oneof(fc.dictionary(fc.string(), fc.integer()), junk),
  },
  { requiredKeys: [] },
);

test("whatever bytes come on whatever topic, intake does not throw, and an addressed batch gets one answer", async () => {
  const topics = fc.oneof(
    fc.constant(topic),
    fc.string(),
    fc.string().map((tail) => `commons/v1/gateways/${tail}`),
  );
  await fc.assert(
    fc.asyncProperty(topics, fc.uint8Array({ maxLength: 200 }), async (where, payload) => {
      const { intake, acks } = intakeOn();
      intake.take(where, payload);
      await intake.drain();
      if (where === topic) expect(acks).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
});

test("of a batch that is nearly right, each sample is either written or rejected, never both nor neither", async () => {
  await fc.assert(
    fc.asyncProperty(nearly, async (part) => {
      const { intake, acks, store } = intakeOn();
      const payload = JSON.parse(send(intake, batch(part as Partial<Batch>)).toString()) as Batch;
      await intake.drain();
      expect(acks).toHaveLength(1);
      const { outcome } = ackSchema.parse(acks[0]?.ack);
      if (outcome.result !== "stored") throw new Error(`not stored: ${outcome.result}`);
      if (outcome.rejected[0]?.list === "batch") {
        expect(store.writes).toEqual([]);
        return;
      }
      const written = (store.writes[0] ?? []).flatMap((it) => it.samples);
      for (const it of written) sampleColumnSchema.parse(it);
      const rows = (it: unknown) => ((it as { t?: unknown[] } | null)?.t ?? []).length;
      const rejectedRows = outcome.rejected
        .filter(({ list }) => list === "samples")
        .map((it) => (it.rows ? it.rows[1] - it.rows[0] : rows(payload.samples[it.index])));
      const sum = (numbers: number[]) => numbers.reduce((total, it) => total + it, 0);
      expect(sum(written.map(rows)) + sum(rejectedRows)).toBe(sum(payload.samples.map(rows)));
      const elements = outcome.rejected.filter(({ list }) => list === "states" || list === "incidents");
      const accepted = (store.writes[0] ?? []).flatMap((it) => [...it.states, ...it.incidents]);
      expect(elements.length + accepted.length).toBe(payload.states.length + payload.incidents.length);
    }),
    { numRuns: 500 },
  );
});

test("deep nesting is an answer, not a crash", async () => {
  const { intake, acks } = intakeOn();
  intake.take(topic, Buffer.from(`${"[".repeat(500_000)}${"]".repeat(500_000)}`));
  intake.take(
    topic,
    Buffer.from(JSON.stringify(batch()).replace("[10,20]", `${"[".repeat(99_999)}${"]".repeat(99_999)}`)),
  );
  await intake.drain();
  expect(acks).toHaveLength(2);
});

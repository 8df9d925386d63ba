import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { ackSchema } from "../../../config/wire/ack.ts";
import { buildBatch } from "../../../config/wire/batch.ts";
import { away, batch, digestOf, intakeOn, send } from "./intake-in-hand.ts";

const stored = { result: "stored", rejected: [] };
const column = { machine: "g1-m", signal: "s", t: [1], v: [1] };

test("a batch is acknowledged after the store has it, not before", async () => {
  const { intake, store, acks } = intakeOn();
  store.hold();
  const payload = send(intake, batch({ number: 7 }));
  while (store.writes.length === 0) await nextTurn();
  expect(acks).toEqual([]);
  store.release();
  await intake.drain();
  const ack = { version: 1, session: "s1", number: 7, digest: digestOf(payload), outcome: stored };
  expect(acks).toEqual([{ gateway: "g1", ack }]);
  expect(ackSchema.parse(acks[0]?.ack)).toEqual(ack);
});

test("batches that come during a write are written together, across gateways, with one arrival each", async () => {
  const { intake, store, acks } = intakeOn();
  store.hold();
  send(intake, batch());
  while (store.writes.length === 0) await nextTurn();
  for (const number of [1, 2, 3]) send(intake, batch({ number }));
  const other = { ...column, machine: "g2-m", t: [5, 9], v: [1, 1] };
  send(intake, batch({ number: 1, samples: [other], settled: { "g2-m": 8, "g1-m": 3 } }), "g2");
  // While one group is written the next is gathered, a batch a turn: all are there before this write ends.
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();
  store.release();
  await intake.drain();
  expect(acks.map(({ gateway, ack }) => `${gateway}/${ack.number}`)).toEqual([
    "g1/0",
    "g1/1",
    "g1/2",
    "g1/3",
    "g2/1",
  ]);
  expect(store.writes).toHaveLength(2);
  expect(store.writes[1]).toHaveLength(5);
  const arrivals = store.writes.flatMap((entries) => entries.flatMap((it) => it.arrivals));
  const t = 1_700_000_000_000_000;
  const one = { machine: "g1-m", gateway: "g1", intake: "i1", from: 10, to: 21, settled: null };
  expect(arrivals).toEqual([
    { ...one, t },
    { ...one, t: t + 1 },
    { t: t + 2, machine: "g2-m", gateway: "g2", intake: "i1", from: 5, to: 10, settled: 8 },
  ]);
});

test("the same batch coming again while it is held is written once and answered each time", async () => {
  const { intake, store, outcomes } = intakeOn();
  for (let copy = 0; copy < 3; copy += 1) send(intake, batch());
  send(intake, batch({ samples: [column] }));
  await intake.drain();
  expect(store.writes.flat().flatMap((it) => it.samples)).toHaveLength(2);
  expect(outcomes()).toEqual([stored, stored, stored, stored]);
});

test("a batch that was stored before is written again: the store may have been restored from a copy", async () => {
  const { intake, store } = intakeOn();
  for (let time = 0; time < 2; time += 1) {
    send(intake, batch());
    await intake.drain();
  }
  expect(store.writes).toHaveLength(2);
});

test("only what is wrong is rejected, in the batch's own indexes, and the rest is stored", async () => {
  const { intake, store, outcomes } = intakeOn();
  const state = { machine: "g1-m", derivation: 0, rules: "v1", state: "idle", from: 0, until: 9 };
  store.answer = (entries) =>
    entries.map((_, index) => ({
      rejected:
        index > 0
          ? []
          : [
              { list: "samples", index: 0, rows: [0, 3], reason: "by the store" },
              { list: "states", index: 0, reason: "by the store" },
            ],
    }));
  send(
    intake,
    batch({
      samples: [
        { ...column, machine: "other" },
        { ...column, t: [1, 2.5, 3, 4, 5], v: [1, 2, [], 4, 5] },
        { ...column, t: [1, 2] },
        column,
        null,
      ],
      states: [{ ...state, until: 0 }, state, { ...state, machine: "other" }],
    }),
  );
  await intake.drain();
  const [first] = store.writes[0] ?? [];
  expect(first?.samples).toEqual([{ ...column, t: [1, 4, 5], v: [1, 4, 5] }, column]);
  expect(first?.states).toEqual([state]);
  const foreign = expect.stringMatching(/^machine other is not one of this gateway's/);
  expect(outcomes()).toEqual([
    {
      result: "stored",
      rejected: [
        { list: "states", index: 0, reason: "element: until must be after from" },
        { list: "states", index: 2, reason: foreign },
        { list: "samples", index: 0, reason: foreign },
        { list: "samples", index: 1, rows: [1, 2], reason: expect.stringMatching(/^t: /) },
        { list: "samples", index: 1, rows: [2, 3], reason: expect.stringMatching(/^v: /) },
        { list: "samples", index: 2, reason: expect.stringMatching(/same length/) },
        { list: "samples", index: 4, reason: expect.stringMatching(/expected object/) },
        { list: "samples", index: 1, rows: [0, 1], reason: "by the store" },
        { list: "samples", index: 1, rows: [3, 5], reason: "by the store" },
        { list: "states", index: 1, reason: "by the store" },
      ],
    },
  ]);
});

test.each([
  ["no JSON", "{", /^not JSON/],
  ["no version", "{}", /version/],
  ["session of other characters", buildBatch(batch({ session: "A b" })), /session/],
  ["another number than the topic's", buildBatch(batch({ number: 1 })), /topic says batch s1\/0/],
  ["an unknown part", buildBatch({ ...batch(), extra: 1 } as never), /extra/],
])("a batch with %s is answered as rejected whole", async (_, payload, reason) => {
  const { intake, store, outcomes } = intakeOn();
  intake.take("commons/v1/gateways/g1/batches/s1/0", Buffer.from(payload));
  await intake.drain();
  expect(store.writes).toEqual([]);
  const rejected = [{ list: "batch", index: 0, reason: expect.stringMatching(reason) }];
  expect(outcomes()).toEqual([{ result: "stored", rejected }]);
});

test("a batch of a newer version is refused, so that its gateway keeps it", async () => {
  const { intake, outcomes } = intakeOn();
  send(intake, batch({ version: 2, samples: "columns of another kind" }));
  await intake.drain();
  expect(outcomes()).toEqual([{ result: "refused", reason: expect.stringMatching(/upgrade the broker/) }]);
});

test("a topic with a session of other characters is answered, one that names nobody is only counted", async () => {
  const { intake, acks } = intakeOn();
  intake.take("commons/v1/gateways/g1/batches/UPPER/4", Buffer.from("x"));
  intake.take("commons/v1/gateways/G1/batches/s/4", Buffer.from("x"));
  intake.take("anything", Buffer.from("x"));
  await intake.drain();
  expect(acks).toHaveLength(1);
  expect(acks[0]).toMatchObject({ gateway: "g1", ack: { session: "UPPER", outcome: { result: "stored" } } });
  expect(await intake.metrics.registry.metrics()).toContain('batches_total{result="unaddressed"} 2');
});

test("an answer names the whole batch where hundreds of its parts are rejected", async () => {
  const { intake, outcomes } = intakeOn();
  send(intake, batch({ samples: Array.from({ length: 2_000 }, () => "x".repeat(50)) }));
  await intake.drain();
  const reason = expect.stringMatching(/^2000 parts rejected, the first of them/);
  expect(outcomes()).toEqual([{ result: "stored", rejected: [{ list: "batch", index: 0, reason }] }]);
});

test("a batch that the writer fails at is refused, and its neighbours are stored", async () => {
  const { intake, store, acks } = intakeOn();
  store.answer = (entries) => {
    if (entries.some(({ samples }) => samples.some(({ signal }) => signal === "poison")))
      throw new TypeError("oh");
    return entries.map(() => ({ rejected: [] }));
  };
  store.hold();
  for (const number of [0, 1, 2, 3]) {
    send(intake, batch({ number, samples: [{ ...column, signal: number === 2 ? "poison" : "s" }] }));
  }
  store.release();
  await intake.drain();
  const results = acks.map(({ ack }) => `${ack.number} ${ack.outcome.result}`).sort();
  expect(results).toEqual(["0 stored", "1 stored", "2 refused", "3 stored"]);
});

test("a broker that cannot publish does not stop intake", async () => {
  const { intake, store } = intakeOn({
    publishAck: () => {
      throw new Error("closed");
    },
  });
  for (const number of [0, 1]) {
    send(intake, batch({ number }));
    await intake.drain();
  }
  expect(store.writes).toHaveLength(2);
});

test("a store that is away is said to be busy, also to what comes meanwhile", async () => {
  const { intake, store, outcomes } = intakeOn();
  store.answer = away(true);
  send(intake, batch());
  await intake.drain();
  send(intake, batch({ number: 1 }));
  expect(outcomes()).toEqual([
    { result: "busy", retryAfter: 500 },
    { result: "busy", retryAfter: 500 },
  ]);
  expect(intake.store()).toMatchObject({ up: false, operator: true, reason: "gone" });
});

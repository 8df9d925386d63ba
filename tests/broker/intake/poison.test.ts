import { expect, test } from "vitest";
import { processorTime } from "../../setup/processor-time.ts";
import { batch, intakeOn, send } from "./intake-in-hand.ts";

/** What fits into one packet of 1 MiB. */
const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
const wrongRows = { machine: "g1-m", signal: "s", t: many(150_000, 0.5), v: many(150_000, 1) };

test.each([
  ["states without content", { states: many(300_000, {}) }],
  ["columns without content", { samples: many(300_000, {}) }],
  ["incidents that are numbers", { incidents: many(300_000, 0) }],
  ["a column of wrong times", { samples: [wrongRows] }],
])("one packet of %s does not keep the broker busy for seconds, and is answered", async (_, content) => {
  const { intake, outcomes } = intakeOn();
  const good = { machine: "g1-m", signal: "s", t: [1], v: [1] };
  send(intake, batch({ samples: [good] }));
  await intake.drain();
  const took = processorTime();
  send(intake, batch({ number: 1, ...content }));
  await intake.drain();
  // Unbounded it is 5 to 15 s.
  expect(took()).toBeLessThan(2_500);
  expect(outcomes().at(-1)).toMatchObject({ result: "stored", rejected: [{ reason: expect.any(String) }] });
});

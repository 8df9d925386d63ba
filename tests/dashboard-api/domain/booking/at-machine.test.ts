import { expect, test } from "vitest";
import { MINUTE } from "../../../../config/micros.ts";
import { slotAtMachine } from "../../../../dashboard-api/domain/booking/at-machine.ts";

const early = 30 * MINUTE;
const slot = (id: string, company: string | null, from: number, until: number, more: object = {}) => ({
  ...{ id, company, from: from * MINUTE, until: until * MINUTE, isConfirmed: true },
  kind: company === null ? ("outage" as const) : ("booking" as const),
  ...more,
});
const waiting = { isConfirmed: false };

test.each([
  ["its slot runs", [slot("a", "one", 0, 60)], 10, "a"],
  ["its slot begins at this moment", [slot("a", "one", 10, 60)], 10, "a"],
  ["its slot begins within half an hour and nobody is there", [slot("a", "one", 40, 60)], 10, "a"],
  ["its slot begins later", [slot("a", "one", 41, 60)], 10, { why: "not-yet", at: 11 }],
  ["its slot is over", [slot("b", "two", 100, 160)], 60, { why: "no-booking", at: null }],
  ["nobody holds the machine", [], 10, { why: "no-booking", at: null }],
  ["another's slot runs", [slot("b", "two", 0, 60)], 10, { why: "others-slot", at: 60 }],
  [
    "another's slot runs up to its own",
    [slot("b", "two", 0, 60), slot("a", "one", 60, 90)],
    50,
    { why: "not-yet", at: 60 },
  ],
  [
    "another's slot comes before its own",
    [slot("b", "two", 20, 25), slot("a", "one", 30, 60)],
    10,
    { why: "not-yet", at: 25 },
  ],
  ["it waits for approval", [slot("a", "one", 0, 60, waiting)], 10, { why: "not-approved", at: null }],
  ["the machine is out of use", [slot("x", null, 0, 60)], 10, { why: "out-of-use", at: 60 }],
])("a company that acts when %s", (_, slots, at, expected) => {
  const found = slotAtMachine(slots, "one", at * MINUTE, early);
  if (typeof expected === "string") expect(found).toMatchObject({ slot: { id: expected } });
  else {
    const time = expected.at === null ? null : expected.at * MINUTE;
    expect(found).toEqual({ why: expected.why, at: time });
  }
});

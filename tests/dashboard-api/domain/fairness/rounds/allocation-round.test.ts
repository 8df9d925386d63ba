import { describe, expect, test } from "vitest";
import {
  allocationRound,
  type Round,
} from "../../../../../dashboard-api/domain/fairness/rounds/allocation-round.ts";
import type { Contender, Wish } from "../../../../../dashboard-api/domain/fairness/rounds/wish.ts";

const wish = (id: string, from: number, preference: number, more: Partial<Wish> = {}): Wish => ({
  ...{ id, company: id.slice(0, 1), machine: "m", from, until: from + 2, preference, hours: 2 },
  alternative: null,
  ...more,
});
const contender = (
  company: string,
  entitlement: number,
  held: number,
  most: number | null = null,
): Contender => ({
  ...{ company, entitlement, held, most },
});
const round = (contenders: Contender[], wishes: Wish[], more: Partial<Round> = {}) =>
  allocationRound({ seed: "s", contenders, wishes, taken: [], changeover: new Map(), ...more });

describe("an allocation round", () => {
  test("gives the lowest claim its most preferred wish, again and again, and says why", () => {
    const outcome = round(
      [contender("a", 0.5, 3), contender("b", 0.25, 1)],
      [wish("a1", 0, 1), wish("a2", 2, 2), wish("b1", 0, 1), wish("b2", 2, 2), wish("b3", 4, 3)],
    );
    expect(outcome.steps).toEqual([
      // Claims 6 and 4.
      {
        wish: "b1",
        company: "b",
        claimBefore: 4,
        claimAfter: 12,
        contenders: 2,
        runnerUp: { company: "a", claim: 6 },
        drawnAmong: [],
      },
      {
        wish: "a2",
        company: "a",
        claimBefore: 6,
        claimAfter: 10,
        contenders: 2,
        runnerUp: { company: "b", claim: 12 },
        drawnAmong: [],
      },
      {
        wish: "b3",
        company: "b",
        claimBefore: 12,
        claimAfter: 20,
        contenders: 1,
        runnerUp: null,
        drawnAmong: [],
      },
    ]);
    expect(outcome.denials).toEqual([
      { wish: "a1", company: "a", reason: "taken", byWish: "b1", byCompany: "b", step: 0 },
      { wish: "b2", company: "b", reason: "taken", byWish: "a2", byCompany: "a", step: 1 },
    ]);
    expect(outcome.claims).toEqual([
      { company: "a", before: 6, after: 10 },
      { company: "b", before: 4, after: 20 },
    ]);
  });

  test("lets the seed decide between equal claims, and names who was in the draw", () => {
    const contenders = ["a", "b", "c"].map((id) => contender(id, 0.1 * 3, 0.9));
    const wishes = ["a", "b", "c"].map((id) => wish(id, 0, 1));
    const first = (seed: string) => round(contenders, wishes, { seed }).steps[0];
    expect(first("s")?.drawnAmong).toEqual(["a", "b", "c"]);
    const winners = new Set(Array.from({ length: 40 }, (_, index) => first(`seed ${index}`)?.company));
    expect(winners).toEqual(new Set(["a", "b", "c"]));
  });

  test.each<[string, Contender, Wish[], Partial<Round>, object[]]>([
    [
      "the time was booked already",
      contender("a", 1, 0),
      [wish("a1", 0, 1)],
      { taken: [{ machine: "m", from: 1, until: 9 }] },
      [{ reason: "alreadyBooked" }],
    ],
    [
      "there is no time for the changeover",
      contender("a", 1, 0),
      [wish("a1", 0, 1)],
      { taken: [{ machine: "m", from: 3, until: 9 }], changeover: new Map([["m", 2]]) },
      [{ reason: "alreadyBooked" }],
    ],
    [
      "an alternative was granted",
      contender("a", 1, 0),
      [wish("a1", 0, 1, { alternative: "x" }), wish("a2", 5, 2, { alternative: "x" })],
      {},
      [{ reason: "alternativeGranted", byWish: "a1", step: 0 }],
    ],
    [
      "the company's limit is reached",
      contender("a", 1, 0, 3),
      [wish("a1", 0, 1), wish("a2", 5, 2)],
      {},
      [{ reason: "limitReached", most: 3, granted: 2 }],
    ],
    [
      "the wish alone exceeds the limit",
      contender("a", 1, 0, 1),
      [wish("a1", 0, 1)],
      {},
      [{ reason: "limitReached", most: 1, granted: 0 }],
    ],
    [
      "the company has no entitlement",
      contender("a", 0, 0),
      [wish("a1", 0, 1)],
      {},
      [{ reason: "noEntitlement" }],
    ],
  ])("denies because %s", (_, company, wishes, more, expected) => {
    expect(round([company], wishes, more).denials).toEqual(expected.map((it) => expect.objectContaining(it)));
  });

  test("an alternative of another company by the same name is not withdrawn", () => {
    const outcome = round(
      [contender("a", 1, 0), contender("b", 1, 1)],
      [wish("a1", 0, 1, { alternative: "x" }), wish("b1", 5, 1, { alternative: "x" })],
    );
    expect(outcome.steps.map((it) => it.wish)).toEqual(["a1", "b1"]);
  });

  test("a wish of nobody who contends, or that weighs nothing, is an error that names it", () => {
    expect(() => round([], [wish("a1", 0, 1)])).toThrow("wish a1: company a does not contend");
    expect(() => round([contender("a", 1, 0)], [wish("a1", 0, 1, { hours: 0 })])).toThrow("above 0");
  });
});

import { expect, test } from "vitest";
import { SECOND } from "../../../../config/micros.ts";
import { createOutage } from "../../../../gateway/readers/opcua/outage.ts";

const stale = 30 * SECOND;
const told = (incidents: { kind: string; from: number; until: number }[]) =>
  incidents.map(({ kind, from, until }) => [kind, from / SECOND, until / SECOND]);

test("a short silence after which nothing is missing is no incident", () => {
  const outage = createOutage(["a"], stale, 0);
  expect(outage.contact(10 * SECOND)).toEqual([]);
  expect(outage.contact(40 * SECOND)).toEqual([]);
});

test("a long silence is source-down for each machine, from the last contact on", () => {
  const outage = createOutage(["a", "b"], stale, 0);
  outage.contact(10 * SECOND);
  expect(told(outage.contact(50 * SECOND))).toEqual([
    ["source-down", 10, 50],
    ["source-down", 10, 50],
  ]);
  expect(outage.contact(60 * SECOND)).toEqual([]);
});

test("what was lost is a gap however short, once", () => {
  const outage = createOutage(["a"], stale, 0);
  outage.contact(10 * SECOND);
  outage.broken("the server was restarted");
  outage.broken("again");
  expect(outage.contact(12 * SECOND)).toMatchObject([{ kind: "gap", reason: "the server was restarted" }]);
  expect(outage.contact(13 * SECOND)).toEqual([]);
});

test("before the first contact there is nothing to lose", () => {
  const outage = createOutage(["a"], stale, 0);
  outage.broken("no server yet");
  expect(outage.contact(5 * SECOND)).toEqual([]);
});

test("the silence turns stale once", () => {
  const outage = createOutage(["a"], stale, 0);
  outage.contact(10 * SECOND);
  expect([40, 41, 42].map((t) => outage.turnsStale(t * SECOND))).toEqual([false, true, false]);
  outage.contact(50 * SECOND);
  expect(outage.turnsStale(81 * SECOND)).toBe(true);
});

test("the time since the process before had contact is a gap of each machine it knew, told once", () => {
  const outage = createOutage(["a", "b"], stale, 50, new Map([["a", 20]]));
  expect(outage.contact(60)).toEqual([
    {
      machine: "a",
      signal: null,
      kind: "gap",
      reason: "the gateway was not running, or not connected to the OPC UA server",
      count: null,
      from: 20,
      until: 60,
    },
  ]);
  expect(outage.contact(61)).toEqual([]);
});

test("a gateway's clock that is set back does not make the silence longer than it is allowed to be", () => {
  const outage = createOutage(["m"], 30, 1_000_000);
  outage.contact(1_000_000);
  expect(outage.turnsStale(500)).toBe(false);
  expect(outage.turnsStale(531)).toBe(true);
});

test("a gap begins when the server sent what last came, not when it arrived", () => {
  const outage = createOutage(["a"], stale, 0);
  outage.contact(100, 80);
  outage.broken("gone");
  expect(outage.contact(200, 190)).toMatchObject([{ kind: "gap", from: 80, until: 200 }]);
});

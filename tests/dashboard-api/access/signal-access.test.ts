import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isOwnSlice } from "../../../dashboard-api/access/signal-access.ts";
import { type AppUnderTest, at, startApp } from "../app-under-test.ts";
import { booked, slot } from "../booked.ts";

const ours = slot("a", "one", "2026-03-02T00:00:00Z", "2026-03-02T01:00:00Z");
const theirs = slot("b", "two", "2026-03-02T00:00:00Z", "2026-03-02T01:00:00Z");

describe("a machine's time is a company's", () => {
  test.each([
    ["in its slot, unused", { slot: ours, owner: null }, true],
    ["in its slot, in its use", { slot: ours, owner: ours }, true],
    ["in its overrun of another's slot", { slot: theirs, owner: ours }, true],
    ["in its use after its slot", { slot: null, owner: ours }, true],
    ["not while another overruns into its slot", { slot: ours, owner: theirs }, false],
    ["not in another's slot", { slot: theirs, owner: null }, false],
    ["not where nobody has it", { slot: null, owner: null }, false],
    ["in its slot, contested", { slot: ours, owner: ours, contested: true }, true],
    ["not in an overrun that is contested", { slot: theirs, owner: ours, contested: true }, false],
    ["not in a use of nobody's time that is contested", { slot: null, owner: ours, contested: true }, false],
  ])("%s", (_, slice, expected) => {
    expect(isOwnSlice("one", { contested: false, ...slice })).toBe(expected);
  });
});

describe("process values", () => {
  let it: AppUnderTest;
  beforeAll(async () => {
    const bookings = booked({
      mill: [
        slot("a", "one", "2026-03-02T00:00:00Z", "2026-03-02T01:00:00Z"),
        slot("b", "two", "2026-03-02T01:00:00Z", "2026-03-02T02:00:00Z"),
      ],
    });
    it = await startApp({ bookings });
    const t = Array.from({ length: 12 }, (_, i) => at("2026-03-01T23:55:00Z") + i * 600_000_000);
    await it.write({ samples: [{ machine: "mill", signal: "load", t, v: t.map((_, i) => i) }] });
  });
  afterAll(() => it[Symbol.asyncDispose]());
  const read = (from: string, to: string, role: "member" | "manager" | "office" | "auditor" | "machine") =>
    it.get(`/api/v1/machines/mill/signals/load?from=2026-03-02T${from}Z&to=2026-03-02T${to}Z`, role);

  test.each(["member", "manager"] as const)("of its own slot are read by the company's %s", async (role) => {
    const answer = await read("00:00:00", "01:00:00", role);
    expect(answer.statusCode).toBe(200);
    expect(answer.json().samples.map((it: { v: number }) => it.v)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(answer.json().before, "what held before is another's").toBeNull();
  });

  test.each([
    ["another's slot", "01:00:00", "02:00:00"],
    ["a window that reaches into another's slot", "00:30:00", "01:00:01"],
    ["time before its slot", "00:00:00", "00:59:00", "2026-03-01T23:59:59Z"],
    ["nobody's time", "03:00:00", "04:00:00"],
  ])("of %s are refused, telling nothing", async (_, from, to, start = `2026-03-02T${from}Z`) => {
    const answer = await it.get(
      `/api/v1/machines/mill/signals/load?from=${start}&to=2026-03-02T${to}Z&reason=x`,
      "member",
    );
    expect(answer.statusCode).toBe(403);
    expect(answer.body).not.toMatch(/two|"v"/);
  });

  test.each(["office", "auditor", "machine"] as const)("are refused to %s", async (role) => {
    expect((await read("00:00:00", "01:00:00", role)).statusCode).toBe(403);
  });
});

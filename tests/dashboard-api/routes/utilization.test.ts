import readSheets from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR, type Micros } from "../../../config/micros.ts";
import { siteSchema } from "../../../config/site/site.ts";
import type { StateInterval } from "../../../config/wire/batch.ts";
import { figureIds } from "../../../dashboard-api/domain/utilization/figure-id.ts";
import { type AppUnderTest, at, startApp } from "../app-under-test.ts";
import { booked, slot } from "../booked.ts";
import { smallSite, smallSiteData } from "../small-site.ts";

const hours = (
  machine: string,
  start: string,
  count: number,
  stateOf: (index: number) => StateInterval["state"],
): StateInterval[] =>
  Array.from({ length: count }, (_, i): StateInterval => {
    const from: Micros = at(start) + i * HOUR;
    return { machine, derivation: 0, rules: "r1", state: stateOf(i), from, until: from + HOUR };
  });

const site = siteSchema.parse({
  ...smallSiteData("Asia/Tokyo"),
  companies: ["one", "two", "three"].map((id) => ({ id, name: id, short: id })),
});
const now = () => at("2026-03-31T00:00:00Z");

/** Monday 2026-03-02 in Tokyo; the mill is open 08:00 to 17:00, the lathe always. */
async function startBooked(): Promise<AppUnderTest> {
  const bookings = booked({
    mill: [
      slot("A", "one", "2026-03-01T23:00:00Z", "2026-03-02T02:00:00Z"),
      slot("B", "two", "2026-03-02T02:00:00Z", "2026-03-02T05:00:00Z"),
    ],
  });
  const it = await startApp({ bookings, now }, site);
  await it.write({
    states: [
      // 07:00 to 18:00: four hours running, two held, the rest idle.
      ...hours("mill", "2026-03-01T22:00:00Z", 11, (i) => (i < 4 ? "running" : i < 6 ? "held" : "idle")),
      ...hours("lathe", "2026-03-01T15:00:00Z", 12, () => "down"),
    ],
  });
  return it;
}
const day = "from=2026-03-02T00:00:00%2B09:00&to=2026-03-03T00:00:00%2B09:00";

describe("utilization", () => {
  let it: AppUnderTest;
  beforeAll(async () => {
    it = await startBooked();
  });
  afterAll(() => it[Symbol.asyncDispose]());
  const ask = async (query: string) => (await it.get(`/api/v1/utilization?${query}`)).json();

  test("gives each figure with numerator, denominator, coverage and bounds", async () => {
    const answer = await ask(`${day}&groupBy=machine`);
    expect(answer).toMatchObject({
      from: "2026-03-01T15:00:00Z",
      to: "2026-03-02T15:00:00Z",
      cut: false,
      zone: "Asia/Tokyo",
      version: 0,
    });
    const [mill, lathe] = answer.rows;
    expect(mill.keys).toEqual({ machine: "mill" });
    expect(Object.keys(mill.figures)).toEqual(figureIds);
    expect(mill.figures.utilization).toEqual({
      value: 3 / 9,
      numerator: 3 * HOUR,
      denominator: 9 * HOUR,
      denominatorName: "plannedBusyTime",
      unknown: 0,
      coverage: 1,
      lower: 3 / 9,
      upper: 3 / 9,
      inferred: 0,
    });
    expect(mill.figures.occupancy.value).toBe(5 / 9);
    expect(mill.figures.bookingRate.value).toBe(6 / 9);
    // A's run goes on into B's slot and to its own end: overrun, and B blocked.
    expect(mill.figures.bookingUse).toMatchObject({ numerator: 3 * HOUR, denominator: 6 * HOUR });
    expect(mill.figures.daysUsed).toMatchObject({ value: 1, denominator: 1, denominatorName: "openDays" });
    expect(mill.outsideUse).toEqual({ closed: HOUR, maintenance: 0 });
    expect(lathe.figures.faultFree).toMatchObject({ value: 0, coverage: 0.5, lower: 0, upper: 0.5 });
    expect(lathe.losses).toMatchObject({ down: 12 * HOUR, unknown: 12 * HOUR, running: 0 });
  });

  test("weights a group of machines by planned busy time", async () => {
    const [all] = (await ask(`${day}&figures=faultFree,losses`)).rows;
    expect(all.keys).toEqual({});
    expect(all.figures.faultFree).toMatchObject({
      value: 9 / 21,
      numerator: 9 * HOUR,
      denominator: 21 * HOUR,
      unknown: 12 * HOUR,
      coverage: 21 / 33,
    });
    const parts = Object.values(all.losses as Record<string, number>);
    expect(parts.reduce((sum, part) => sum + part)).toBe(33 * HOUR);
  });

  test("gives each member its own time, of all planned time or of its own bookings", async () => {
    const { rows } = await ask(`${day}&machines=mill&groupBy=member`);
    const of = Object.fromEntries(
      rows.map((row: { keys: { member: string | null }; figures: object }) => [row.keys.member, row.figures]),
    );
    expect(rows.map((row: { keys: object }) => row.keys)).toEqual([
      { member: "one" },
      { member: "two" },
      { member: "three" },
      { member: null },
    ]);
    expect(of.one.occupancy).toMatchObject({ value: 5 / 9, denominator: 9 * HOUR });
    expect(of.one.bookingUse).toMatchObject({ value: 1, denominator: 3 * HOUR });
    expect(of.two.bookingUse).toMatchObject({ value: 0, denominator: 3 * HOUR });
    expect(of.two.bookingRate).toMatchObject({ numerator: 3 * HOUR, denominator: 9 * HOUR });
    expect(of.three.bookingUse).toMatchObject({ value: null, lower: null, upper: null, denominator: 0 });
    expect(of.three.occupancy.value).toBe(0);
    expect(of.one.daysUsed.value).toBe(1);
    expect(of.two.daysUsed.value).toBe(0);
    expect(of.one.faultFree).toBeUndefined();
    expect(rows[0].losses).toBeUndefined();
  });

  test.each([
    ["machine,day", { machine: "mill", day: "2026-03-02" }],
    ["machine,isoWeek", { machine: "mill", isoWeek: "2026-W10" }],
    ["month,machine", { month: "2026-03", machine: "mill" }],
    ["fiscalYear", { fiscalYear: 2025 }],
    ["hourOfWeek", { hourOfWeek: 0 }],
    ["machine,shift", { machine: "mill", shift: "08:00-17:00" }],
    ["member,month", { member: "one", month: "2026-03" }],
    ["member,hourOfWeek", { member: "one", hourOfWeek: 0 }],
  ])("groups by %s", async (groupBy, keys) => {
    const { rows } = await ask(`${day}&machines=mill&groupBy=${groupBy}`);
    expect(rows[0].keys).toEqual(keys);
  });

  test("tells of a machine's day when it began and ended, its longest idleness and its starts", async () => {
    const { rows } = await ask(`${day}&machines=mill&groupBy=machine,day&figures=occupancy,activity`);
    expect(rows[0].activity).toEqual({
      firstOn: "2026-03-01T22:00:00Z",
      lastOff: "2026-03-02T04:00:00Z",
      longestIdle: { from: "2026-03-02T04:00:00Z", until: "2026-03-02T09:00:00Z", duration: 5 * HOUR },
      starts: 0,
    });
    expect((await ask(`${day}&groupBy=day`)).rows[0].activity).toBeUndefined();
  });

  test("gives null, never zero, where there is nothing to divide by", async () => {
    const sunday = "from=2026-03-01T00:00:00%2B09:00&to=2026-03-02T00:00:00%2B09:00";
    const answer = await ask(`${sunday}&machines=mill&figures=occupancy`);
    expect(answer.rows).toEqual([
      {
        keys: {},
        figures: {
          occupancy: expect.objectContaining({
            value: null,
            coverage: null,
            lower: null,
            upper: null,
            denominator: 0,
          }),
        },
      },
    ]);
  });

  test("ends a window that reaches into the future now, and says so", async () => {
    const answer = await ask(
      "from=2026-03-30T00:00:00Z&to=2026-04-02T00:00:00Z&machines=mill&figures=occupancy",
    );
    expect(answer).toMatchObject({ to: "2026-03-31T00:00:00Z", cut: true });
    const future = await it.get("/api/v1/utilization?from=2026-04-01T00:00:00Z&to=2026-04-02T00:00:00Z");
    expect(future.statusCode).toBe(400);
    expect(future.json().mistakes).toEqual([{ where: "query/from", expected: "a time in the past" }]);
  });

  test.each([
    ["groupBy=day,month", "query/groupBy", /machine with any one other/],
    ["groupBy=member,shift", "query/groupBy", /member with month/],
    ["groupBy=week", "query/groupBy", /not week/],
    ["groupBy=member&figures=faultFree", "query/figures", /has no member/],
    ["groupBy=hourOfWeek&figures=daysUsed", "query/figures", /whole days/],
    ["figures=oee", "query/figures", /not oee/],
    ["machine=mill", "query", /no parameter machine; there are from, to, machines/],
    ["version=-1", "query/version", /number of a version/],
    ["version=latest", "query/version", /number of a version/],
  ])("refuses %s", async (query, where, expected) => {
    const answer = await it.get(`/api/v1/utilization?${day}&${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().mistakes).toEqual([{ where, expected: expect.stringMatching(expected) }]);
  });

  test("is CSV on request, a line a group and figure, with a mark for Excel", async () => {
    const answer = await it.get(
      `/api/v1/utilization?${day}&machines=mill&groupBy=machine&figures=utilization,losses&format=csv`,
    );
    expect(answer.body.charCodeAt(0)).toBe(0xfeff);
    const lines = answer.body.slice(1).split("\r\n");
    expect(lines.slice(0, 3)).toEqual([
      "machine,from,to,figure,value,lower,upper,coverage,numerator,denominator,unknown,inferred,unit,denominatorName,fromOffset,toOffset",
      `mill,2026-03-02 00:00:00,2026-03-03 00:00:00,utilization,${1 / 3},${1 / 3},${1 / 3},1,10800,32400,0,0,s,plannedBusyTime,UTC+09:00,UTC+09:00`,
      `mill,2026-03-02 00:00:00,2026-03-03 00:00:00,loss.running,${1 / 3},,,,10800,32400,,,s,plannedBusyTime,UTC+09:00,UTC+09:00`,
    ]);
    expect(lines).toHaveLength(12);
  });

  test("is a workbook on request, with names, percentages and hours in the language asked for", async () => {
    const ask = async (lang: string) => {
      const url = `/api/v1/utilization?${day}&machines=mill&groupBy=machine&figures=utilization`;
      const answer = await it.get(`${url}&format=xlsx&lang=${lang}`);
      expect(answer.statusCode).toBe(200);
      const [sheet] = await readSheets(answer.rawPayload);
      return sheet?.data.at(-1);
    };
    const numbers = [1 / 3, 1 / 3, 1 / 3, 1, 3, 9, 0, 0];
    expect((await ask("ja"))?.slice(1)).toEqual([
      ...["稼働率", ...numbers],
      ...["時間", "計画稼働時間(開放時間-計画保全)"],
    ]);
    expect((await ask("en"))?.at(1)).toBe("utilization");
  });

  test.each([
    ["the night the clocks go forward", "2026-03-29T00:00:00%2B01:00", "2026-03-30T00:00:00%2B02:00", 23],
    ["the night they go back", "2025-10-26T00:00:00%2B02:00", "2025-10-27T00:00:00%2B01:00", 25],
  ])("counts the true hours of %s", async (_, from, to, expected) => {
    const berlin = await startApp({ now }, smallSite("Europe/Berlin"));
    const url = `/api/v1/utilization?from=${from}&to=${to}&machines=lathe&groupBy=day`;
    const { rows } = (await berlin.get(url)).json();
    expect(rows).toHaveLength(1);
    const { denominator, unknown, value } = rows[0].figures.utilization;
    expect([denominator + unknown, value]).toEqual([expected * HOUR, null]);
    await berlin[Symbol.asyncDispose]();
  });

  test("answers for 400 days, and refuses more rows than anybody reads", async () => {
    const long = "from=2025-02-24T00:00:00Z&to=2026-03-31T00:00:00Z";
    const [all] = (await ask(`${long}&machines=mill&figures=utilization`)).rows;
    expect(all.figures.utilization).toMatchObject({ value: 3 / 9, numerator: 3 * HOUR });
    const many = {
      ...smallSiteData("Asia/Tokyo"),
      machines: Array.from({ length: 60 }, (_, i) => ({ ...site.machines[0], id: `m${i}` })),
    };
    const big = await startApp({ now }, { ...site, machines: many.machines as never });
    const refused = await big.get(`/api/v1/utilization?${long}&groupBy=machine,day`);
    expect(refused.json().mistakes[0].expected).toMatch(/at most 20000 rows/);
    // Every machine's every day must be read for it: over so many it is asked for by name.
    const unasked = (await big.get(`/api/v1/utilization?${long}`)).json().rows[0].figures;
    expect(Object.keys(unasked)).toEqual(figureIds.filter((id) => id !== "daysUsed"));
    await big[Symbol.asyncDispose]();
  });
});

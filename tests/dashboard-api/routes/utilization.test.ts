import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR, type Micros } from "../../../config/micros.ts";
import type { StateInterval } from "../../../config/wire/batch.ts";
import { type AppUnderTest, at, startApp } from "../app-under-test.ts";
import { smallSite } from "../small-site.ts";

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

describe("utilization", () => {
  let it: AppUnderTest;
  beforeAll(async () => {
    it = await startApp();
    await it.write({
      states: [
        // Monday 2026-03-02, 07:00 to 18:00 in Tokyo; open 08:00 to 17:00.
        ...hours("mill", "2026-03-01T22:00:00Z", 11, (i) => (i < 4 ? "running" : i < 6 ? "held" : "idle")),
        ...hours("lathe", "2026-03-01T15:00:00Z", 12, () => "down"),
      ],
    });
  });
  afterAll(() => it[Symbol.asyncDispose]());
  const day = "from=2026-03-02T00:00:00%2B09:00&to=2026-03-03T00:00:00%2B09:00";

  test("gives each figure with numerator, denominator, coverage and bounds", async () => {
    const answer = (await it.get(`/api/v1/utilization?${day}`)).json();
    expect(answer).toMatchObject({
      from: "2026-03-01T15:00:00Z",
      to: "2026-03-02T15:00:00Z",
      zone: "Asia/Tokyo",
      version: "live",
    });
    const [mill, lathe] = answer.rows;
    expect(mill).toEqual({
      keys: { machine: "mill" },
      figures: {
        utilization: {
          value: 3 / 9,
          numerator: 3 * HOUR,
          denominator: 9 * HOUR,
          denominatorName: "plannedBusyTime",
          unknown: 0,
          coverage: 1,
          lower: 3 / 9,
          upper: 3 / 9,
          inferred: 0,
        },
        occupancy: expect.objectContaining({ value: 5 / 9 }),
        faultFree: expect.objectContaining({ value: 1 }),
      },
    });
    expect(lathe.figures.faultFree).toMatchObject({ value: 0, coverage: 0.5, lower: 0, upper: 0.5 });
  });

  test("gives null, never zero, where there is nothing to divide by", async () => {
    const sunday = "from=2026-03-01T00:00:00%2B09:00&to=2026-03-02T00:00:00%2B09:00";
    const answer = (await it.get(`/api/v1/utilization?${sunday}&machines=mill&figures=occupancy`)).json();
    expect(answer.rows).toHaveLength(1);
    expect(answer.rows[0].figures).toEqual({
      occupancy: expect.objectContaining({
        value: null,
        coverage: null,
        lower: null,
        upper: null,
        denominator: 0,
      }),
    });
  });

  test("is CSV on request", async () => {
    const answer = await it.get(`/api/v1/utilization?${day}&machines=mill&figures=utilization&format=csv`);
    expect(answer.body.slice(1).split("\r\n")).toEqual([
      "machine,from,to,figure,value,lower,upper,coverage,numerator,denominator,unknown,inferred,denominatorName",
      `mill,2026-03-01T15:00:00Z,2026-03-02T15:00:00Z,utilization,${1 / 3},${1 / 3},${1 / 3},1,10800000000,32400000000,0,0,plannedBusyTime`,
      "",
    ]);
  });

  test.each([
    ["the night the clocks go forward", "2026-03-29T00:00:00%2B01:00", "2026-03-30T00:00:00%2B02:00", 23],
    ["the night they go back", "2026-10-25T00:00:00%2B02:00", "2026-10-26T00:00:00%2B01:00", 25],
  ])("counts the true hours of %s", async (_, from, to, expected) => {
    const berlin = await startApp({}, smallSite("Europe/Berlin"));
    const answer = (await berlin.get(`/api/v1/utilization?from=${from}&to=${to}&machines=lathe`)).json();
    const { denominator, unknown, value } = answer.rows[0].figures.utilization;
    expect([denominator + unknown, value]).toEqual([expected * HOUR, null]);
    await berlin[Symbol.asyncDispose]();
  });

  test("answers for 400 days, and lets others in meanwhile", async () => {
    const long = "from=2025-06-01T00:00:00Z&to=2026-07-06T00:00:00Z";
    const answer = (await it.get(`/api/v1/utilization?${long}&machines=mill&figures=utilization`)).json();
    expect(answer.rows[0].figures.utilization).toMatchObject({ value: 3 / 9, numerator: 3 * HOUR });
  });
});

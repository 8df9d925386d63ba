import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE, rfc3339FromMicros } from "../../../config/micros.ts";
import { siteSchema } from "../../../config/site/site.ts";
import { type AppUnderTest, at, startApp } from "../app-under-test.ts";
import { smallSiteData } from "../small-site.ts";

const day = at("2026-03-02T00:00:00Z");
const minute = (count: number) => day + count * MINUTE;
const data = smallSiteData("Asia/Tokyo");
const site = siteSchema.parse({
  ...data,
  cluster: {
    ...data.cluster,
    holidays: { dates: ["2026-03-20", "2026-04-29"], names: { "2026-03-20": "春分の日" } },
    calendar: { ...data.cluster.calendar, exceptions: [{ from: "2026-03-21", name: "棚卸し" }] },
  },
  policies: { booking: { peak: [{ days: ["mon"], hours: "09:00-12:00" }], changeover: "15 min" } },
  machines: data.machines.map((it) =>
    it.id === "mill"
      ? {
          ...it,
          booking: { maximum: "4 h" },
          capabilities: [{ process: "milling", name: { ja: "フライス加工", en: "Milling" } }],
          maintenance: [{ from: "2026-03-23T08:00:00+09:00", to: "2026-03-23T10:00:00+09:00", name: "点検" }],
        }
      : it,
  ),
});

describe("for the picture of a machine", () => {
  let it: AppUnderTest;
  beforeAll(async () => {
    it = await startApp({}, site);
    const states = (["running", "idle", "running", "idle"] as const).map((state, index) => ({
      ...{ machine: "mill", derivation: 0, rules: "r", state },
      ...{ from: minute(index * 2), until: minute(index * 2 + 2) },
    }));
    await it.write({
      states: [...states, { ...(states[0] as (typeof states)[0]), from: minute(8), until: minute(60) }],
    });
  });
  afterAll(() => it[Symbol.asyncDispose]());
  const strip = async (query: string) =>
    (
      await it.get(
        `/api/v1/machines/mill/strip?from=${rfc3339FromMicros(day)}&to=${rfc3339FromMicros(minute(90))}${query}`,
      )
    ).json();

  test("stretches shorter than a step are drawn together, and what nobody told is unknown", async () => {
    const { items } = await strip("&step=300");
    expect(items.map((item: { until: string; state: string }) => [at(item.until) - day, item.state])).toEqual(
      [
        [minute(6) - day, "running"],
        [minute(8) - day, "idle"],
        [minute(60) - day, "running"],
        [minute(90) - day, "unknown"],
      ],
    );
  });

  test("with a step of nothing every interval is there", async () => {
    expect((await strip("&step=0")).items).toHaveLength(6);
  });

  test("open hours tell closed days by name, peaks, maintenance and the form of bookings", async () => {
    const answer = await it.get(
      "/api/v1/open-hours?from=2026-03-20T00:00:00%2B09:00&to=2026-03-24T00:00:00%2B09:00",
    );
    expect(answer.statusCode).toBe(200);
    const { holidays, patterns, machines, zone } = answer.json();
    expect(zone).toBe("Asia/Tokyo");
    expect(holidays).toEqual([{ date: "2026-03-20", name: "春分の日" }]);
    const [mill, lathe] = machines;
    expect(patterns[mill.pattern]).toEqual({
      open: [{ from: "2026-03-22T23:00:00Z", to: "2026-03-23T08:00:00Z" }],
      peak: [{ from: "2026-03-23T00:00:00Z", to: "2026-03-23T03:00:00Z" }],
      days: [{ date: "2026-03-21", name: "棚卸し" }],
    });
    expect(mill.maintenance).toEqual([
      { from: "2026-03-22T23:00:00Z", to: "2026-03-23T01:00:00Z", name: "点検" },
    ]);
    expect(mill.rules).toMatchObject({
      maximum: 4 * 60 * MINUTE,
      changeover: 15 * MINUTE,
      granularity: 15 * MINUTE,
    });
    expect(mill.capabilities[0].process).toBe("milling");
    // The other machine is always open but on holidays.
    expect(patterns[lathe.pattern].open).toEqual([
      { from: "2026-03-20T15:00:00Z", to: "2026-03-23T15:00:00Z" },
    ]);
  });
});

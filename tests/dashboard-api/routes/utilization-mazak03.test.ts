import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MILLISECOND, microsFromRfc3339, SECOND } from "../../../config/micros.ts";
import { siteSchema } from "../../../config/site/site.ts";
import type { Figure } from "../../../dashboard-api/domain/utilization/figure.ts";
import { type AppUnderTest, startApp } from "../app-under-test.ts";
import { smallSiteData } from "../small-site.ts";
import { folder, recordedStates, referenceDays } from "./mazak03-recording.ts";

const data = smallSiteData("America/New_York");
const site = siteSchema.parse({
  ...data,
  machines: [{ ...data.machines[1], id: "mazak03" }],
});

interface Row {
  keys: Record<string, string>;
  figures: { occupancy: Figure; daysUsed?: Figure };
}

describe.skipIf(!existsSync(folder))("250 recorded days of Mazak03 through the API", () => {
  let it: AppUnderTest;
  const days = existsSync(folder) ? referenceDays() : [];
  beforeAll(async () => {
    it = await startApp({}, site);
    const states = recordedStates();
    for (let at = 0; at < states.length; at += 5_000)
      await it.write({ states: states.slice(at, at + 5_000) });
  }, 60_000);
  afterAll(() => it[Symbol.asyncDispose]());

  const ask = async (from: string, to: string, more: string): Promise<Row[]> => {
    const answer = await it.get(`/api/v1/utilization?from=${from}&to=${to}&${more}`);
    expect(answer.statusCode).toBe(200);
    return answer.json().rows;
  };
  const occupancy = async (from: string, to: string) =>
    (await ask(from, to, "figures=occupancy"))[0]?.figures.occupancy as Figure;

  test("2016-11-01 to the microsecond, with its bounds (G6)", async () => {
    const window = ["2016-11-01T08:42:17.075Z", "2016-11-01T19:06:12.121Z"] as const;
    const figure = await occupancy(...window);
    expect(figure.value).toBeCloseTo(0.504193, 6);
    expect(figure.lower).toBeCloseTo(0.481568, 6);
    expect(figure.upper).toBeCloseTo(0.511748, 6);
    expect(figure.denominator + figure.unknown).toBe(37_435.046 * SECOND);
    expect(Math.abs(figure.inferred - 559.321 * SECOND)).toBeLessThan(2 * MILLISECOND);
    expect(Math.abs(figure.unknown - (1_129.816 - 559.321) * SECOND)).toBeLessThan(3 * MILLISECOND);
    expect(figure.value).toBe(figure.numerator / figure.denominator);
  });

  test.each([
    ["2016-11-07", 478.753],
    ["2016-11-03", 6_451.166],
  ])("%s: in use %d s (G7)", async (date, seconds) => {
    const day = days.find((it) => it.file.includes(date.replaceAll("-", "")) && it.from.startsWith(date));
    const { numerator } = await occupancy(day?.from ?? "", day?.to ?? "");
    expect(Math.abs(numerator - seconds * SECOND)).toBeLessThan(MILLISECOND);
    // The controller's own counter agrees with what Execution says.
    expect(Math.abs(numerator - (day?.controller ?? 0)) / SECOND).toBeLessThan(3);
  });

  test("every day whose clock went only forward agrees with the reference", async () => {
    const forward = days.filter((day) => day.backSteps === 0);
    expect(days).toHaveLength(250);
    expect(forward).toHaveLength(141);
    for (const day of forward) {
      const figure = await occupancy(day.from, day.to);
      expect(Math.abs(figure.numerator - day.inUse), day.file).toBeLessThan(200 * MILLISECOND);
    }
  });

  test("days, weeks and months add up to the whole, over days of 23 and 25 hours too", async () => {
    const years = ["2016", "2017", "2018", "2019"].map((year) => [
      `${year}-01-01T05:00:00Z`,
      `${Number(year) + 1}-01-01T05:00:00Z`,
    ]);
    const used = new Set<string>();
    for (const [from = "", to = ""] of years) {
      const all = await ask(from, to, "figures=occupancy,daysUsed");
      const whole = all[0]?.figures.occupancy as Figure;
      const length = microsFromRfc3339(to) - microsFromRfc3339(from);
      expect(whole.denominator + whole.unknown).toBe(length);
      for (const key of ["day", "isoWeek", "month"]) {
        const rows = await ask(from, to, `figures=occupancy,daysUsed&groupBy=${key}`);
        for (const part of ["numerator", "denominator", "unknown", "inferred"] as const) {
          const sum = rows.reduce((total, row) => total + row.figures.occupancy[part], 0);
          expect(sum, `${from} ${key} ${part}`).toBe(whole[part]);
        }
        const usedDays = rows.reduce((total, row) => total + (row.figures.daysUsed?.numerator ?? 0), 0);
        expect(usedDays, key).toBe(all[0]?.figures.daysUsed?.numerator);
        if (key !== "day") continue;
        for (const row of rows) if (row.figures.occupancy.numerator > 0) used.add(row.keys.day ?? "");
      }
      expect((await ask(from, to, "figures=occupancy&groupBy=month")).length).toBe(12);
    }
    const inUse = days.filter((day) => day.inUse > 0);
    expect(used.size).toBeGreaterThanOrEqual(inUse.length);
    const localDay = (time: string) => Temporal.Instant.from(time).toZonedDateTimeISO(site.cluster.zone);
    for (const day of inUse) {
      const reached = [day.from, day.to].map((time) => localDay(time).toPlainDate().toString());
      expect(
        reached.some((name) => used.has(name)),
        day.file,
      ).toBe(true);
    }
  }, 120_000);
});

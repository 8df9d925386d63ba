import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../config/micros.ts";
import { type Site, siteSchema } from "../../../config/site/site.ts";
import { equivalentHours } from "../../../dashboard-api/domain/fairness/use/equivalent-hours.ts";
import { createEntitlements } from "../../../dashboard-api/fairness/entitlements.ts";
import { machineWeights } from "../../../dashboard-api/fairness/machine-weights.ts";
import { createPlannedTimes } from "../../../dashboard-api/fairness/planned-time.ts";
import { createDayPlans } from "../../../dashboard-api/ledger/day-plan.ts";
import { at } from "../app-under-test.ts";
import { smallSiteData } from "../small-site.ts";

/** The mill is open 08:00-17:00 on working days, the lathe always; both of several companies. */
const siteWith = (more: object, machines: readonly object[] = [{}, {}]): Site => {
  const data = smallSiteData("Asia/Tokyo");
  return siteSchema.parse({
    ...data,
    companies: ["one", "two", "three"].map((id) => ({ id, name: id, short: id })),
    machines: data.machines.map((machine, index) => ({ ...machine, ...machines[index] })),
    ...more,
  });
};
const entitlementsOf = (site: Site) =>
  createEntitlements(site, createPlannedTimes(site, createDayPlans(site)));
const day = (date: string) => at(`${date}T00:00:00+09:00`);
const window = (from: string, until: string) => ({ from: day(from), until: day(until) });
const told = (shares: ReadonlyMap<string, number>) =>
  Object.fromEntries([...shares].map(([company, share]) => [company, Number(share.toFixed(6))]));
const put = (company: string, amount: number, since: string, machine = "mill") => ({
  ...{ company, machine, amount, since },
});

describe("entitlement by the site file", () => {
  test("follows funding, and changes on the day on which money came in", () => {
    const site = siteWith({ funding: [put("one", 300, "2026-03-01"), put("two", 300, "2026-03-16")] });
    const { over } = entitlementsOf(site);
    expect(told(over(["mill"], window("2026-03-02", "2026-03-16")))).toEqual({ one: 1 });
    expect(told(over(["mill"], window("2026-03-16", "2026-03-30")))).toEqual({ one: 0.5, two: 0.5 });
    // Two weeks of five working days each.
    expect(told(over(["mill"], window("2026-03-02", "2026-03-30")))).toEqual({ one: 0.75, two: 0.25 });
  });

  test("weighs machines by rate and by the hours in which they are open", () => {
    const site = siteWith({ funding: [put("one", 1, "2026-01-01"), put("two", 1, "2026-01-01", "lathe")] }, [
      { rate: 8_000 },
      { rate: 1_000 },
    ]);
    const { over } = entitlementsOf(site);
    const [mill, lathe] = [8_000 * 5 * 9, 1_000 * 7 * 24];
    expect(over(["mill", "lathe"], window("2026-03-02", "2026-03-09")).get("one")).toBeCloseTo(
      mill / (mill + lathe),
      12,
    );
  });

  test("a company that joins or leaves has its part for its days, until the end of the last", () => {
    const site = siteWith({
      fairness: {
        shares: [{ since: "2026-01-01", shares: { one: 1, two: 1 } }],
        memberships: [{ company: "two", since: "2026-01-01", until: "2026-03-13" }],
      },
    });
    const { over } = entitlementsOf(site);
    expect(told(over(["mill"], window("2026-03-09", "2026-03-14")))).toEqual({ one: 0.5, two: 0.5 });
    expect(told(over(["mill"], window("2026-03-14", "2026-03-28")))).toEqual({ one: 1 });
    expect(told(over(["mill"], window("2026-03-09", "2026-03-21")))).toEqual({ one: 0.75, two: 0.25 });
  });

  test("a machine's own agreement comes before that of all, from its day on, and ends with an empty one", () => {
    const site = siteWith({
      funding: [put("three", 1, "2026-01-01"), put("three", 1, "2026-01-01", "lathe")],
      fairness: {
        shares: [
          { since: "2026-02-01", shares: { one: 1, two: 1 } },
          { since: "2026-03-01", machine: "lathe", shares: { two: 1 } },
          { since: "2026-03-15", shares: { one: 1 } },
          { since: "2026-04-01", machine: "lathe", shares: {} },
        ],
      },
    });
    const { over } = entitlementsOf(site);
    const of = (machine: string, date: string) =>
      told(over([machine], { from: day(date), until: day(date) + DAY }));
    expect(of("lathe", "2026-01-20")).toEqual({ three: 1 });
    expect(of("lathe", "2026-02-20")).toEqual({ one: 0.5, two: 0.5 });
    expect(of("lathe", "2026-03-20")).toEqual({ two: 1 });
    expect(of("lathe", "2026-04-01")).toEqual({ three: 1 });
    expect(of("mill", "2026-03-20")).toEqual({ one: 1 });
  });

  test("a grant's part divides as is stated for it", () => {
    const site = siteWith({
      funding: [put("one", 300, "2026-01-01"), put("two", 100, "2026-01-01")],
      fairness: {
        grantParts: [{ machine: "mill", amount: 400, since: "2026-01-01", shares: { two: 1, three: 1 } }],
      },
    });
    expect(told(entitlementsOf(site).over(["mill"], window("2026-03-02", "2026-03-09")))).toEqual({
      ...{ one: 0.375, two: 0.375, three: 0.25 },
    });
  });

  test("to peak hours alone counts the hours that each machine has of them", () => {
    const peak = [{ days: ["mon", "sat"], hours: "07:00-10:30" }];
    const site = siteWith({
      funding: [put("one", 1, "2026-01-01"), put("two", 1, "2026-01-01", "lathe")],
      policies: { booking: { peak } },
    });
    const { over } = entitlementsOf(site);
    // The mill is open in 2.5 h of Monday's, the lathe in all 7 h.
    expect(over(["mill", "lathe"], window("2026-03-02", "2026-03-09"), "peak").get("one")).toBeCloseTo(
      2.5 / 9.5,
      12,
    );
  });

  test("planned maintenance is no planned busy time, and a lease divides by days whether open or not", () => {
    const maintenance = [{ from: "2026-03-02T08:00:00+09:00", to: "2026-03-06T17:00:00+09:00" }];
    const site = siteWith({ funding: [put("one", 1, "2026-01-01"), put("two", 1, "2026-03-09")] }, [
      { maintenance },
    ]);
    const { over, ofMachine } = entitlementsOf(site);
    const twoWeeks = window("2026-03-02", "2026-03-16");
    expect(told(over(["mill"], twoWeeks))).toEqual({ one: 0.5, two: 0.5 });
    expect(told(ofMachine("mill", twoWeeks))).toEqual({ one: 0.75, two: 0.25 });
    const planned = createPlannedTimes(site, createDayPlans(site));
    expect(planned.within("mill", twoWeeks).all).toBe(5 * 9 * HOUR);
    expect(planned.within("mill", { from: twoWeeks.from, until: day("2026-03-09") }).all).toBe(0);
  });
});

describe("weights of hours", () => {
  test("refer to the mean price of all machines that have one, or to the price that is named", () => {
    const machines = [{ rate: 8_000 }, { rate: 4_000 }];
    const referenceRate = (...site: Parameters<typeof siteWith>) =>
      machineWeights(siteWith(...site)).at(0).referenceRate;
    expect(referenceRate({}, machines)).toBe(6_000);
    expect(referenceRate({ fairness: { referenceRate: 5_000 } }, machines)).toBe(5_000);
    expect(referenceRate({}, [{ rate: 0 }, { rate: 4_000 }])).toBe(4_000);
  });

  test("are 1 for every machine where none has a price, and nothing is told in money", () => {
    const { valuation, referenceRate } = machineWeights(siteWith({}, [{ rate: 0 }, { rate: 0 }])).at(0);
    expect(referenceRate).toBeNull();
    expect(valuation.machines.get("mill")).toEqual({ rate: 1, peakFactor: 1, referenceRate: 1 });
  });

  test("are those in force in the hour, at the midnight of the site, and so is what machines weigh among each other", () => {
    const changing = (before: number, after: number) => [
      { value: before },
      { from: "2026-03-09", value: after },
    ];
    const site = siteWith(
      {
        funding: [put("one", 1, "2026-01-01", "lathe"), put("two", 1, "2026-01-01")],
        fairness: { peakFactor: changing(1.25, 1.5), referenceRate: changing(4_000, 5_000) },
      },
      [{ rate: 4_000, calendar: { hours: "always" } }, { rate: changing(2_000, 5_000) }],
    );
    const weights = machineWeights(site);
    const twoWeeks = window("2026-03-02", "2026-03-16");
    const hoursOf = (time: string, isPeak: boolean) =>
      equivalentHours({ machine: "lathe", isPeak, duration: HOUR }, weights.at(at(time)).valuation);
    expect(hoursOf("2026-03-08T23:00:00+09:00", true)).toBe(0.5 * 1.25);
    expect(hoursOf("2026-03-09T00:00:00+09:00", true)).toBe(1.5);
    expect(weights.within(twoWeeks).map(({ from, until }) => [from, until])).toEqual([
      [day("2026-03-02"), day("2026-03-09")],
      [day("2026-03-09"), day("2026-03-16")],
    ]);
    // An hour of the lathe weighs .5 in the first week and 1 in the second, one of the mill 1 and .8.
    const shares = entitlementsOf(site).over(["mill", "lathe"], twoWeeks);
    expect(shares.get("one")).toBeCloseTo(1.5 / 3.3, 12);
  });

  test("machines of the same price and peak factor are of one group", () => {
    const fairness = { peakFactor: 1.5, peakFactors: { lathe: 2 } };
    const { groups, valuation } = machineWeights(siteWith({ fairness })).at(0);
    expect(groups.get("mill")).not.toBe(groups.get("lathe"));
    expect(valuation.machines.get("lathe")?.peakFactor).toBe(2);
    expect(new Set(machineWeights(siteWith({})).at(0).groups.values()).size).toBe(1);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR } from "../../../config/micros.ts";
import { siteSchema } from "../../../config/site/site.ts";
import { type AppUnderTest, at, startApp } from "../app-under-test.ts";
import { booked, slot } from "../booked.ts";
import { smallSiteData } from "../small-site.ts";

const data = smallSiteData("Asia/Tokyo");
const [mill, lathe] = data.machines;
const process = { process: "milling", name: { ja: "フライス加工", en: "Milling" } };
const site = siteSchema.parse({
  ...data,
  machines: [
    {
      ...mill,
      maintenance: [{ from: "2026-03-10T08:00:00+09:00", to: "2026-03-10T12:00:00+09:00" }],
      capabilities: [
        { ...process, envelope: { x: 500, y: 400, z: 300 }, tolerance: 0.01, materials: ["S45C"] },
      ],
    },
    { ...lathe, capabilities: [{ process: "turning" }, { process: "milling", envelope: { diameter: 200 } }] },
  ],
});

describe("the capacity outlook", () => {
  let it: AppUnderTest;
  beforeAll(async () => {
    // Thursday noon in Tokyo; the mill is open 08:00 to 17:00 on weekdays, the lathe always.
    const now = at("2026-03-05T03:00:00Z");
    const bookings = booked({
      mill: [
        slot("past", "one", "2026-03-02T00:00:00Z", "2026-03-02T04:00:00Z"),
        slot("B", "one", "2026-03-05T02:00:00Z", "2026-03-05T05:00:00Z"),
        slot("C", "one", "2026-03-10T02:00:00Z", "2026-03-10T04:00:00Z"),
      ],
    });
    it = await startApp({ now: () => now, bookings }, site);
    await it.write({
      states: [0, 1, 2, 3].map((i) => ({
        ...{
          machine: "mill",
          derivation: 0,
          rules: "r",
          state: i === 0 ? ("down" as const) : ("running" as const),
        },
        ...{
          from: at("2026-03-02T00:00:00Z") + i * HOUR,
          until: at("2026-03-02T00:00:00Z") + (i + 1) * HOUR,
        },
      })),
    });
  });
  afterAll(() => it[Symbol.asyncDispose]());

  test("tells free hours of machines per week, discounted by measured readiness, and says by which", async () => {
    const answer = (await it.get("/api/v1/capacity?weeks=2")).json();
    expect(answer).toMatchObject({
      from: "2026-03-05T03:00:00Z",
      to: "2026-03-15T15:00:00Z",
      measured: { from: "2026-01-07T15:00:00Z", to: "2026-03-05T03:00:00Z" },
    });
    const [first, second] = answer.machines;
    // Booked and seen: 4 h of Monday, a quarter of it down, and an hour of Thursday not seen.
    expect(first.reliability).toMatchObject({ by: "readiness", factor: 3 / 4, coverage: 4 / 5 });
    expect(first.weeks).toEqual([
      {
        ...{ isoWeek: "2026-W10", from: "2026-03-05T03:00:00Z", to: "2026-03-08T15:00:00Z" },
        ...{
          open: 14 * HOUR,
          maintenance: 0,
          outage: 0,
          booked: 2 * HOUR,
          free: 12 * HOUR,
          expected: 9 * HOUR,
        },
      },
      {
        ...{ isoWeek: "2026-W11", from: "2026-03-08T15:00:00Z", to: "2026-03-15T15:00:00Z" },
        ...{
          open: 45 * HOUR,
          maintenance: 4 * HOUR,
          outage: 0,
          booked: HOUR,
          free: 40 * HOUR,
          expected: 30 * HOUR,
        },
      },
    ]);
    expect(second.reliability).toMatchObject({ by: null, factor: 1, coverage: 0 });
    expect(answer.processes).toEqual([
      {
        ...process,
        machines: ["mill", "lathe"],
        weeks: [
          { isoWeek: "2026-W10", free: (12 + 84) * HOUR, expected: (9 + 84) * HOUR },
          { isoWeek: "2026-W11", free: (40 + 168) * HOUR, expected: (30 + 168) * HOUR },
        ],
      },
      expect.objectContaining({ process: "turning", name: null, machines: ["lathe"] }),
    ]);
  });

  test("refuses weeks that nobody can plan", async () => {
    const answer = await it.get("/api/v1/capacity?weeks=27");
    expect(answer.json().mistakes).toEqual([{ where: "query/weeks", expected: expect.stringMatching(/26/) }]);
  });
});

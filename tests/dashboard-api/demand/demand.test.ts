import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../config/micros.ts";
import { siteSchema } from "../../../config/site/site.ts";
import { makeToken } from "../../../dashboard-api/access/token.ts";
import { createTokenBook } from "../../../dashboard-api/access/token-book.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { createDemandReader } from "../../../dashboard-api/demand/demand-reader.ts";
import { type DatabasePlace, databasePlaces, pglitePlace } from "../../contracts/databases.ts";
import { startApp } from "../app-under-test.ts";
import { bookingSiteData } from "../bookings/booking-site.ts";
import { at, type LineUnderTest, lineUnderTest, made } from "../waitlist/line-under-test.ts";

const peak = { peak: [{ days: ["mon", "tue", "wed", "thu", "fri"], hours: "09:00-17:00" }] };
/** Mill and lathe can do the same. */
function siteOf(fairness: object = {}) {
  const data = bookingSiteData(peak);
  const machines = data.machines.map((it) => ({ ...it, capabilities: [{ process: "cutting" }] }));
  return siteSchema.parse({ ...data, machines, fairness });
}

describe.each(databasePlaces)("demand on %s", (_, start) => {
  let place: DatabasePlace;
  let database: Database;
  let it: LineUnderTest;
  /** A Tuesday of its own for each test, three weeks apart, so that nothing is a retry of another test's. */
  let day = at("11-03 00:00") - 21 * DAY;
  const hour = (n: number) => day + n * HOUR;
  beforeAll(async () => {
    place = await start();
    ({ database } = await place.fresh());
  });
  afterAll(() => place[Symbol.asyncDispose]());
  const begin = () => {
    day += 21 * DAY;
    it = lineUnderTest(database, { site: siteOf(), clock: { now: day - 2 * DAY } });
  };
  /** Hours requested and granted of each demand. */
  const told = async (company: string) => {
    const reader = createDemandReader({ database, site: siteOf() });
    const demands = await reader.demands({ from: day - 3 * DAY, to: day + 14 * DAY, company });
    expect(demands.every(({ group }) => group === "cutting")).toBe(true);
    return demands.map((demand) => [demand.requested / HOUR, demand.granted / HOUR, demand.peak / HOUR]);
  };

  test("is what was granted and what was lost to somebody else's time, retries being one", async () => {
    begin();
    made(await it.book("one", hour(9), hour(12)));
    expect((await it.book("two", hour(9), hour(12))).result).toBe("busy");
    it.clock.now += DAY;
    expect((await it.book("two", hour(8), hour(12))).result).toBe("busy");
    made(await it.book("two", hour(15), hour(18), "lathe"));
    expect(await told("one")).toEqual([[3, 3, 3]]);
    expect(await told("two")).toEqual([[4, 3, 3]]);
  });

  test("is none of a dry run, of what the rules refuse, and of what its company cancels itself", async () => {
    begin();
    const taken = made(await it.book("one", hour(9), hour(12)));
    const details = { purpose: "within", grant: null, job: null, person: null, mentor: null } as const;
    const wish = { machine: it.machine(), company: "two", from: hour(9), until: hour(12), ...details };
    expect((await it.desk.check(wish)).busy).toHaveLength(1);
    expect((await it.book("two", hour(9), hour(9) + HOUR / 6)).result).toBe("refused");
    expect(await told("two")).toEqual([]);
    made(await it.decide(taken.id, "cancel"));
    expect(await told("one")).toEqual([]);
  });

  test("stays unmet when a booking has to make way for maintenance", async () => {
    begin();
    made(await it.book("one", hour(9), hour(12)));
    const block = { kind: "maintenance" as const, from: hour(8), until: hour(13), displaces: true };
    made(await it.desk.block({ ...block, machine: it.machine() }, it.deed(null, "office"), null));
    expect(await told("one")).toEqual([[3, 0, 3]]);
  });

  test("is one with the place in line that followed, granted once the offer is accepted", async () => {
    begin();
    const taken = made(await it.book("one", hour(9), hour(12)));
    const entry = made(await it.join("two", hour(9), hour(12)));
    expect(await told("two")).toEqual([[3, 0, 3]]);
    made(await it.decide(taken.id, "cancel"));
    await it.runJob();
    made(await it.answer(entry.id, "accept"));
    expect(await told("two")).toEqual([[3, 3, 3]]);
    const again = made(await it.join("three", hour(9), hour(12)));
    expect(await told("three")).toEqual([[3, 0, 3]]);
    made(await it.line.leave(again.id, it.deed("three")));
    expect(await told("three")).toEqual([]);
  });

  test("is the time a booking is made longer by, had or not, and nothing for a mere move", async () => {
    begin();
    const booking = made(await it.book("one", hour(9), hour(12)));
    made(await it.book("two", hour(14), hour(16)));
    const target = { id: booking.id, machine: it.machine() };
    const until = (n: number, version: number) =>
      it.desk.revise(target, version, { until: hour(n), details: {} }, it.deed("one"));
    expect((await until(15, booking.version)).result).toBe("busy");
    const longer = made(await until(14, booking.version));
    expect(await told("one")).toEqual([
      [3, 3, 3],
      [3, 2, 3],
    ]);
    const earlier = { from: hour(3), until: hour(8), details: {} };
    made(await it.desk.revise(target, longer.version, earlier, it.deed("one")));
    expect(await told("one")).toHaveLength(2);
  });

  test("is one demand for each occurrence of a series", async () => {
    begin();
    made(await it.book("one", hour(9), hour(12)));
    const date = (offset: number) =>
      Temporal.Instant.fromEpochMilliseconds((day + offset * DAY) / 1_000)
        .toZonedDateTimeISO("Asia/Tokyo")
        .toPlainDate()
        .toString();
    const series = { first: date(0), until: date(14), everyWeeks: 1, hours: "09:00-11:00", except: [] };
    const details = { purpose: "within", grant: null, job: null, person: null, mentor: null } as const;
    const wish = { machine: it.machine(), company: "two", series, ...details };
    made(await it.desk.makeSeries(wish, false, it.deed("two"), null));
    expect((await told("two")).toSorted()).toEqual([
      [2, 0, 2],
      [2, 2, 2],
      [2, 2, 2],
    ]);
  });
});

test("GET /demand tells a member its own, and of others what the policy lets it see", async () => {
  await using place = await pglitePlace();
  const { database } = await place.fresh();
  const it = lineUnderTest(database, { site: siteOf() });
  const day = at("11-10 00:00");
  made(await it.book("one", day + 9 * HOUR, day + 12 * HOUR));
  await it.book("two", day + 9 * HOUR, day + 11 * HOUR);
  made(await it.book("three", day + 12 * HOUR, day + 13 * HOUR));
  const tokens = {
    one: makeToken("planner", "member", { company: "one" }),
    committee: makeToken("keiko", "committee"),
    machine: makeToken("page", "machine", { machine: "mill" }),
  };
  const answers = async (fairness: object, who: keyof typeof tokens, query = "") => {
    const book = createTokenBook(Object.values(tokens).map(({ entry }) => entry));
    await using app = await startApp({ database, now: () => it.clock.now, tokens: book }, siteOf(fairness));
    const answer = await app.app.inject({
      url: `/api/v1/demand?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z${query}`,
      headers: { authorization: `Bearer ${tokens[who].token}` },
    });
    return { status: answer.statusCode, rows: (answer.json() as { rows: object[] }).rows, text: answer.body };
  };
  const one = { keys: { company: "one" }, demands: 1, attempts: 1, requested: 3 * HOUR, granted: 3 * HOUR };
  const named = await answers({}, "one");
  expect(named.rows).toMatchObject([
    { ...one, met: 1, peak: 3 * HOUR },
    { keys: { company: "two" }, requested: 2 * HOUR, granted: 0, met: 0 },
    { keys: { company: "three" }, granted: HOUR, met: 1 },
  ]);
  const anonymous = await answers({ others: "anonymous" }, "one");
  expect(anonymous.rows).toMatchObject([one, { keys: { company: null }, demands: 2, granted: HOUR }]);
  expect(anonymous.text).not.toMatch(/two|three/);
  expect((await answers({ others: "hidden" }, "one")).rows).toMatchObject([one]);
  expect((await answers({ others: "hidden" }, "committee")).rows).toHaveLength(3);
  const grouped = await answers({}, "committee", "&groupBy=group,month");
  expect(grouped.rows).toMatchObject([{ keys: { group: "cutting", month: "2026-11" }, demands: 3 }]);
  expect((await answers({}, "machine")).status).toBe(403);
}, 90_000);

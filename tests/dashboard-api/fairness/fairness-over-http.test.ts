import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR } from "../../../config/micros.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import type { FairnessView } from "../../../dashboard-api/routes/fairness-schema.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import type { AppUnderTest } from "../app-under-test.ts";
import { recordUnfair, startUnfair, unfairSite, window } from "./unfair-site.ts";

const url = `/api/v1/fairness?${window}`;

describe.each(databasePlaces)("fairness over HTTP on %s", (_, start) => {
  let place: DatabasePlace;
  let it: AppUnderTest;
  let database: Database;
  beforeAll(async () => {
    place = await start();
    ({ database } = await place.fresh());
    await recordUnfair(database);
    it = await startUnfair(database);
  }, 60_000);
  afterAll(async () => {
    await it[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });
  const ask = async (query: string) => {
    const answer = await it.get(url + query, "committee");
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json() as FairnessView;
  };

  test("tells use against entitlement first: shares, balance, demand met and coverage, with bounds", async () => {
    const { rows, basis, currency, referenceRate, zone } = await ask("");
    expect({ basis, currency, referenceRate, zone }).toEqual({
      ...{ basis: "chargeable", currency: "JPY", referenceRate: 5_000, zone: "Asia/Tokyo" },
    });
    const [row] = rows;
    expect(row?.members.map((member) => member.company)).toEqual(["one", "two", "three"]);
    const [one, two, three] = row?.members ?? [];
    expect(one?.entitlement).toBeCloseTo(5 / 7, 12);
    expect(one?.use).toEqual({ value: 50, lower: 50, upper: 59.666666666666664 });
    expect(one?.money).toBe(250_000);
    expect(one?.share?.value).toBeCloseTo(50 / 130, 12);
    expect(one?.share?.lower).toBeCloseTo(50 / 139.6666666, 6);
    expect(one?.share?.upper).toBeCloseTo(59.6666666 / 139.6666666, 6);
    expect(one?.relative?.value).toBeCloseTo((50 / 130) * 1.4, 12);
    expect(one?.entitledUse).toBeCloseTo((5 / 7) * 130, 10);
    expect(one?.balance.value).toBeCloseTo((5 / 7) * 130 - 50, 10);
    const balances = (row?.members ?? []).reduce((sum, member) => sum + member.balance.value, 0);
    expect(balances).toBeCloseTo(0, 9);
    expect(one?.coverage).toBe(1);
    expect(one?.demand).toBeNull();
    expect(two?.demand).toMatchObject({ requested: 30, granted: 30, met: 1, shortfall: 0 });
    // The largest attempt of one demand; the week has 168 hours, so that it could have had all of it.
    expect(three?.demand).toMatchObject({
      requested: 60,
      granted: 50,
      met: 50 / 60,
      fair: 60,
      shortfall: 10,
    });
    expect(one?.peak).toBeNull();
    expect(row?.outsiders).toEqual([{ company: "guest", use: 4, money: 20_000, coverage: 1 }]);
    expect(row?.total).toEqual({ use: 130, money: 650_000 });
    expect(row?.unassigned.use).toBeCloseTo(10 - 1 / 3, 10);
    expect(row?.coverage).toBe(1);
    expect(row?.detail).toBeUndefined();
  });

  test("tells the golden indices in detail, and claims with who goes first", async () => {
    const { rows, claims } = await ask("&detail=true");
    const detail = rows[0]?.detail;
    expect(detail?.jainWeighted).toBeCloseTo(0.619048, 6);
    expect(detail?.jainUnweighted).toBeCloseTo(0.771429, 6);
    expect(detail?.gini).toBeCloseTo(0.351648, 6);
    // 9.67 hours are nobody's: given to the one behind it would be fairer, to the one ahead less fair.
    expect(detail?.bounds.gini?.lower).toBeLessThan(0.351648);
    expect(detail?.bounds.gini?.upper).toBeGreaterThan(0.351648);
    expect(detail?.bounds.jainWeighted?.upper).toBeGreaterThan(0.619048);
    expect(detail?.lorenz?.at(0)).toEqual({ entitlement: 0, use: 0 });
    expect(detail?.lorenz).toHaveLength(4);
    expect(detail?.demandMet).toBeCloseTo(80 / 90, 12);
    expect(detail?.shortfall).toBe(10);
    expect(claims?.map((claim) => [claim.company, claim.place])).toEqual([
      ["one", 1],
      ["two", 2],
      ["three", 3],
      ["guest", null],
    ]);
    const weight = (daysAgo: number) => 0.5 ** (daysAgo / 28);
    // Of company one: 24 h on the first and second day each, 2 h on the third, of ten.
    const decayed = 24 * weight(9) + 24 * weight(8) + 2 * weight(7);
    expect(claims?.[0]?.decayedUse).toBeCloseTo(decayed, 9);
    expect(claims?.[0]?.claim).toBeCloseTo(decayed / (5 / 7), 9);
  });

  test("measures by own use and by what was booked when asked to", async () => {
    const used = await ask("&basis=used");
    expect(used.rows[0]?.members.map((member) => member.use.value)).toEqual([
      50 - 1 / 6,
      30 - 1 / 6,
      50 - 1 / 6,
    ]);
    const booked = await ask("&basis=booked");
    expect(booked.rows[0]?.members.map((member) => member.use.value)).toEqual([50, 30, 50]);
    expect(booked.rows[0]?.unassigned.use).toBe(0);
  });

  test("by month, each month is a row, and together they are the whole", async () => {
    const parted = await it.get(
      "/api/v1/fairness?from=2026-02-25T00:00:00%2B09:00&to=2026-03-12T00:00:00%2B09:00&groupBy=month",
      "committee",
    );
    const { rows } = parted.json() as FairnessView;
    expect(rows.map((row) => row.keys.month)).toEqual(["2026-02", "2026-03"]);
    expect(rows[0]?.to).toBe(rows[1]?.from);
    expect(rows[0]?.members[0]?.share).toBeNull();
    expect(rows[0]?.members[0]?.relative).toBeNull();
    expect(rows[0]?.coverage).toBe(0);
    expect(rows[1]?.total.use).toBe(130);
  });

  test("as CSV, a line each company, outsider, unassigned use and the total", async () => {
    const answer = await it.get(`${url}&format=csv`, "committee");
    expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
    const [heading, ...lines] = answer.body.replace("\uFEFF", "").trim().split("\r\n");
    const cells = lines.map((line) => line.split(","));
    const names = heading?.split(",") ?? [];
    expect(cells.every((line) => line.length === names.length)).toBe(true);
    const column = (name: string) => cells.map((line) => line[names.indexOf(name)]);
    expect(column("kind")).toEqual(["member", "member", "member", "outsider", "unassigned", "total"]);
    expect(column("company").slice(0, 4)).toEqual(["one", "two", "three", "guest"]);
    expect(column("use").map(Number)).toEqual([50, 30, 50, 4, 9.666666666666666, 130]);
    expect(column("from")[0]).toBe("2026-03-02 00:00:00");
    expect(column("fromOffset")[0]).toBe("UTC+09:00");
  });

  test("one figure opens into sentences of both languages and lines that sum to it exactly", async () => {
    const answer = await it.get(`/api/v1/fairness/explain?${window}&member=one&limit=20`, "member");
    expect(answer.statusCode, answer.body).toBe(200);
    const told = answer.json();
    expect(told.sums).toEqual({
      lines: 50 * HOUR,
      use: 50 * HOUR,
      agree: true,
      hours: expect.closeTo(50, 9),
    });
    expect(told.items).toHaveLength(20);
    const all = [...told.items];
    for (let next = told.next; next !== null; ) {
      const page = (
        await it.get(
          `/api/v1/fairness/explain?${window}&member=one&limit=20&after=${next}&version=${told.version}`,
          "member",
        )
      ).json();
      all.push(...page.items);
      next = page.next;
    }
    expect(all.reduce((sum, line) => sum + line.duration, 0)).toBe(50 * HOUR);
    const sentences = Object.fromEntries(
      told.facts.map((fact: { id: string; sentence: object }) => [fact.id, fact.sentence]),
    );
    expect(sentences.entitlement.ja).toContain("71.4%");
    expect(sentences.use.en).toContain("It used 50 equivalent hours, 38.5% of the 130 hours of all members.");
    expect(sentences.lessThanEntitled.ja).toContain("0.54");
    expect(sentences.sumOfParts.en).toContain("50 hours");
    expect(sentences.coverage.en).toContain("all of the time");
    expect(sentences.claim.ja).toContain("1");
  });

  test("when all prices rise together nobody's share changes; a machine's own rise weighs from its day on", async () => {
    const changing = (after: number) => [{ value: 5_000 }, { from: "2026-03-04", value: after }];
    const asked = async (fairness: object, path: string) => {
      const site = unfairSite();
      const machines = site.machines.map((machine) => ({ ...machine, rate: changing(10_000) }));
      await using changed = await startUnfair(database, {
        ...{ ...site, machines },
        fairness: { ...site.fairness, ...fairness },
      });
      return (await changed.get(path, "committee")).json();
    };
    const before = await ask("&detail=true");
    const together = await asked({}, `${url}&detail=true`);
    expect(together.referenceRate).toBe(10_000);
    const shares = (view: FairnessView) => view.rows[0]?.members.map((member) => [member.use, member.share]);
    expect(shares(together)).toEqual(shares(before));
    // In hours of 5,000 yen, those after the change count twice.
    const alone = await asked({ referenceRate: 5_000 }, url);
    const own = (view: FairnessView) => view.rows[0]?.members[0]?.use.value ?? 0;
    expect(own(alone)).toBeGreaterThan(own(before));
    const opened = await asked({ referenceRate: 5_000 }, `/api/v1/fairness/explain?${window}&member=one`);
    expect(opened.sums).toMatchObject({ agree: true, hours: expect.closeTo(own(alone), 9) });
    const hours = opened.items.map((line: { hour: string; duration: number; hours: number }) => [
      line.hour >= "2026-03-03T15:00:00",
      line.hours / (line.duration / HOUR),
    ]);
    expect(new Set(hours.map(String))).toEqual(new Set(["false,1", "true,2"]));
  });

  test("with other shares everything would be as fair as it is unfair now, and nothing has changed", async () => {
    const before = await ask("&detail=true");
    const shares = [{ since: "2026-01-01", shares: { one: 5, two: 3, three: 5 } }];
    const answer = await it.get("/api/v1/fairness/what-if", "committee", {
      ...{ method: "POST", payload: { from: rowFrom(before), to: rowTo(before), shares } },
    });
    expect(answer.statusCode, answer.body).toBe(200);
    const { asIs, changed } = answer.json();
    expect(asIs.detail.jainWeighted).toBeCloseTo(0.619048, 6);
    expect(changed.detail.jainWeighted).toBeCloseTo(1, 12);
    expect(changed.detail.gini).toBeCloseTo(0, 12);
    expect(await ask("&detail=true")).toEqual(before);
  });

  test("with quotas, bookings that they would have refused had never been", async () => {
    const answer = await it.get("/api/v1/fairness/what-if", "committee", {
      ...{ method: "POST" },
      payload: {
        ...{ from: "2026-03-02T00:00:00+09:00", to: "2026-03-12T00:00:00+09:00" },
        quotas: [{ hours: 40, windowDays: 28 }],
      },
    });
    const { asIs, changed, refused } = answer.json();
    expect(refused.map((it: { booking: string }) => it.booking).sort()).toEqual(["of-one", "of-three"]);
    expect(asIs.members.map((member: { use: { value: number } }) => member.use.value)).toEqual([50, 30, 50]);
    expect(changed.members.map((member: { use: { value: number } }) => member.use.value)).toEqual([0, 30, 0]);
  });

  test("every mistake of a thought is told at once, and a version that does not exist", async () => {
    const answer = await it.get("/api/v1/fairness/what-if", "committee", {
      ...{ method: "POST" },
      payload: {
        ...{ from: "2026-03-02T00:00:00Z", to: "2026-03-01T00:00:00Z", peakFactors: { saw: 2 } },
        shares: [{ since: "2026-01-01", machine: "saw", shares: { nobody: 1 } }],
      },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().mistakes.map((mistake: { where: string }) => mistake.where)).toEqual([
      ...["body/to", "body/peakFactors", "body/shares/0/shares", "body/shares/0/machine"],
    ]);
    const unknown = await it.get(`${url}&version=99`, "committee");
    expect(unknown.statusCode).toBe(400);
    expect(unknown.json().mistakes[0].where).toBe("query/version");
  });
});

const rowFrom = ({ from }: FairnessView) => from;
const rowTo = ({ to }: FairnessView) => to;

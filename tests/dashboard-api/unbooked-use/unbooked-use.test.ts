import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND } from "../../../config/micros.ts";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import type { Deed } from "../../../dashboard-api/bookings/write-changes.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { createDayPlans } from "../../../dashboard-api/ledger/day-plan.ts";
import { createBooksReader } from "../../../dashboard-api/ledger/ledger-books-reader.ts";
import { createLiveBooksReader } from "../../../dashboard-api/ledger/live-books-reader.ts";
import { createUnbookedUse, type UnbookedUse } from "../../../dashboard-api/unbooked-use/unbooked-use.ts";
import { type DatabasePlace, postgresPlace } from "../../contracts/databases.ts";
import { type ReadableStore, startReadableSqlite } from "../../contracts/readable-stores.ts";
import { ordered } from "../ledger/ledger-under-test.ts";
import { type Reconciled, reconciled, siteWith, tokyo } from "../reconciliation/reconciled.ts";

const t = (text: string) => tokyo(`2026-03-${text}`);

describe("unbooked use", () => {
  let place: DatabasePlace;
  let store: ReadableStore;
  let database: Database;
  let it: Reconciled;
  let unbooked: UnbookedUse;
  beforeAll(async () => {
    place = await postgresPlace();
  });
  afterAll(() => place[Symbol.asyncDispose]());
  afterEach(() => store[Symbol.asyncDispose]());
  const deed = (): Deed => ({
    ...{ actor: { name: "clerk", role: "office", person: null }, actedFor: null, reason: "they phoned" },
    at: it.clock.now,
  });
  const window = { from: t("02 00:00"), until: t("05 00:00") };
  const runs = async () =>
    (await unbooked.runs(["mill"], window)).map(({ from, until, company }) => [
      (from - window.from) / HOUR,
      (until - window.from) / HOUR,
      company,
    ]);
  const sums = async () => {
    const { site, books } = it;
    const plans = createDayPlans(site);
    const picture = { live: () => undefined };
    const asked = { machines: ["mill"], from: window.from, to: window.until, groupBy: ["member"] as const };
    const ledger = await createBooksReader({ database, site, plans, books, picture }).sums(asked);
    const live = await createLiveBooksReader({ site, books, picture: picture as never }).sums(asked);
    expect(ordered(ledger.groups)).toEqual(ordered(live.groups));
    const unbookedHours = ledger.groups.flatMap(({ keys, lines }) =>
      lines
        .filter((line) => line.kind === "unbooked")
        .map((line) => [keys.member, line.ownerCompany, line.duration / HOUR]),
    );
    return { version: ledger.version, unbookedHours: unbookedHours.toSorted() };
  };
  /** Rounds until what has been touched is booked; how many machine-days that were. */
  const settle = async () => {
    it.clock.now += 10 * SECOND;
    const { computed } = await it.materialiser.round();
    return computed;
  };

  /** Three days: a run of two hours on each, the last of them past midnight, and none of it booked. */
  beforeEach(async () => {
    store = await startReadableSqlite();
    ({ database } = await place.fresh());
    it = reconciled({ store, database, site: siteWith(), now: t("02 00:00") });
    unbooked = createUnbookedUse({ database, site: it.site, books: it.books });
    await seedSite(database, it.site);
    await it.materialiser.round();
    await it.tell(t("02 00:00"), [
      ["idle", 9 * HOUR],
      ["running", 2 * HOUR],
      ["idle", 22 * HOUR],
      ["running", 2 * HOUR],
      ["idle", 12 * HOUR],
      ["setup", 2 * HOUR],
      ["idle", 40 * HOUR],
    ]);
    it.clock.now = t("05 02:00");
    await settle();
    await settle();
  });

  test("is told run by run, and what is assigned with its company", async () => {
    expect(await runs()).toEqual([
      [9, 11, null],
      [33, 35, null],
      [47, 49, null],
    ]);
    const met = await unbooked.assign(
      { machine: "mill", from: t("02 10:00"), until: t("03 09:30"), company: "one" },
      deed(),
    );
    expect(met.map(({ company, durations }) => [company, durations])).toEqual([
      ["one", { running: HOUR }],
      ["one", { running: 30 * MINUTE }],
    ]);
    expect(await runs()).toEqual([
      [9, 10, null],
      [10, 11, "one"],
      [33, 33.5, "one"],
      [33.5, 35, null],
      [47, 49, null],
    ]);
  });

  test("belongs to the company it is assigned to in all books, which are kept again for these days alone", async () => {
    const before = await sums();
    expect(before.unbookedHours).toEqual([
      [null, null, 2],
      [null, null, 4],
    ]);
    await unbooked.assign(
      { machine: "mill", from: t("03 09:00"), until: t("03 11:00"), company: "two" },
      deed(),
    );
    expect(await settle()).toBe(1);
    const after = await sums();
    expect(after.version).toBe(before.version + 1);
    expect(after.unbookedHours).toEqual(
      [
        ["two", "two", 2],
        [null, null, 2],
        [null, null, 2],
      ].toSorted(),
    );
    await unbooked.assign(
      { machine: "mill", from: t("03 20:00"), until: t("04 02:00"), company: "two" },
      deed(),
    );
    expect(await settle()).toBe(2);
    expect((await sums()).unbookedHours).toEqual(
      [
        ["two", "two", 2],
        ["two", "two", 2],
        [null, null, 2],
      ].toSorted(),
    );
    await unbooked.assign({ machine: "mill", from: window.from, until: window.until, company: null }, deed());
    expect(await settle()).toBe(3);
    expect((await sums()).unbookedHours).toEqual(before.unbookedHours);
  });

  test("is not taken from a booking that owns it, whatever is assigned", async () => {
    it.clock.now = t("02 00:00");
    await it.book("one", t("02 09:00"), t("02 10:30"));
    it.clock.now = t("05 02:00");
    await settle();
    await unbooked.assign(
      { machine: "mill", from: window.from, until: window.until, company: "two" },
      deed(),
    );
    await settle();
    await settle();
    expect(await runs()).toEqual([
      [33, 35, "two"],
      [47, 49, "two"],
    ]);
    await sums();
  });

  test("stays decided as it was: decisions are only ever added, and audited", async () => {
    await unbooked.assign(
      { machine: "mill", from: window.from, until: window.until, company: "two" },
      deed(),
    );
    await expect(
      database.use((db) => db.updateTable("use_assignment").set({ company: "one" }).execute()),
    ).rejects.toThrow("stays on record");
    const [entry] = await database.use((db) =>
      db.selectFrom("audit").selectAll().where("action", "=", "unbooked-use.assign").execute(),
    );
    expect(entry).toMatchObject({
      name: "clerk",
      reason: "they phoned",
      subject: { machine: "mill", company: "two" },
    });
  });

  test("of a day that was never booked is assigned before it is", async () => {
    await it.tell(t("05 01:00"), [
      ["running", HOUR],
      ["idle", DAY],
    ]);
    await unbooked.assign(
      { machine: "mill", from: t("05 01:00"), until: t("05 02:00"), company: "one" },
      deed(),
    );
    it.clock.now = t("06 03:00");
    expect(await settle()).toBe(1);
    const [run] = await unbooked.runs(["mill"], { from: t("05 00:00"), until: t("06 00:00") });
    expect(run).toMatchObject({ company: "one", durations: { running: HOUR } });
    await sums();
  });
});

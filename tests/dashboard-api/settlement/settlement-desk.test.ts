import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { totalOf } from "../../../dashboard-api/domain/fairness/settlement/statement.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import { at, deskUnderTest } from "../bookings/desk-under-test.ts";
import { settlementSite, settlementUnderTest, tokyo, use } from "./settlement-under-test.ts";

const lease = (monthly: unknown, more: object = {}) => ({
  fixedCosts: [{ id: "lease", name: { ja: "リース料", en: "Lease" }, monthly, from: "2026-04-01", ...more }],
});
const now = tokyo("2026-06-03 09:00");

describe.each(databasePlaces)("the settlement on %s", (_, start) => {
  let place: DatabasePlace;
  let database: Database;
  const settled = (
    ...given: [lines: Parameters<typeof settlementUnderTest>[1], settlement?: object, fees?: object]
  ) => {
    const [lines, settlement = {}, fees = {}] = given;
    return settlementUnderTest(database, lines, settlementSite(settlement, fees));
  };
  beforeAll(async () => {
    place = await start();
    ({ database } = await place.fresh());
  }, 120_000);
  afterAll(() => place[Symbol.asyncDispose]());

  test("three statements of 3,335 yen carry 333 yen of tax each, and the committee's total is their sum", async () => {
    const it = settled([], lease(10_005));
    const { documents } = await it.desk.draft("2026-05", now);
    expect(documents.map(({ recipient, net, tax, total }) => [recipient.id, net, tax, total])).toEqual([
      ["one", 3_335, 333, 3_668],
      ["three", 3_335, 333, 3_668],
      ["two", 3_335, 333, 3_668],
    ]);
    expect(totalOf(documents)).toEqual({ net: 10_005, tax: 999, total: 11_004 });
    expect(documents[0]).toMatchObject({
      ...{ kind: "statement", number: null, issuedOn: null, isQualifiedInvoice: true },
      period: { from: "2026-05-01", to: "2026-05-31" },
      issuer: { name: "共同利用会", invoiceNumber: "T1234567890123" },
      lines: [{ text: { ja: "リース料" }, quantity: 1 / 3, unit: "share", taxRate: 10, isReduced: false }],
    });
  });

  test("a month is locked as it was published, whatever the books say later; a later statement corrects it", async () => {
    const it = settled([
      use("one", 2),
      use("two", 1, { isPeak: true }),
      use(null, 3, { part: "unassigned" }),
    ]);
    const published = await it.desk.publish("2026-05", it.deed("2026-06-03 09:00"));
    expect(published.map((one) => [one.number, one.document.total, one.document.ledgerVersion])).toEqual([
      ["2026-05-one-1", 11_000, 7],
      ["2026-05-two-1", 5_500, 7],
    ]);
    expect(published[0]?.document).toMatchObject({ issuedOn: "2026-06-03", dueOn: "2026-07-03" });
    expect((await it.desk.published())[0]?.unchargedUse).toEqual([
      { reason: "unassigned", company: null, machine: "mill", duration: 3 * 3_600_000_000 },
    ]);
    expect(await it.desk.differing("2026-05", now)).toEqual([]);
    await expect(it.desk.correct("2026-05", "one", it.deed("2026-06-04 09:00"))).rejects.toThrow(
      "nothing to correct",
    );

    it.books.version = 9;
    it.books.lines = [use("one", 1.5), use("two", 1, { isPeak: true }), use("three", 1)];
    expect(await it.desk.statements("2026-05")).toEqual(published);
    expect(await it.desk.differing("2026-05", now)).toEqual(["one", "three"]);
    const [first, second] = await it.desk.correct(
      "2026-05",
      "one",
      it.deed("2026-06-04 09:00", "遅れて届いた記録"),
    );
    expect(first).toEqual(published[0]);
    expect(second?.document).toMatchObject({
      ...{ kind: "correction", number: "2026-05-one-2", net: -2_500, tax: -250, total: -2_750 },
      ...{ ledgerVersion: 9, reason: "遅れて届いた記録" },
      corrects: { number: "2026-05-one-1", issuedOn: "2026-06-03" },
      lines: [
        { amount: -10_000, isReversal: true, text: { ja: "使用料(予約時間)・取消" } },
        { amount: 7_500, isReversal: false },
      ],
    });
    it.books.lines = [use("one", 2), use("two", 1, { isPeak: true })];
    const again = await it.desk.correct("2026-05", "one", it.deed("2026-06-05 09:00"));
    expect(again.at(-1)?.document).toMatchObject({ total: 2_750, corrects: { number: "2026-05-one-2" } });
    expect(totalOf(again.map((one) => one.document)).total).toBe(11_000);

    await expect(it.desk.publish("2026-05", it.deed("2026-06-05 09:00"))).rejects.toThrow(
      "published already",
    );
    for (const table of ["settlement_statement", "settlement_month"] as const) {
      await expect(database.use((db) => db.deleteFrom(table).execute())).rejects.toThrow("never done");
      await expect(
        database.use((db) => db.updateTable(table).set({ reason: "x" }).execute()),
      ).rejects.toThrow("never done");
    }
  });

  test("a month that is not over, or not booked, is not published; one that is not published needs no correction", async () => {
    const it = settled([use("one", 1)]);
    await expect(it.desk.publish("2026-06", it.deed("2026-06-30 23:59"))).rejects.toThrow("not over");
    await expect(it.desk.correct("2026-04", "one", it.deed("2026-06-03 09:00"))).rejects.toThrow(
      "not published",
    );
    await database.use((db) =>
      db
        .insertInto("ledger_due")
        .values({ machine: "mill", day: "2026-04-31", since: 1, touched: 1 } as never)
        .execute(),
    );
    expect(await it.desk.readiness("2026-04", now)).toEqual({
      isOver: true,
      daysDue: 1,
      disputes: 0,
      isReady: false,
    });
    await expect(it.desk.publish("2026-04", it.deed("2026-06-03 09:00"))).rejects.toThrow("1 machine-days");
  });

  test("a booking into the next month is one booking of the month it began in, base charge once", async () => {
    const { book } = deskUnderTest(database);
    const night = await book("11-30 22:00", "12-01 02:00");
    const lines = [22, 23, 24, 25].map((hour) =>
      use("one", 1, { booking: night.id, hour: at("11-30 00:00") + hour * 3_600_000_000 }),
    );
    const fees = { machines: [{ machine: "mill", member: { base: 700, hourly: 1_000, minimum: 0 } }] };
    const it = settlementUnderTest(database, lines, settlementSite({}, fees));
    const inMonth = async (month: string) => {
      const { documents } = await it.desk.draft(month, at("12-05 00:00"));
      return documents.map((one) =>
        one.lines.map(({ kind, quantity, amount, day }) => [kind, quantity, amount, day]),
      );
    };
    expect(await inMonth("2026-11")).toEqual([
      [
        ["base", 1, 700, "2026-11-30"],
        ["booked", 4, 4_000, "2026-11-30"],
      ],
    ]);
    expect(await inMonth("2026-12")).toEqual([]);
  });

  test("prices that change within a month leave what was before, and published statements, as they were", async () => {
    const day = (date: string) => ({ hour: tokyo(`${date} 09:00`) });
    const lines = [use("one", 2, day("2026-03-10")), use("one", 3, day("2026-03-20"))];
    const settlement = lease(9_000);
    const before = settled(lines, settlement);
    const published = await before.desk.publish("2026-03", before.deed("2026-04-02 09:00"));
    const own = published.map((it) =>
      it.document.lines.map((line) => [line.kind, line.unitPrice, line.amount]),
    );
    expect(own).toEqual([[["booked", 5_000, 25_000]]]);

    const fees = (from: string) => ({
      machines: [{ machine: "mill", member: [{ hourly: 5_000 }, { from, hourly: 6_000 }] }],
    });
    const changed = (from: string) =>
      settled(lines, lease([{ value: 9_000 }, { from: "2026-05-20", value: 12_000 }]), fees(from));
    expect(await changed("2026-04-01").desk.statements("2026-03")).toEqual(published);
    expect(await changed("2026-04-01").desk.differing("2026-03", now)).toEqual([]);
    // A change that was told too late is corrected like any other.
    const late = changed("2026-03-16").desk;
    expect(await late.differing("2026-03", now)).toEqual(["one"]);
    const [document] = (await late.draft("2026-03", now)).documents;
    expect(document?.lines.map((it) => [it.day, it.quantity, it.unitPrice, it.amount])).toEqual([
      ["2026-03-10", 2, 5_000, 10_000],
      ["2026-03-20", 3, 6_000, 18_000],
    ]);
    const fixed = async (month: string) =>
      (await late.draft(month, now)).documents[0]?.lines.find((it) => it.cost === "lease")?.unitPrice;
    expect([await fixed("2026-04"), await fixed("2026-05")]).toEqual([9_000, 12_000]);
  });

  test("a no-show pays its own price, unless it was waived", async () => {
    const { book } = deskUnderTest(database);
    const [first, second] = [
      await book("11-10 09:00", "11-10 11:00"),
      await book("11-11 09:00", "11-11 11:00"),
    ];
    const lines = [first, second].map(({ id, from }) => use("one", 2, { booking: id, hour: from }));
    const fated = (id: string, isWaived: boolean) =>
      database.use(async (db) => {
        const row = await db
          .selectFrom("booking")
          .select("details")
          .where("id", "=", id)
          .executeTakeFirstOrThrow();
        const fate = { ...row.details.fate, outcome: "no-show" as const };
        const details = JSON.stringify({ ...row.details, isWaived, fate });
        await db
          .updateTable("booking")
          .set({ details: details as never })
          .where("id", "=", id)
          .execute();
      });
    await fated(first.id, false);
    await fated(second.id, true);
    const it = settlementUnderTest(
      database,
      lines,
      settlementSite({ noShow: { share: 0.5, amount: 3_000 } }),
    );
    const [document] = (await it.desk.draft("2026-11", at("12-05 00:00"))).documents;
    expect(
      document?.lines.map(({ kind, booking, amount }) => [kind, booking === first.id, amount]).sort(),
    ).toEqual([
      ["booked", false, 10_000],
      ["noShow", true, 5_000],
      ["noShowCharge", true, 3_000],
    ]);
  });
});

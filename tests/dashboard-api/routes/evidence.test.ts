import readSheets from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR } from "../../../config/micros.ts";
import { type DatabasePlace, pglitePlace } from "../../contracts/databases.ts";
import { booksOverHttp, ran } from "./books-site.ts";

describe("evidence for grants over HTTP", () => {
  let place: DatabasePlace;
  let it: Awaited<ReturnType<typeof booksOverHttp>>;
  beforeAll(async () => {
    place = await pglitePlace();
    it = await booksOverHttp(place);
  }, 60_000);
  afterAll(async () => {
    await it.app[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });

  test("tells who used an asset for which purpose, with denominators, coverage and restrictions", async () => {
    expect((await it.ask("auditor", "GET", "/evidence")).json().items).toMatchObject([
      { id: "grant", number: "第12号", fiscalYearStart: 10, currentYear: 2026, reports: [] },
    ]);
    const told = (await it.ask("auditor", "GET", "/evidence/grant/2026?era=japanese")).json();
    expect(told).toMatchObject({
      ...{
        fiscalYear: 2026,
        period: { from: "2026-10-01", to: "2026-12-03" },
        isComplete: false,
        report: null,
      },
      purposes: { within: 4 * HOUR, outside: 2 * HOUR, otherGrant: 0, notStated: 0 },
      print: {
        title: "財産管理・利用実績報告書",
        fiscalYear: "令和8年度",
        period: "令和8年10月1日〜令和8年12月3日",
      },
    });
    expect(told.assets).toMatchObject([
      {
        ...{ asset: "asset", acquired: "2024-03-15", price: 9_000, amount: 6_000, fundedPart: 2 / 3 },
        ...{ restrictedUntil: "2031-03-31", isRestricted: true, time: 6 * HOUR, unassigned: 0 },
        ...{ byMembers: 5 * HOUR, byOthers: HOUR },
        breadth: { companies: 3, members: 2, largest: { company: "one", share: 0.5 } },
        companies: [
          { company: "one", isMember: true, days: 1, bookings: 1, purposes: { within: 3 * HOUR } },
          { company: "two", isMember: true, firstDay: "2026-11-06", purposes: { outside: 2 * HOUR } },
          { company: "guest", isMember: false, name: "guest 社", roles: ["outsider"], time: HOUR },
        ],
        months: [
          { month: "2026-10" },
          { month: "2026-11", daysUsed: { numerator: 3 } },
          { month: "2026-12" },
        ],
      },
    ]);
    const { daysUsed, occupancy } = told.assets[0].figures;
    // Open always: 31 + 30 days and 2 days 10 hours, of which 18 hours were observed.
    expect([daysUsed.numerator, daysUsed.denominator + daysUsed.unknown]).toEqual([3, 64]);
    expect(occupancy).toMatchObject({
      denominatorName: "plannedBusyTime",
      numerator: 6 * HOUR,
      value: 1 / 3,
    });
    expect(occupancy.denominator + occupancy.unknown).toBe((63 * 24 + 10) * HOUR);
    expect(occupancy.lower).toBeCloseTo(6 / 1_522, 12);
    expect(occupancy.coverage).toBeCloseTo(18 / 1_522, 12);
  });

  test("a stored report names its version and gives the same content, whatever comes later", async () => {
    const made = await it.ask("committee", "POST", "/evidence/grant/2026/reports", { reason: "年次報告" });
    expect(made.status).toBe(201);
    expect(made.json()).toMatchObject({ grant: "grant", number: 1, reason: "年次報告", ledgerVersion: 0 });
    const [path, sheet] = ["/evidence/grant/2026/reports/1", "/evidence/grant/2026/reports/1?format=xlsx"];
    const first = [await it.ask("auditor", "GET", path), await it.ask("auditor", "GET", sheet)];
    const again = ran("11-05 09:00", "11-05 13:00", "11-05 15:00");
    await it.app.write({ states: again.map((state) => ({ ...state, derivation: 1 })) });
    const live = (await it.ask("auditor", "GET", "/evidence/grant/2026")).json();
    expect(live.assets[0].time).toBe(7 * HOUR);
    expect((await it.ask("auditor", "GET", path)).text).toBe(first[0]?.text);
    expect(
      Buffer.compare((await it.ask("auditor", "GET", sheet)).bytes, first[1]?.bytes ?? Buffer.alloc(0)),
    ).toBe(0);
    const second = (await it.ask("committee", "POST", "/evidence/grant/2026/reports", {})).json();
    expect(second.number).toBe(2);
    const stored = (await it.ask("office", "GET", "/evidence/grant/2026/reports")).json().items;
    expect(stored.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
    await expect(it.database.use((db) => db.deleteFrom("evidence_report").execute())).rejects.toThrow(
      "never done",
    );

    const book = await readSheets(first[1]?.bytes ?? Buffer.alloc(0));
    expect(book.map((one) => one.sheet)).toEqual([
      "財産管理",
      "使用者別",
      "目的別",
      "一時貸付(会員外)",
      "月別",
    ]);
    expect(book[0]?.data[0]?.[0]).toBe("財産管理・利用実績報告書");
    const row = book[0]?.data.at(-1) ?? [];
    expect(row.slice(0, 9)).toEqual([
      ...["フライス盤 一式", "mill", "2024年3月15日", 9_000, 6_000, 6_000 / 9_000, "2031年3月31日", 6, 0],
    ]);
    expect(book[3]?.data.slice(1).map((cells) => [cells[1], cells[2], cells[7]])).toEqual([
      ["guest 社", "会員外", 1],
    ]);
  });

  test("is told to the grant office and the committee alone, and bad questions get every mistake", async () => {
    for (const path of ["/evidence", "/evidence/grant/2026", "/evidence/grant/2026/reports"]) {
      expect((await it.ask("one", "GET", path)).status).toBe(403);
    }
    expect((await it.ask("auditor", "POST", "/evidence/grant/2026/reports", {})).status).toBe(403);
    expect((await it.ask("auditor", "GET", "/evidence/nothing/2026")).status).toBe(404);
    expect((await it.ask("auditor", "GET", "/evidence/grant/2026/reports/9")).status).toBe(404);
    expect((await it.ask("committee", "POST", "/evidence/grant/2030/reports", {})).status).toBe(409);
    const bad = (await it.ask("auditor", "GET", "/evidence/grant/2026?lang=fr&era=showa&x=1")).json();
    expect(bad.mistakes.map(({ where }: { where: string }) => where)).toEqual([
      "query/lang",
      "query/era",
      "query",
    ]);
    const late = (await it.ask("auditor", "GET", "/evidence/grant/2026?version=99")).json();
    expect(late.mistakes).toMatchObject([{ where: "query/version" }]);
  });
});

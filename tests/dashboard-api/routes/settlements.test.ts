import readSheets from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DatabasePlace, postgresPlace } from "../../contracts/databases.ts";
import { booksOverHttp, ran, time } from "./books-site.ts";

interface Statement {
  recipient: { id: string };
  total: number;
}
const totals = (items: Statement[]) => items.map(({ recipient, total }) => [recipient.id, total]);

describe("settlements over HTTP", () => {
  let place: DatabasePlace;
  let it: Awaited<ReturnType<typeof booksOverHttp>>;
  beforeAll(async () => {
    place = await postgresPlace();
    it = await booksOverHttp(place);
  }, 60_000);
  afterAll(async () => {
    await it.app[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });

  test("an estimate is what the settlement charges for the booking kept", async () => {
    const wish = { machine: "mill", from: time("12-10", "09:00"), to: time("12-10", "12:00") };
    const own = await it.ask("one", "POST", "/estimates?era=japanese", wish);
    expect(own.json()).toMatchObject({
      ...{ kind: "estimate", number: null, net: 15_000, tax: 1_500, total: 16_500 },
      print: { title: "御見積書", recipient: "one 製作所 御中" },
      lines: [{ kind: "booked", quantity: 3, unit: "hours", day: "2026-12-10" }],
    });
    const english = await it.ask("one", "POST", "/estimates", wish, { "accept-language": "en-GB,ja;q=0.5" });
    expect(english.json().print.title).toBe("Estimate");
    expect((await it.ask("one", "POST", "/estimates", { ...wish, company: "two" })).status).toBe(403);
    const bad = { machine: "mill", from: "tomorrow", to: time("12-10", "09:00"), hours: 3 };
    const mistakes = (await it.ask("one", "POST", "/estimates", bad)).json().mistakes as { where: string }[];
    expect(mistakes.map(({ where }) => where)).toEqual(["body/from", "body"]);
  });

  test("a month is drafted, published, and then locked; every yen is in one line", async () => {
    const draft = (await it.ask("committee", "GET", "/settlements/2026-11")).json();
    expect(draft).toMatchObject({ status: "draft", readiness: { isReady: true }, differing: null });
    const expected = [
      ["guest", 5_500],
      ["one", Math.floor((3_335 + 15_000) * 1.1)],
      ["three", 3_668],
      ["two", Math.floor((3_335 + 10_000) * 1.1)],
    ];
    expect(totals(draft.items)).toEqual(expected);
    expect(draft.total).toEqual({ net: 10_005 + 30_000, tax: 500 + 1_833 + 333 + 1_333, total: 44_004 });
    expect(draft.uncharged).toEqual({ use: [], costs: [] });

    const published = await it.ask("committee", "POST", "/settlements/2026-11/publish", { reason: "定例会" });
    expect(published.status).toBe(201);
    expect(published.json()).toMatchObject({ status: "published", statements: 4, total: draft.total });
    expect((await it.ask("committee", "POST", "/settlements/2026-11/publish", {})).status).toBe(409);
    expect((await it.ask("committee", "POST", "/settlements/2026-12/publish", {})).status).toBe(409);
    const again = (await it.ask("office", "GET", "/settlements/2026-11")).json();
    expect(again).toMatchObject({ status: "published", total: draft.total, differing: [] });
    const [month] = (await it.ask("committee", "GET", "/settlements")).json().items.slice(1);
    expect(month).toMatchObject({ month: "2026-11", status: "published", statements: 4, total: draft.total });
    const audited = await it.database.use((db) =>
      db
        .selectFrom("audit")
        .select(["action", "reason"])
        .where("action", "=", "settlements.publish")
        .execute(),
    );
    expect(audited).toEqual([{ action: "settlements.publish", reason: "定例会" }]);
  });

  test("a member sees its own statement alone, with all that its form needs", async () => {
    const month = (await it.ask("one", "GET", "/settlements/2026-11")).json();
    expect(totals(month.items)).toEqual([["one", 20_168]]);
    expect(month).toMatchObject({ total: { total: 20_168 }, uncharged: null, readiness: null });
    const listed = (await it.ask("two", "GET", "/settlements")).json().items[1];
    expect(listed).toMatchObject({ month: "2026-11", statements: 1, total: { total: 14_668 } });

    const own = (
      await it.ask("one", "GET", "/settlements/2026-11/statements/one?era=japanese&seals=yes")
    ).json();
    expect(own.items).toHaveLength(1);
    expect(own.items[0]).toMatchObject({
      ...{ number: "2026-11-one-1", status: "published", isQualifiedInvoice: true, issuedOn: "2026-12-03" },
      issuer: { invoiceNumber: "T1234567890123" },
      taxes: [{ rate: 10, taxable: 18_335, tax: 1_833 }],
      print: {
        ...{ title: "適格請求書(利用精算書)", recipient: "one 製作所 御中", issuedOn: "令和8年12月3日" },
        ...{ period: "令和8年11月1日〜令和8年11月30日", seals: ["委員長", "会計"], notes: ["備考:定例会"] },
      },
    });
    const [foreign, unknown] = [
      await it.ask("one", "GET", "/settlements/2026-11/statements/two"),
      await it.ask("one", "GET", "/settlements/2026-11/statements/nobody"),
    ];
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    expect(foreign.json().detail).toBe(unknown.json().detail);
    for (const path of ["/settlements", "/settlements/2026-11", "/settlements/2026-11/statements/one"]) {
      expect((await it.ask("auditor", "GET", path)).status).toBe(403);
    }
    expect((await it.ask("one", "POST", "/settlements/2026-11/publish", {})).status).toBe(403);
  });

  test("the same as CSV, and as a workbook in Japanese and English", async () => {
    const csv = await it.ask("committee", "GET", "/settlements/2026-11?format=csv");
    expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(csv.text.split("\r\n").slice(0, 2)).toEqual([
      "\uFEFFmonth,number,kind,status,company,line,day,machine,text,booking,cost,quantity,unit,unitPrice,factor,amount,taxClass,taxRate,isReduced,isReversal",
      expect.stringMatching(
        /^2026-11,2026-11-guest-1,statement,published,guest,1,2026-11-09,mill,使用料\(予約時間\),.*,,1,hours,5000,1,5000,standard,10,false,false$/,
      ),
    ]);
    const book = await readSheets(
      (await it.ask("committee", "GET", "/settlements/2026-11?format=xlsx")).bytes,
    );
    expect(book.map(({ sheet }) => sheet)).toEqual(["一覧", "明細", "税率別"]);
    expect(book[0]?.data.at(-1)).toEqual(["合計", null, null, null, null, 40_005, 3_999, 44_004]);
    const lines = book[1]?.data.slice(1) ?? [];
    expect(lines.reduce((sum, row) => sum + Number(row[10]), 0)).toBe(40_005);
    expect(book[2]?.data[1]).toEqual(["2026-11-guest-1", "guest 社", "10%", 5_000, 500]);
    const own = await it.ask("one", "GET", "/settlements/2026-11/statements/one?format=xlsx&lang=en");
    const english = await readSheets(own.bytes);
    expect(english[0]?.data.slice(0, 2)).toEqual([
      ["Qualified invoice", ...Array(12).fill(null)],
      ["one 製作所", ...Array(12).fill(null)],
    ]);
    expect(english[0]?.data.some((row) => row[0] === "Amount due with tax (yen)" && row[1] === 20_168)).toBe(
      true,
    );
    const again = await it.ask("one", "GET", "/settlements/2026-11/statements/one?format=xlsx&lang=en");
    expect(Buffer.compare(own.bytes, again.bytes)).toBe(0);
  });

  test("a waiver after publication is a correction that cites the statement", async () => {
    const booking = await it.database.use((db) =>
      db
        .selectFrom("booking")
        .select(["id", "version"])
        .where("company", "=", "two")
        .executeTakeFirstOrThrow(),
    );
    const waived = await it.ask("committee", "POST", `/bookings/${booking.id}/waive`, undefined, {
      "if-match": `"${booking.version}"`,
    });
    expect(waived.status).toBe(200);
    // Use is charged though what was not used of the slot is forgiven: nothing differs.
    expect((await it.ask("committee", "GET", "/settlements/2026-11")).json().differing).toEqual([]);
    const nothing = await it.ask("committee", "POST", "/settlements/2026-11/statements/two/corrections", {
      reason: "免除",
    });
    expect(nothing.status).toBe(409);
    const bad = await it.ask("committee", "POST", "/settlements/2026-13/statements/two/corrections", {});
    expect(bad.json().mistakes.map(({ where }: { where: string }) => where)).toEqual(["params/month"]);
    // What is derived anew: two ran on for an hour.
    const again = ran("11-06 09:00", "11-06 12:00", "11-06 15:00");
    await it.app.write({ states: again.map((state) => ({ ...state, derivation: 1 })) });
    expect((await it.ask("committee", "GET", "/settlements/2026-11")).json().differing).toEqual(["two"]);
    const corrected = await it.ask("committee", "POST", "/settlements/2026-11/statements/two/corrections", {
      reason: "遅れて届いた記録",
    });
    expect(corrected.status).toBe(201);
    expect(corrected.json()).toMatchObject({
      items: [
        { number: "2026-11-two-1", total: 14_668 },
        {
          ...{
            number: "2026-11-two-2",
            kind: "correction",
            corrects: { number: "2026-11-two-1" },
            total: 5_500,
          },
          print: { corrects: "2026年12月3日付 第2026-11-two-1号を修正" },
        },
      ],
      total: { total: 20_168 },
    });
  });
});

import readSheets from "read-excel-file/node";
import { expect, test } from "vitest";
import { workbookOf } from "../../../dashboard-api/workbook/workbook.ts";

const sheets = [
  {
    name: "精算書 2026/05 [明細]: ひじょうに長い名前のシートはここで切られる",
    head: [["精算書"], ["令和8年5月分", 12_345]],
    columns: [
      { title: "内容", width: 30 },
      { title: "金額(円)", width: 12, kind: "yen" as const },
      { title: "割合", width: 8, kind: "percent" as const },
    ],
    rows: [
      ["=1+1", -3_335, 0.5],
      ["㈱　髙﨑\u0001製作所", 0, null],
    ],
  },
  { name: "Taxes", columns: [{ title: "rate", width: 5 }], rows: [[true], ["改\n行"]] },
];

test("a workbook is read back as it was written, texts as texts, numbers as numbers", async () => {
  const read = await readSheets(await workbookOf(sheets));
  expect(read.map((it) => it.sheet)).toEqual(["精算書 2026 05  明細   ひじょうに長い名前のシート", "Taxes"]);
  expect(read[0]?.data).toEqual([
    ["精算書", null, null],
    ["令和8年5月分", 12_345, null],
    ["内容", "金額(円)", "割合"],
    ["=1+1", -3_335, 0.5],
    ["㈱　髙﨑製作所", 0, null],
  ]);
  expect(read[1]?.data).toEqual([["rate"], [true], ["改\n行"]]);
});

test("the same sheets are the same bytes, whenever they are written", async () => {
  const first = await workbookOf(sheets);
  // The time in a ZIP file has a resolution of two seconds.
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, 2_100);
  await promise;
  expect(Buffer.compare(await workbookOf(sheets), first)).toBe(0);
});

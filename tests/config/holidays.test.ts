import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseHolidays } from "../../config/site/holidays.ts";
import { loadSite } from "../../config/site/load.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { smallSite } from "./small-site.ts";

/** `国民の祝日・休日月日,国民の祝日・休日名称` and two days, in Shift_JIS, as the Cabinet Office publishes it. */
const shiftJis = Buffer.concat([
  Buffer.from("8d9196af82cc8f6a93fa8145", "hex"),
  Buffer.from(",name\r\n2026/1/1,"),
  Buffer.from("8cb393fa", "hex"),
  Buffer.from("\r\n2026/11/23,"),
  Buffer.from("8bce984a8ab48ed382cc93fa", "hex"),
  Buffer.from("\r\n"),
]);

test.each([
  ["Shift_JIS", shiftJis],
  ["UTF-8", Buffer.from("国民の祝日,名称\n2026/1/1,元日\n2026-11-23,勤労感謝の日\n")],
])("the Cabinet Office's list is read in %s", (_encoding, bytes) => {
  expect([...parseHolidays(bytes)]).toEqual([
    ["2026-01-01", "元日"],
    ["2026-11-23", "勤労感謝の日"],
  ]);
});

test("a line that is no holiday is named", () => {
  expect(() => parseHolidays(Buffer.from("a,b\n2026/1/1,元日\nfoo\n"))).toThrow("line 3");
});

test("the file's days join those of the site file", () => {
  using folder = temporaryFolder();
  const file = join(folder.path, "site.yaml");
  writeFileSync(join(folder.path, "days.csv"), shiftJis);
  writeFileSync(
    file,
    smallSite("holidays: { dates: [2026-01-01, 2026-08-11], names: { 2026-01-01: 正月 }, file: days.csv }"),
  );
  const loaded = loadSite(file);
  expect(loaded.ok && loaded.site.cluster.holidays.dates).toEqual(["2026-01-01", "2026-08-11", "2026-11-23"]);
  expect(loaded.ok && loaded.site.cluster.holidays.names).toEqual({
    "2026-01-01": "正月",
    "2026-11-23": "勤労感謝の日",
  });
});

import { expect, test } from "vitest";
import { parseHolidays } from "../../../../dashboard-api/domain/calendar/holidays.ts";

test("the Cabinet Office's list becomes ISO dates with names", () => {
  const csv = "国民の祝日・休日月日,国民の祝日・休日名称\r\n2026/1/1,元日\r\n2026/11/23,勤労感謝の日\r\n";
  expect([...parseHolidays(csv)]).toEqual([
    ["2026-01-01", "元日"],
    ["2026-11-23", "勤労感謝の日"],
  ]);
});

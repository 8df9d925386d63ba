import type { FastifyRequest } from "fastify";
import { describe, expect, test } from "vitest";
import { microsFromRfc3339 } from "../../../config/micros.ts";
import { csvText, spreadsheetTime, wantsCsv } from "../../../dashboard-api/routes/csv.ts";
import { localCells } from "../../../dashboard-api/routes/utc-offset.ts";

describe("CSV", () => {
  test.each([
    ["plain", "plain"],
    ["a,b", '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ["two\nlines", '"two\nlines"'],
    ["稼働率", "稼働率"],
    ["=1+2", "'=1+2"],
    ["@cmd", "'@cmd"],
    ["-1 is a text", "'-1 is a text"],
    [-1.5, "-1.5"],
    [null, ""],
    [true, "true"],
  ])("writes %j as %j", (cell, expected) => {
    expect(csvText(["h"], [[cell]])).toBe(`\uFEFFh\r\n${expected}\r\n`);
  });

  test.each([
    ["2026-03-31T15:00:00Z", "Asia/Tokyo", "2026-04-01 00:00:00"],
    ["2026-03-31T15:00:00.999999Z", "Asia/Tokyo", "2026-04-01 00:00:00"],
    ["2026-11-01T05:30:00Z", "America/New_York", "2026-11-01 01:30:00"],
  ])("gives %s in %s to a spreadsheet as %s", (time, zone, expected) => {
    expect(spreadsheetTime(microsFromRfc3339(time), zone)).toBe(expected);
  });

  test("tells the offset beside a local time: two hours of the same name are told apart", () => {
    const zone = "America/New_York";
    expect(localCells("2026-11-01T05:30:00Z", zone)).toEqual(["2026-11-01 01:30:00", "UTC-04:00"]);
    expect(localCells("2026-11-01T06:30:00Z", zone)).toEqual(["2026-11-01 01:30:00", "UTC-05:00"]);
    expect(localCells(null, zone)).toEqual([null, null]);
  });

  test.each([
    [undefined, undefined, false],
    ["*/*", undefined, false],
    ["text/csv", undefined, true],
    ["text/csv", "json", false],
    ["application/json", "csv", true],
    ["application/json, text/csv;q=0.9", undefined, false],
    ["text/csv, application/json;q=0.9", undefined, true],
    ["TEXT/CSV;charset=utf-8", undefined, true],
    ["text/csv;q=0", undefined, false],
  ] as const)("for Accept %s and format=%s: %s", (accept, format, expected) => {
    expect(wantsCsv({ headers: { accept } } as FastifyRequest, format)).toBe(expected);
  });
});

import type { FastifyRequest } from "fastify";
import { describe, expect, test } from "vitest";
import { csvText, wantsCsv } from "../../../dashboard-api/routes/csv.ts";

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

import type { FastifyRequest } from "fastify";
import { expect, test } from "vitest";
import { formatOf } from "../../../dashboard-api/routes/file-answer.ts";
import { formDate } from "../../../dashboard-api/routes/form-date.ts";
import { languageOf } from "../../../dashboard-api/routes/request-language.ts";
import { spokenTime } from "../../../dashboard-api/routes/spoken-time.ts";

const asking = (headers: Record<string, string>) => ({ headers }) as unknown as FastifyRequest;

test.each([
  ["2026-05-31", "ja", "western", "2026年5月31日"],
  ["2026-05-31", "ja", "japanese", "令和8年5月31日"],
  ["2019-05-01", "ja", "japanese", "令和元年5月1日"],
  ["2019-04-30", "ja", "japanese", "平成31年4月30日"],
  ["2026-05-31", "en", "japanese", "31 May 2026"],
] as const)("%s stands on a form in %s, %s, as %s", (day, lang, era, text) => {
  expect(formDate(day, lang, era)).toBe(text);
});

test.each([
  [undefined, "", "ja"],
  [undefined, "en-US,en;q=0.9", "en"],
  [undefined, "fr, en;q=0.3, ja;q=0.8", "ja"],
  [undefined, "fr, en;q=0.3, ja;q=0", "en"],
  [undefined, "fr", "ja"],
  ["en", "ja", "en"],
] as const)("lang=%s with Accept-Language: %s is answered in %s", (lang, accepted, expected) => {
  expect(languageOf(asking({ "accept-language": accepted }), lang)).toBe(expected);
});

test.each([
  [undefined, "application/json", "json"],
  [undefined, "text/csv", "csv"],
  [undefined, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"],
  ["xlsx", "text/csv", "xlsx"],
] as const)("format=%s with Accept: %s is answered as %s", (format, accept, expected) => {
  expect(formatOf(asking({ accept }), format)).toBe(expected);
});

test.each([
  ["2026-11-02T01:15:00Z", "10:15", "10:15"],
  ["2026-11-03T01:15:00Z", "11月3日(火) 10:15", "Tue 3 Nov 10:15"],
  ["2027-01-03T01:15:00Z", "2027年1月3日(日) 10:15", "Sun 3 Jan 2027 10:15"],
])("%s is spoken of in the site's zone as %s, in English as %s", (time, ja, en) => {
  const micros = (text: string) => Date.parse(text) * 1_000;
  const said = (language: "ja" | "en") =>
    spokenTime(micros(time), micros("2026-11-02T00:00:00Z"), "Asia/Tokyo", language);
  expect([said("ja"), said("en")]).toEqual([ja, en]);
});

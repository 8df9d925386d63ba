import { describe, expect, test } from "vitest";
import { HOUR } from "../../../../config/micros.ts";
import {
  type BlockPlace,
  plannedPart,
} from "../../../../dashboard-api/domain/calendar/planned-maintenance.ts";

/** Said at an hour: from an hour until an hour. */
const said = (at: number, from: number, until: number, machine = "mill"): BlockPlace => ({
  ...{ at: at * HOUR, from: from * HOUR, until: until * HOUR },
  machine,
});

const cases: [string, BlockPlace[], [number, number] | null][] = [
  ["said before it began", [said(8, 10, 12)], [10, 12]],
  ["said at the moment it began", [said(10, 10, 12)], [10, 12]],
  ["said a moment later: none of it", [said(10.001, 10, 12)], null],
  ["said when it was over for the most part", [said(11, 10, 12)], null],
  ["moved before it began", [said(8, 10, 12), said(9, 14, 16)], [14, 16]],
  ["shortened before it began", [said(8, 10, 12), said(9, 10, 11)], [10, 11]],
  ["ended early: the machine could be had again", [said(8, 10, 12), said(11, 10, 11)], [10, 11]],
  ["took longer than was said: the rest was not planned", [said(8, 10, 12), said(11, 10, 14)], [10, 12]],
  [
    "took longer, and still ended before that",
    [said(8, 10, 12), said(11, 10, 14), said(13, 10, 13)],
    [10, 12],
  ],
  [
    "its start put into the past: what had been said of that time",
    [said(8, 10, 12), said(9, 8.5, 11)],
    [10, 11],
  ],
  ["put wholly into the past", [said(8, 10, 12), said(9.5, 8.5, 9.5)], null],
  ["moved here from another machine in time", [said(8, 10, 12, "lathe"), said(9, 10, 12)], [10, 12]],
  ["moved here from another machine too late", [said(8, 10, 12, "lathe"), said(9, 8.5, 12)], null],
  ["nothing said", [], null],
];

describe("of a maintenance block is planned, where it was", () => {
  test.each(cases)("%s", (_, places, span) => {
    const expected = span && { from: span[0] * HOUR, until: span[1] * HOUR };
    expect(plannedPart(places)).toEqual(expected);
  });
});

import { expect, test } from "vitest";
import { HOUR, MINUTE, type Micros } from "../../../config/micros.ts";
import { postgresPlace } from "../../contracts/databases.ts";
import { reconciled, siteWith } from "./reconciled.ts";
import { storeAndDatabase } from "./store-and-database.ts";

const held = storeAndDatabase(postgresPlace, "all tests");

const local = (text: string, zone: string): Micros =>
  Number(Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochNanoseconds / 1_000n);

/** Slot by the clock on the wall; idle minutes from its start, then running minutes; own hours by local day. */
type Case = [
  what: string,
  zone: string,
  from: string,
  to: string,
  idle: number,
  running: number,
  outcome: string,
  hours: Record<string, number>,
];
// In order of time: one machine lives through them all.
const cases: Case[] = [
  [
    "midnight at a month's end",
    "Asia/Tokyo",
    "2026-02-28T23:00",
    "2026-03-01T01:00",
    0,
    90,
    "used",
    { "2026-02-28": 1, "2026-03-01": 0.5 },
  ],
  [
    "half of the two hours that three on the clock are in spring",
    "America/New_York",
    "2026-03-08T01:00",
    "2026-03-08T04:00",
    0,
    60,
    "used",
    { "2026-03-08": 1 },
  ],
  [
    "a minute less",
    "America/New_York",
    "2027-03-14T01:00",
    "2027-03-14T04:00",
    0,
    59,
    "partly-used",
    { "2027-03-14": 59 / 60 },
  ],
  [
    "an hour of silence from before the change, which is two on the clock",
    "Europe/Berlin",
    "2027-03-28T01:30",
    "2027-03-28T07:00",
    60,
    0,
    "no-show",
    {},
  ],
  [
    "the end of a fiscal year",
    "Asia/Tokyo",
    "2027-03-31T22:00",
    "2027-04-01T02:00",
    60,
    120,
    "used",
    { "2027-03-31": 1, "2027-04-01": 1 },
  ],
  [
    "a change by half an hour",
    "Australia/Lord_Howe",
    "2027-04-04T01:00",
    "2027-04-04T03:00",
    0,
    74,
    "partly-used",
    { "2027-04-04": 74 / 60 },
  ],
  [
    "a minute more",
    "Australia/Lord_Howe",
    "2027-10-03T01:00",
    "2027-10-03T03:00",
    0,
    45,
    "used",
    { "2027-10-03": 0.75 },
  ],
  [
    "half of the three hours that two on the clock are in autumn",
    "America/New_York",
    "2027-11-07T00:30",
    "2027-11-07T02:30",
    0,
    90,
    "used",
    { "2027-11-07": 1.5 },
  ],
  [
    "the end of a year",
    "Asia/Tokyo",
    "2027-12-31T23:30",
    "2028-01-01T00:30",
    15,
    45,
    "used",
    { "2027-12-31": 0.25, "2028-01-01": 0.5 },
  ],
  [
    "into a leap day",
    "Asia/Tokyo",
    "2028-02-28T23:00",
    "2028-02-29T01:00",
    0,
    120,
    "used",
    { "2028-02-28": 1, "2028-02-29": 1 },
  ],
  [
    "out of a leap day",
    "Asia/Tokyo",
    "2028-02-29T23:00",
    "2028-03-01T03:00",
    59,
    61,
    "partly-used",
    { "2028-02-29": 1 / 60, "2028-03-01": 1 },
  ],
  [
    "a whole local day of 25 hours",
    "America/New_York",
    "2028-11-05T00:00",
    "2028-11-06T00:00",
    0,
    749,
    "partly-used",
    { "2028-11-05": 749 / 60 },
  ],
];

test.each(cases)(
  "a booking is judged by the time that passes: %s",
  async (_, zone, from, to, idle, running, outcome, hours) => {
    const slot = { from: local(from, zone), until: local(to, zone) };
    const it = reconciled({ ...held, site: siteWith({}, zone), now: slot.from - 3 * HOUR });
    const { id } = await it.book("one", slot.from, slot.until);
    await it.tell(slot.from - 2 * HOUR, [
      ["idle", 2 * HOUR + idle * MINUTE],
      ...(running > 0 ? [["running", running * MINUTE] as ["running", Micros]] : []),
      ["idle", 26 * HOUR],
    ]);
    await it.run(slot.until + 26 * HOUR);
    const { fate } = await it.find(id);
    expect(fate).toMatchObject({ outcome, verdict: { used: running * MINUTE } });
    const lines = await it.books.lines("mill", { from: slot.from - HOUR, until: slot.until + HOUR });
    const own = lines.filter(({ line }) => line.owner === id);
    const days = Map.groupBy(own, (line) => line.piece.day);
    const sums = [...days].map(([day, its]) => [
      day,
      its.reduce((sum, { line }) => sum + line.duration, 0) / HOUR,
    ]);
    expect(Object.fromEntries(sums)).toEqual(hours);
  },
);

import { describe, expect, test } from "vitest";
import { MINUTE } from "../../../../config/micros.ts";
import type { Booking } from "../../../../dashboard-api/domain/attribution/booking.ts";
import { reconcile } from "../../../../dashboard-api/domain/attribution/reconcile.ts";
import { booksOf, type Stretches, slot } from "../ledger/day-in-minutes.ts";

const A = slot("A", "a", 540, 720);
const B = slot("B", "b", 720, 900);

const minutesOf = (stretches: Stretches, bookings: Booking[]) => {
  const { slices } = booksOf(stretches, { bookings });
  return bookings.map((booking) => {
    const minutes = Object.entries(reconcile(booking, slices)).filter(([, value]) => value > 0);
    return Object.fromEntries(minutes.map(([name, value]) => [name, value / MINUTE]));
  });
};

const cases: [string, Stretches, Booking[], unknown[]][] = [
  [
    "one early and one over its end (G5)",
    [
      ["idle", 530],
      ["running", 170],
      ["idle", 40],
      ["running", 190],
    ],
    [A, B],
    [
      { early: 10, used: 160 },
      { used: 160, overrun: 30 },
    ],
  ],
  [
    "the second blocked by the first (G5b)",
    [
      ["idle", 540],
      ["running", 220],
      ["idle", 10],
      ["running", 130],
    ],
    [A, B],
    [
      { used: 180, overrun: 40 },
      { used: 130, blocked: 40 },
    ],
  ],
  [
    "two short uses in a long slot",
    [
      ["idle", 550],
      ["running", 20],
      ["idle", 60],
      ["running", 20],
      ["idle", 70],
    ],
    [A],
    [{ used: 40 }],
  ],
  [
    "a held program through the whole slot",
    [
      ["idle", 540],
      ["held", 180],
    ],
    [A],
    [{ used: 180 }],
  ],
  ["an idle slot, well seen", [["idle", 720]], [A], [{}]],
  [
    "unknown at the start of the slot",
    [
      ["idle", 540],
      ["unknown", 60],
      ["running", 120],
    ],
    [A],
    [{ used: 120, unknown: 60 }],
  ],
  [
    "an unseen slot",
    [
      ["idle", 540],
      ["unknown", 180],
    ],
    [A],
    [{ unknown: 180 }],
  ],
  [
    "a machine down before and inside the slot",
    [
      ["idle", 500],
      ["down", 100],
      ["running", 120],
    ],
    [A],
    [{ used: 120, down: 60 }],
  ],
  [
    "a slot wholly blocked",
    [
      ["idle", 540],
      ["running", 360],
    ],
    [A, B],
    [{ used: 180, overrun: 180 }, { blocked: 180 }],
  ],
  [
    "unknown in the middle of a run across the change of slots",
    [
      ["idle", 540],
      ["running", 170],
      ["unknown", 20],
      ["running", 60],
      ["idle", 110],
    ],
    [A, B],
    [
      { used: 170, overrun: 60, unknown: 10 },
      { blocked: 60, unknown: 10 },
    ],
  ],
  [
    "a slot across midnight",
    [
      ["idle", 1380],
      ["running", 120],
    ],
    [slot("N", "a", 1380, 1500)],
    [{ used: 120 }],
  ],
];

describe("a booking reconciled with the machine:", () => {
  test.each(cases)("%s", (_, stretches, bookings, expected) => {
    expect(minutesOf(stretches, bookings)).toEqual(expected);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MachineState, machineStates } from "../../../config/machine-state.ts";
import { HOUR, MINUTE } from "../../../config/micros.ts";
import type { Booking } from "../../../dashboard-api/domain/attribution/booking.ts";
import { keepBooks } from "../../../dashboard-api/domain/ledger/books.ts";
import { bridge } from "../../../dashboard-api/domain/timeline/bridge.ts";
import {
  joinNeighbours,
  type TimelineInterval,
} from "../../../dashboard-api/domain/timeline/timeline-interval.ts";
import { reachOf } from "../../../dashboard-api/ledger/reach.ts";

const rules = { bridgeLimit: 2 * MINUTE, attribution: { breakLimit: 5 * MINUTE, earlyLimit: 30 * MINUTE } };
const window = { from: 24 * HOUR, until: 30 * HOUR };
const hours = Array.from({ length: 6 }, (_, index) => ({
  from: window.from + index * HOUR,
  until: window.from + (index + 1) * HOUR,
}));

const timelineOf = (stretches: readonly (readonly [MachineState, number])[]): TimelineInterval[] => {
  let at = 0;
  return joinNeighbours(
    stretches.map(([state, minutes]) => {
      const from = at;
      at += minutes * MINUTE;
      return { from, until: at, state, derivation: 0, rules: "r", inferred: false };
    }),
  );
};
const booked = (history: readonly TimelineInterval[], bookings: readonly Booking[]) =>
  keepBooks({
    history,
    bookings,
    hours,
    open: [window],
    maintenance: [],
    starts: [],
    bridgeLimit: rules.bridgeLimit,
    attribution: rules.attribution,
  });

/** Replaces what a machine did on [from, until). */
const overwritten = (
  history: readonly TimelineInterval[],
  from: number,
  until: number,
  state: MachineState,
) =>
  joinNeighbours(
    history
      .flatMap((it) => [
        { ...it, until: Math.min(it.until, from) },
        { ...it, from: Math.max(it.from, from), until: Math.min(it.until, until), state },
        { ...it, from: Math.max(it.from, until) },
      ])
      .filter((it) => it.until > it.from),
  );

const anyState = fc.constantFrom(...machineStates, "running" as const, "idle" as const);
const anyStretches = fc.array(
  fc.tuple(anyState, fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 90 }))),
  { minLength: 90, maxLength: 90 },
);
const anyBookings = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constant(0), fc.nat(200)),
      fc.integer({ min: 15, max: 300 }),
      fc.constantFrom("a", "b"),
    ),
    {
      maxLength: 14,
    },
  )
  .map((slots) => {
    let at = 8 * 60;
    return slots.map(([gap, length, company], index): Booking => {
      const from = (at + gap) * MINUTE;
      at += gap + length;
      return { id: `${index}`, company, from, until: at * MINUTE };
    });
  });

describe("the reach of a window", () => {
  test("holds all that its lines depend on: nothing outside it changes any of them", () => {
    let told = 0;
    fc.assert(
      fc.property(
        anyStretches,
        anyBookings,
        fc.array(fc.tuple(fc.nat(60 * 60), fc.integer({ min: 1, max: 240 }), anyState), {
          minLength: 6,
          maxLength: 6,
        }),
        (stretches, bookings, changes) => {
          const history = timelineOf(stretches);
          const reach = reachOf({ timeline: bridge(history, rules.bridgeLimit), window, bookings, rules });
          const lines = booked(history, bookings);
          for (const [from, length, state] of changes) {
            const [start, end] = [from * MINUTE, (from + length) * MINUTE];
            const isOutside =
              (reach.from !== undefined && end <= reach.from) ||
              (reach.until !== undefined && start >= reach.until);
            if (!isOutside) continue;
            told += 1;
            expect(booked(overwritten(history, start, end, state), bookings)).toEqual(lines);
            const without = bookings.filter((it) => it.until <= start || it.from >= end);
            const other: Booking = { id: "new", company: "c", from: start, until: end };
            const added = [...without, other].sort((a, b) => a.from - b.from);
            if (without.length === bookings.length) expect(booked(history, added)).toEqual(lines);
          }
        },
      ),
      { numRuns: 1_500 },
    );
    expect(told).toBeGreaterThan(1_500);
  });

  test("is narrow where the machine stood still before, and no booking is near", () => {
    const history = timelineOf([["idle", 48 * 60]]);
    expect(reachOf({ timeline: history, window, bookings: [], rules })).toEqual({
      from: window.from - 35 * MINUTE - 1 - 5 * MINUTE,
      until: window.until + 35 * MINUTE + 1,
    });
  });

  test("goes back to the beginning of a run, and is unknown when the history does not show it", () => {
    const back = (stretches: readonly (readonly [MachineState, number])[]) =>
      reachOf({ timeline: timelineOf(stretches), window, bookings: [], rules }).from;
    expect(
      back([
        ["idle", 60],
        ["running", 40 * 60],
      ]),
    ).toBe(55 * MINUTE);
    expect(
      back([
        ["idle", 60],
        ["unknown", 10 * 60],
        ["running", 30 * 60],
      ]),
    ).toBe(55 * MINUTE);
    expect(back([["running", 40 * 60]])).toBeUndefined();
  });

  test("takes in the whole of a slot that touches the window", () => {
    const slot: Booking = {
      id: "s",
      company: "a",
      from: window.until - HOUR,
      until: window.until + 4 * HOUR,
    };
    const reach = reachOf({ timeline: timelineOf([["idle", 60 * 60]]), window, bookings: [slot], rules });
    expect(reach.until).toBe(slot.until + 35 * MINUTE + 1);
  });
});

import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, type Micros, microsFromRfc3339 } from "../../../config/micros.ts";
import { type Booking, holdsMachine } from "../../../dashboard-api/bookings/booking.ts";
import { attribute } from "../../../dashboard-api/domain/attribution/attribute.ts";
import { createCalendar } from "../../../demo/bookings/calendar.ts";
import { planBookings } from "../../../demo/bookings/plan-bookings.ts";
import { recordsOf } from "../../../demo/bookings/records.ts";
import { plantMachines } from "../../../demo/plant/machines.ts";
import { createTimeline } from "../../../demo/plant/timeline.ts";
import { demoSite } from "../plant/demo-site.ts";

const site = demoSite();
const from = microsFromRfc3339("2026-09-28T06:00:00+09:00");
const now = microsFromRfc3339("2026-11-23T11:00:00+09:00");
const to = microsFromRfc3339("2026-12-17T06:00:00+09:00");
const plan = (seed = "1", until = to) => planBookings({ site, seed, from, to: until }).stories;
const stories = plan();

/** The bookings as they stand at a time. */
const bookingsAt = (t: Micros, told = stories): Booking[] => [
  ...new Map(recordsOf(told, t).map(({ after }) => [after.id, after])).values(),
];

describe("the demo's bookings", () => {
  test("are the same each time, others for another seed, and more of them for a longer time", () => {
    expect(plan()).toEqual(stories);
    expect(plan("2")).not.toEqual(stories);
    const later = new Map(plan("1", to + 10 * DAY).map((story) => [story.id, story]));
    const kept = stories.filter((story) => JSON.stringify(later.get(story.id)) === JSON.stringify(story));
    expect(kept.length).toBe(stories.length);
    expect(later.size).toBeGreaterThan(stories.length);
  });

  test.each(["1", "2", "3"])("never take a machine twice at any time (seed %s)", (seed) => {
    const holding = new Map<string, Booking>();
    const twice: string[] = [];
    for (const { after } of recordsOf(plan(seed), to)) {
      holding.delete(after.id);
      if (!holdsMachine(after)) continue;
      for (const it of holding.values()) {
        const meet = it.machine === after.machine && it.from < after.excludedUntil;
        if (meet && after.from < it.excludedUntil) twice.push(`${after.machine} ${after.id} ${it.id}`);
      }
      holding.set(after.id, after);
    }
    expect(twice).toEqual([]);
  });

  test("are what the rules let people book: in opening hours, on the grid, neither too short nor too long", () => {
    for (const machine of site.machines) {
      const { open, policy } = createCalendar(site, machine, from - 3 * DAY, to + 3 * DAY);
      for (const { step } of recordsOf(stories, to)) {
        const { change } = step;
        if (change.kind !== "requested" || change.booking.machine !== machine.id) continue;
        const slot = change.booking;
        expect(open.some((it) => it.from <= slot.from && slot.until <= it.until)).toBe(true);
        expect(slot.from % policy.granularity).toBe(0);
        expect(slot.until % policy.granularity).toBe(0);
        expect(slot.until - slot.from).toBeGreaterThanOrEqual(policy.minimum);
        expect(slot.until - slot.from).toBeLessThanOrEqual(policy.maximum);
        expect(step.at).toBeLessThan(slot.from);
      }
    }
  });

  test("hold everything that happens to bookings", () => {
    const records = recordsOf(stories, now);
    const kinds = new Set(records.map(({ step }) => step.change.kind));
    for (const kind of ["confirmed", "refused", "moved", "extended", "shortened", "released", "cancelled"])
      expect(kinds).toContain(kind);
    for (const kind of ["started", "blocked", "disputed", "waived", "excused", "offered", "accepted"])
      expect(kinds).toContain(kind);
    const bookings = bookingsAt(now);
    const has = (wanted: (booking: Booking) => boolean) => expect(bookings.some(wanted)).toBe(true);
    has((it) => it.status === "cancelled" && it.isLate);
    has((it) => it.status === "cancelled" && !it.isLate);
    has((it) => it.series !== null);
    has((it) => it.mentor !== null);
    has((it) => it.job !== null);
    has((it) => it.purpose === "outside");
    has((it) => it.kind === "maintenance");
    has((it) => it.kind === "outage");
    has((it) => it.isDisputed);
    has((it) => it.isWaived);
    expect(records.some(({ step }) => step.actor.role === "office" && step.change.kind === "requested")).toBe(
      true,
    );
    // Outsiders wait for the committee.
    const lab = records.find(
      ({ after, step }) => after.company === "valley-lab" && step.change.kind === "confirmed",
    );
    expect(lab?.step.actor.role).toBe("committee");
  });

  test("meet what the machines really did, mostly, and fail as people do", () => {
    const over = bookingsAt(now).filter(
      (it) => it.status === "confirmed" && it.kind === "booking" && it.until < now,
    );
    const counts = { used: 0, partly: 0, unused: 0, early: 0, overrun: 0, blocked: 0 };
    for (const machine of plantMachines) {
      const mine = over.filter((it) => it.machine === machine.id).sort((a, b) => a.from - b.from);
      const reported = createTimeline("1", site, machine).reported(from - DAY, now);
      const slots = mine.map((it) => ({ ...it, company: it.company ?? "" }));
      const uses = attribute(
        reported.map((it) => ({ ...it, inferred: false, derivation: 0, rules: "" })),
        slots,
        [],
        { breakLimit: 5 * MINUTE, earlyLimit: 30 * MINUTE },
      );
      for (const { id, from: starts, until } of mine) {
        const sum = (of: typeof uses) => of.reduce((total, it) => total + it.until - it.from, 0);
        const own = uses.filter((it) => it.booking === id);
        const used = sum(own.filter((it) => it.kind === "used"));
        counts[used === 0 ? "unused" : 2 * used >= until - starts ? "used" : "partly"] += 1;
        if (own.some((it) => it.kind === "early")) counts.early += 1;
        if (own.some((it) => it.kind === "overrun")) counts.overrun += 1;
        if (uses.some((it) => it.blocks === id)) counts.blocked += 1;
      }
    }
    const share = (count: number) => count / over.length;
    expect(over.length).toBeGreaterThan(600);
    expect(share(counts.used)).toBeGreaterThan(0.75);
    expect(share(counts.used)).toBeLessThan(0.9);
    expect(share(counts.partly)).toBeGreaterThan(0.04);
    expect(share(counts.unused)).toBeGreaterThan(0.03);
    expect(share(counts.unused)).toBeLessThan(0.12);
    for (const flag of ["early", "overrun", "blocked"] as const) {
      expect(share(counts[flag])).toBeGreaterThan(0.03);
      expect(share(counts[flag])).toBeLessThan(0.25);
    }
  });

  test("put a working machine into somebody's slot at nearly every hour", () => {
    const bookings = bookingsAt(to);
    const timelines = plantMachines.map((machine) => createTimeline("1", site, machine));
    const hours = Array.from({ length: 56 * 24 }, (_, hour) => from + hour * HOUR);
    const alive = hours.filter((t) =>
      plantMachines.some(
        ({ id }, index) =>
          timelines[index]?.at(t).segment.state === "running" &&
          bookings.some(
            (it) => it.machine === id && it.status === "confirmed" && it.from <= t && t < it.until,
          ),
      ),
    );
    expect(alive.length / hours.length).toBeGreaterThan(0.85);
  });

  test("are unfair at the 5-axis centre and fair at the wire EDM", () => {
    const held = (machine: string, company: string) =>
      bookingsAt(now)
        .filter((it) => it.machine === machine && it.company === company && it.status === "confirmed")
        .reduce((sum, it) => sum + it.until - it.from, 0);
    const shareOf = (machine: string, company: string) =>
      held(machine, company) / site.companies.reduce((sum, { id }) => sum + held(machine, id), 0);
    expect(shareOf("mc-5axis", "miyama")).toBeGreaterThan(0.6);
    expect(shareOf("mc-5axis", "shirakaba")).toBeLessThan(0.05);
    expect(shareOf("mc-5axis", "hoshizora")).toBeLessThan(0.05);
    expect(Math.abs(shareOf("wire-edm", "akebono-kata") - 0.75)).toBeLessThan(0.1);
  });
});

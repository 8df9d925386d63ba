import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../../../config/micros.ts";
import type { HeldBooking } from "../../../../dashboard-api/domain/booking/held-booking.ts";
import { judge } from "../../../../dashboard-api/domain/booking/judge.ts";
import { at, contextOf, zone } from "./context-of.ts";

const monday = at("11-02 00:00");
const quarter = 15 * MINUTE;

const anyHeld = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 72 })), {
    maxLength: 6,
  })
  .map((slots) => {
    let from = monday - 3 * DAY;
    return slots.map(([gap, length, lead], index): HeldBooking => {
      from += gap * quarter;
      const until = from + length * quarter;
      const booking = {
        id: `${index}`,
        machine: "m",
        company: "a",
        from,
        until,
        takenAt: from - lead * HOUR,
      };
      from = until;
      return booking;
    });
  });
const anyPolicy = fc.record({
  minimum: fc.constantFrom("15 min", "1 h"),
  maximum: fc.constantFrom("2 h", "12 h"),
  horizon: fc.constantFrom("3 d", "30 d"),
  notice: fc.constantFrom("0 min", "5 h"),
  futureBookings: fc.constantFrom(1, 3),
  quotas: fc.array(
    fc.record({
      hours: fc.constantFrom(2, 5, 9),
      window: fc.constantFrom("1 d", "7 d"),
      peakOnly: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  peak: fc.constant([{ days: ["mon", "wed", "fri"], hours: "09:00-12:00" }]),
});

/** One flag for each quarter of an hour, looked at one by one. */
test("the rules' verdict is that of a slow, obvious recomputation", () => {
  fc.assert(
    fc.property(
      anyPolicy,
      anyHeld,
      fc.nat(400),
      fc.integer({ min: 1, max: 50 }),
      (policy, held, start, length) => {
        const context = contextOf(policy, { held });
        const from = monday + start * quarter;
        const until = from + length * quarter;
        if (held.some((it) => it.from < until && from < it.until)) return;
        const wish = { machine: "m", company: "a", from, until };
        const names = new Set(judge(wish, context).map((refusal) => refusal.rule));

        const local = (t: number) =>
          Temporal.Instant.fromEpochMilliseconds(t / 1_000).toZonedDateTimeISO(zone);
        const isOpen = (t: number) => local(t).dayOfWeek <= 5 && local(t).hour >= 8 && local(t).hour < 20;
        const isPeak = (t: number) =>
          [1, 3, 5].includes(local(t).dayOfWeek) && local(t).hour >= 9 && local(t).hour < 12;
        const quarters: number[] = [];
        for (let t = from; t < until; t += quarter) quarters.push(t);

        const expected = new Set<string>();
        const { now } = context;
        const parsed = context.policy;
        if (!quarters.every(isOpen)) expected.add("openHours");
        if (until - from < parsed.minimum) expected.add("minimum");
        if (until - from > parsed.maximum) expected.add("maximum");
        if (from < now) expected.add("past");
        if (from >= now && from - now < parsed.notice) expected.add("notice");
        if (from - now > parsed.horizon) expected.add("horizon");
        const future = held.filter((it) => it.from > now).length + (from > now ? 1 : 0);
        if (from > now && future > (parsed.futureBookings ?? 99)) expected.add("futureBookings");
        const isCounted = (it: { from: number; takenAt: number }) => it.from - it.takenAt >= DAY;
        if (isCounted({ from, takenAt: now })) {
          const counted = [...held.filter(isCounted), wish];
          for (const quota of parsed.quotas) {
            for (let window = from - quota.window; window <= until; window += quarter) {
              let sum = 0;
              for (const it of counted) {
                for (let t = it.from; t < it.until; t += quarter) {
                  if (t >= window && t < window + quota.window && (!quota.peakOnly || isPeak(t)))
                    sum += quarter;
                }
              }
              if (sum > quota.hours * HOUR) expected.add(quota.peakOnly ? "peakQuota" : "quota");
            }
          }
        }
        expect(names).toEqual(expected);
      },
    ),
    { numRuns: 300 },
  );
});

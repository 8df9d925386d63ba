import { DAY, HOUR, type Micros, rfc3339FromMicros } from "../../config/micros.ts";
import { randomOf } from "../plant/random.ts";

/** What is given away: mornings and afternoons of the 5-axis centre's working days. */
export const roundSlots = {
  hours: ["08:00-12:00", "13:00-17:00"],
  days: ["mon", "tue", "wed", "thu", "fri"],
} as const;

export const roundDays = 14;

/** How many slots each company would like to have. */
const wanted: Record<string, number> = { miyama: 18, "tenryu-kinzoku": 12, shirakaba: 5, hoshizora: 7 };

/** The first Monday, at midnight, that is at least some days ahead. */
export function mondayAfter(time: Micros, zone: string): Micros {
  const day = Temporal.Instant.fromEpochMilliseconds(Math.ceil(time / 1_000)).toZonedDateTimeISO(zone);
  return day.startOfDay().add({ days: 8 - day.dayOfWeek }).epochMilliseconds * 1_000;
}

/** Wishes of a company for slots of the round that begins on the Monday `from`, those liked best first. */
export function wishesOf(company: string, from: Micros, seed: string) {
  const random = randomOf(seed, "wishes", company, from);
  const slots = Array.from({ length: roundDays }, (_, day) => day)
    .filter((day) => day % 7 < 5)
    .flatMap((day) =>
      [8, 13].map((hour) => ({
        from: from + day * DAY + hour * HOUR,
        to: from + day * DAY + (hour + 4) * HOUR,
      })),
    )
    // Everybody likes the middle of the week best.
    .map((slot) => ({ slot, dislike: Math.abs((((slot.from - from) / DAY) % 7) - 2.5) + 2 * random() }))
    .sort((a, b) => a.dislike - b.dislike);
  return slots.slice(0, wanted[company] ?? 0).map(({ slot }) => ({
    machine: "mc-5axis",
    from: rfc3339FromMicros(slot.from),
    to: rfc3339FromMicros(slot.to),
    person: `${company}-1`,
  }));
}

export const roundCompanies = Object.keys(wanted);

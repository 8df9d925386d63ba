import type { Site } from "../../config/site/site.ts";
import type { BookingDetails } from "../../dashboard-api/bookings/booking.ts";
import { type Random, randomOf } from "../plant/random.ts";
import type { Weights } from "./habits.ts";
import { jobsOf, lotOf } from "./jobs.ts";
import { type DemoPerson, peopleOf } from "./people.ts";
import { isQualified } from "./qualified.ts";

/** One of several, the likelier the heavier. */
export function pick(random: Random, weights: Weights): string {
  const all = Object.entries(weights);
  let left = random() * all.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of all) {
    left -= weight;
    if (left < 0) return name;
  }
  return all[0]?.[0] ?? "";
}

/** Grant that paid for a machine, if any. */
const grantOf = (site: Site, machine: string): string | null =>
  site.assets.find((it) => it.machines.includes(machine))?.funded[0]?.grant ?? null;

/** Who comes, for which work and to which end: the booker, and what the booking says beside its time. */
export function castOf(
  site: Site,
  machine: string,
  company: string,
  key: readonly (string | number)[],
): {
  booker: DemoPerson;
  details: Pick<BookingDetails, "purpose" | "grant" | "job" | "person" | "mentor">;
} {
  const random = randomOf(...key, "cast");
  const people = peopleOf(company);
  const one = <T>(them: readonly T[]): T | undefined => them[Math.floor(random() * them.length)];
  const booker = one(people) ?? { id: company, company, name: company, kana: "" };
  const mentor = isQualified(booker.id, machine)
    ? null
    : (people.find((it) => isQualified(it.id, machine)) ?? null);
  const isMember = site.companies.find((it) => it.id === company)?.roles.includes("member");
  const purpose = random() < (isMember ? 0.03 : 0.5) ? "outside" : "within";
  const job = random() < 0.75 ? lotOf(one(jobsOf(company)), random) : null;
  return {
    booker,
    details: {
      ...{ purpose, job, person: booker.id, mentor: mentor?.id ?? null },
      grant: purpose === "within" ? grantOf(site, machine) : null,
    },
  };
}

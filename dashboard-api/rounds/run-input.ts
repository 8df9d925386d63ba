import { isLive } from "../bookings/booking.ts";
import { bookingColumns, bookingOf } from "../bookings/booking-row.ts";
import type { Slot } from "../bookings/outcome.ts";
import type { Query } from "../database/database.ts";
import type { GivenUpSlot } from "../domain/booking/held-booking.ts";
import type { RunInput } from "../domain/fairness/rounds/run-round.ts";
import type { Contender, Wish } from "../domain/fairness/rounds/wish.ts";
import { equivalentHours } from "../domain/fairness/use/equivalent-hours.ts";
import { clip } from "../domain/interval/intersect.ts";
import { duration, totalDuration } from "../domain/interval/interval.ts";
import type { ContenderSource } from "./contender-source.ts";
import type { FiledWish, Round } from "./round.ts";
import { type RoundMachine, roundMachine } from "./round-calendar.ts";
import type { RoundTools } from "./round-desk.ts";
import { filedWishes } from "./round-record.ts";

/** What a wish weighs: its peak and other hours, in equivalent hours. */
export function hoursOf(
  wish: Slot,
  machine: RoundMachine,
  valuationAt: ContenderSource["valuationAt"],
): number {
  const valuation = valuationAt(wish.from);
  const peak = totalDuration(clip(machine.rules.peak, wish));
  const of = (isPeak: boolean, length: number) =>
    equivalentHours({ machine: wish.machine, isPeak, duration: length }, valuation);
  return of(false, duration(wish) - peak) + of(true, peak);
}

async function liveBookings(db: Query, machines: ReadonlyMap<string, RoundMachine>) {
  const since = Math.min(...[...machines.values()].map((it) => it.since));
  const rows = await db
    .selectFrom("booking")
    .select(bookingColumns)
    .where("machine", "in", [...machines.keys()])
    .where("until", ">", since)
    .where("status", "in", ["requested", "confirmed", "offered"])
    .orderBy("starts")
    .orderBy("id")
    .execute();
  return rows.map(bookingOf);
}

async function slotsGivenUp(db: Query, machines: ReadonlyMap<string, RoundMachine>): Promise<GivenUpSlot[]> {
  const since = Math.min(...[...machines.values()].map((it) => it.since));
  const rows = await db
    .selectFrom("booking_given_up")
    .select(["machine", "company", "starts", "until"])
    .where("machine", "in", [...machines.keys()])
    .where("until", ">", since)
    .orderBy("starts")
    .orderBy("booking")
    .execute();
  return rows.map(({ machine, company, starts, until }) => ({ machine, company, from: starts, until }));
}

/** By wish, for machines that ask for one: the levels of its person (of the same company) and its mentor. */
async function qualificationsOf(
  db: Query,
  machines: ReadonlyMap<string, RoundMachine>,
  filed: readonly Filed[],
) {
  const rows = await db
    .selectFrom("qualification")
    .innerJoin("person", "person.id", "qualification.person")
    .select([
      "person.id",
      "person.company",
      "qualification.machine",
      "qualification.level",
      "qualification.until",
    ])
    .where("qualification.machine", "in", [...machines.keys()])
    .orderBy("person.id")
    .orderBy("qualification.level")
    .execute();
  const asked = filed.filter(
    ({ machine }) => machines.get(machine)?.rules.policy.qualification !== undefined,
  );
  return Object.fromEntries(
    asked.map(({ id, machine, company, person, mentor }) => [
      id,
      rows
        .filter((row) => row.machine === machine)
        .filter((row) => row.id === mentor || (row.id === person && row.company === company))
        .map(({ level, until }) => ({ level, until })),
    ]),
  );
}

type Filed = FiledWish & { readonly company: string };

/** Everything that a run at `at` is made of. */
export async function readRunInput(
  db: Query,
  { site }: Pick<RoundTools, "site">,
  { id, seed, plan }: Round,
  given: {
    readonly standings: readonly Pick<Contender, "company" | "entitlement" | "held">[];
    readonly valuationAt: ContenderSource["valuationAt"];
    readonly at: number;
  },
): Promise<RunInput> {
  const machines = new Map(
    plan.machines.flatMap((machine) => {
      const found = roundMachine(site, machine, plan);
      return found ? [[machine, found] as const] : [];
    }),
  );
  const lists = await filedWishes(db, id);
  const filed = [...lists].flatMap(([company, list]) =>
    list.filter((wish) => machines.has(wish.machine)).map((wish): Filed => ({ ...wish, company })),
  );
  const wishes = filed.map((wish): Wish => {
    const { company, machine, from, until, preference, alternative } = wish;
    const hours = hoursOf(wish, machines.get(machine) as RoundMachine, given.valuationAt);
    return { id: wish.id, company, machine, from, until, preference, hours, alternative };
  });
  const known = new Map(given.standings.map((it) => [it.company, it]));
  const companies = [...new Set([...known.keys(), ...lists.keys()])].sort();
  const live = await liveBookings(db, machines);
  const changeoverOf = (machine: string) => machines.get(machine)?.rules.policy.changeover ?? 0;
  return {
    seed,
    contenders: companies.map((company) => ({
      ...(known.get(company) ?? { company, entitlement: 0, held: 0 }),
      most: plan.most,
    })),
    wishes,
    taken: live
      .filter((it) => it.from < plan.until + changeoverOf(it.machine) && it.excludedUntil > plan.from)
      // The run adds the changeover again.
      .map(({ machine, from, excludedUntil }) => ({
        ...{ machine, from, until: excludedUntil - changeoverOf(machine) },
      })),
    changeover: Object.fromEntries([...machines.keys()].map((machine) => [machine, changeoverOf(machine)])),
    rules: {
      at: given.at,
      zone: site.cluster.zone,
      machines: Object.fromEntries([...machines].map(([machine, { rules }]) => [machine, rules])),
      held: live
        .filter(isLive)
        .flatMap(({ id: booking, machine, company, from, until, takenAt }) =>
          company === null ? [] : [{ id: booking, machine, company, from, until, takenAt }],
        ),
      givenUp: await slotsGivenUp(db, machines),
      qualifications: await qualificationsOf(db, machines, filed),
    },
  };
}

import { rfc3339FromMicros } from "../../config/micros.ts";
import type { Booking } from "../bookings/booking.ts";
import { bookingTransaction } from "../bookings/booking-transaction.ts";
import type { Change } from "../bookings/change.ts";
import { type Deed, lockMachine, writeChanges } from "../bookings/write-changes.ts";
import type { Query } from "../database/database.ts";
import { recordRound } from "../demand/record-round.ts";
import { createRoundRules } from "../domain/fairness/rounds/round-rules.ts";
import type { RunInput } from "../domain/fairness/rounds/run-round.ts";
import type { Wish } from "../domain/fairness/rounds/wish.ts";
import { conflict, Problem } from "../problems/problem.ts";
import { roundTexts } from "../problems/words/round.ts";
import { noSuchRound } from "./file-wishes.ts";
import type { FiledWish, Round } from "./round.ts";
import type { RoundTools } from "./round-desk.ts";
import { changeRound, filedWishes, findRound, lockRound } from "./round-record.ts";
import { readRunInput } from "./run-input.ts";
import { latestRun } from "./run-stored-round.ts";

/** Grants that the world has overtaken since the run: taken meanwhile, or against a rule now. */
function overtaken(granted: readonly Wish[], now: RunInput): Wish[] {
  const against = createRoundRules(now.rules);
  return granted.filter((wish, index) => {
    const gap = now.changeover[wish.machine] ?? 0;
    const isTaken = now.taken.some(
      (slot) => slot.machine === wish.machine && slot.from < wish.until + gap && wish.from < slot.until + gap,
    );
    const before = granted.slice(0, index).filter((it) => it.company === wish.company);
    return isTaken || against(wish, before).length > 0;
  });
}

function firstChanges(tools: RoundTools, wish: FiledWish & Wish, changeover: number, at: number): Change[] {
  const { machine, company, from, until, purpose, grant, job, person, mentor } = wish;
  return [
    {
      kind: "requested",
      booking: {
        ...{ id: tools.newId(), machine, kind: "booking", company, from, until },
        ...{ excludedUntil: until + changeover, takenAt: at, series: null },
        ...{ purpose, grant, job, person, mentor },
      },
    },
    { kind: "confirmed" },
  ];
}

const tellsOvertaken = (wishes: readonly Wish[]): Problem =>
  new Problem(409, "overtaken", roundTexts.overtaken, {
    more: {
      busy: wishes.map(({ machine, from, until }) => ({
        ...{ machine, from: rfc3339FromMicros(from), to: rfc3339FromMicros(until) },
      })),
    },
  });

async function book(tools: RoundTools, db: Query, round: Round, deed: Deed): Promise<Record<string, string>> {
  const run = await latestRun(db, round.id);
  if (!run) throw conflict(roundTexts.notRun);
  const { valuationAt } = tools.source;
  const now = await readRunInput(db, tools, round, { standings: [], valuationAt, at: deed.at });
  const wishes = new Map(run.input.wishes.map((it) => [it.id, it]));
  const granted = run.outcome.steps.map((step) => wishes.get(step.wish) as Wish);
  const lost = overtaken(granted, now);
  if (lost.length > 0) throw tellsOvertaken(lost);
  const filed = new Map([...(await filedWishes(db, round.id)).values()].flat().map((it) => [it.id, it]));
  const bookings: Record<string, string> = {};
  for (const wish of granted) {
    const full = { ...(filed.get(wish.id) as FiledWish), ...wish };
    const changes = firstChanges(tools, full, now.changeover[wish.machine] ?? 0, deed.at);
    const own = { ...deed, actedFor: wish.company, reason: round.plan.name };
    const made: Booking = await writeChanges(db, null, changes, own);
    bookings[wish.id] = made.id;
  }
  const asked = run.input.wishes.map((wish) => ({ ...wish, job: filed.get(wish.id)?.job ?? null }));
  const { outcome } = run;
  await recordRound(db, tools.site, { round: round.id, at: deed.at, wishes: asked, outcome, bookings });
  return bookings;
}

/** Makes bookings of all grants of the newest run, or of none: one transaction, with the locks of the booking desk. */
export async function publishRound(tools: RoundTools, id: string, deed: Deed): Promise<Round> {
  const found = await tools.database.use((db) => findRound(db, id));
  if (!found) throw noSuchRound();
  return bookingTransaction(tools.database, async (db) => {
    for (const machine of found.plan.machines.toSorted()) await lockMachine(db, machine);
    const round = await lockRound(db, id);
    if (!round) throw noSuchRound();
    if (round.status !== "run") {
      throw conflict(roundTexts.notPublishable(round.status));
    }
    const bookings = await book(tools, db, round, deed);
    const run = (await latestRun(db, id))?.number ?? 0;
    return changeRound(db, round, { kind: "published", run, bookings }, deed);
  });
}

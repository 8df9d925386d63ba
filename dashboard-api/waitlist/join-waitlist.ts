import type { Micros } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import type { Bilingual } from "../../config/site/text.ts";
import { bookingTransaction } from "../bookings/booking-transaction.ts";
import { done, type Obstacle, type Outcome, type Slot } from "../bookings/outcome.ts";
import { answerOfKey, keepKey, type RequestKey } from "../bookings/request-key.ts";
import { takenWithin } from "../bookings/taken-time.ts";
import { type Deed, lockMachine } from "../bookings/write-changes.ts";
import type { Query } from "../database/database.ts";
import { recordAttempt } from "../demand/record-attempt.ts";
import { judge } from "../domain/booking/judge.ts";
import type { WantedSlot } from "../domain/waitlist/fitting-slot.ts";
import { bookingTexts } from "../problems/words/booking.ts";
import { findEntry, inLineOf } from "./find-entries.ts";
import { contextFor, seekSlot } from "./seek-slot.ts";
import type { WaitDetails, WaitlistEntry } from "./waitlist-entry.ts";
import type { WaitlistTools } from "./waitlist-tools.ts";
import { writeWait } from "./write-wait.ts";

/** What a company would wait for. */
export interface WaitWish extends WantedSlot {
  readonly company: string;
  /** Any of them; those liked best first. */
  readonly machines: readonly Machine[];
  readonly process: string | null;
  readonly deadline: Micros;
  readonly details: WaitDetails;
}

const impossible = (why: Bilingual, suggestions: readonly Slot[] = []) =>
  ({ result: "impossible", why, suggestions }) as const;

/** Why a company cannot stand in one more line; null: it can. */
async function crowding(db: Query, tools: WaitlistTools, wish: WaitWish): Promise<Bilingual | null> {
  const standing = await inLineOf(db, wish.company);
  const machines = wish.machines.map(({ id }) => id).join();
  const same = standing.find(
    (it) =>
      it.earliest === wish.earliest &&
      it.latest === wish.latest &&
      it.length === wish.length &&
      it.machines.join() === machines,
  );
  if (same) return bookingTexts.waitsAlready(same.id);
  const most = tools.policy.mostPerCompany;
  return standing.length >= most ? bookingTexts.tooManyLines(most) : null;
}

/** What there is to say against waiting: the rules, or that the time is free; null: nothing. */
async function hindrance(
  db: Query,
  tools: WaitlistTools,
  wish: WaitWish,
  now: Micros,
): Promise<ReturnType<typeof impossible> | Extract<Obstacle, { result: "refused" }> | null> {
  const seeker = { ...wish, passed: [] };
  const freed = [{ from: wish.earliest, until: wish.latest }];
  let mayHave = false;
  for (const machine of wish.machines) {
    const { changeover } = tools.rules.policy(machine);
    const span = { from: wish.earliest, until: wish.latest + changeover };
    const taken = await takenWithin(db, machine.id, span, now);
    const busy = taken.map(({ from, excludedUntil }) => ({ from, until: excludedUntil }));
    const search = { machine, freed, now, notBefore: now };
    const free = await seekSlot(db, tools, seeker, { ...search, busy });
    if (free) return impossible(bookingTexts.isFree, [{ machine: machine.id, ...free }]);
    mayHave ||= (await seekSlot(db, tools, seeker, { ...search, busy: [] })) !== null;
  }
  const [machine] = wish.machines;
  if (mayHave || !machine) return null;
  const context = await contextFor(db, tools, seeker, machine, now);
  const { company, earliest, length } = wish;
  const request = { machine: machine.id, company, from: earliest, until: earliest + length };
  const reasons = judge(request, context);
  if (reasons.length > 0) return { result: "refused", reasons, suggestions: [] };
  return impossible(bookingTexts.noSlotPasses);
}

/** Puts a company in line for time that is taken. What is free it can book, and what the rules forbid it cannot have. */
export function joinWaitlist(
  tools: WaitlistTools,
  wish: WaitWish,
  deed: Deed,
  key: RequestKey | null,
): Promise<Outcome<WaitlistEntry>> {
  const { company, machines, process, earliest, latest, length, prefers, deadline, details } = wish;
  return bookingTransaction(tools.database, async (db): Promise<Outcome<WaitlistEntry>> => {
    // Time that comes free from here on finds this company in line.
    for (const id of machines.map((it) => it.id).sort()) await lockMachine(db, id);
    const answered = key && (await answerOfKey(db, key));
    if (answered === "other-request") return { result: "key-reused" };
    const repeated = answered?.[0] === undefined ? undefined : await findEntry(db, answered[0]);
    if (repeated) return done(repeated, true);
    if (deadline <= deed.at) return impossible(bookingTexts.deadlineOver);
    const crowded = await crowding(db, tools, wish);
    if (crowded !== null) return impossible(crowded);
    const against = await hindrance(db, tools, wish, deed.at);
    if (against) return against;
    const id = tools.newId();
    if (key) await keepKey(db, key, [id], deed.at);
    const entry = {
      ...{ id, company, machines: machines.map((it) => it.id), process, earliest, latest, length },
      ...{ prefers, deadline, since: deed.at, details },
    };
    const made = await writeWait(db, null, { kind: "joined", entry }, deed);
    const machine = machines[0] as Machine;
    const asked = { company, machine: machine.id, at: deed.at, request: tools.newId(), job: details.job };
    const { peak } = tools.rules.rules(machine, deed.at);
    await recordAttempt(
      db,
      { ...asked, from: earliest, until: latest, requested: length, waitlist: id },
      peak,
      { outcome: "waitlisted" },
    );
    return done(made);
  });
}

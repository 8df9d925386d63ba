import { type Selectable, sql } from "kysely";
import { writeAudit } from "../audit/database-audit-log.ts";
import type { Actor } from "../bookings/booking.ts";
import type { Deed } from "../bookings/write-changes.ts";
import type { Query } from "../database/database.ts";
import { type FiledWish, type Round, type RoundChange, statusAfter } from "./round.ts";
import type { AllocationRoundTable } from "./round-tables.ts";

const roundOf = ({
  id,
  status,
  version,
  plan,
  commitment,
  seed,
}: Selectable<AllocationRoundTable>): Round => ({
  ...{ id, status, version, plan, commitment, seed },
});

export async function listRounds(db: Query): Promise<Round[]> {
  const rows = await db
    .selectFrom("allocation_round")
    .selectAll()
    .orderBy("starts", "desc")
    .orderBy("id")
    .execute();
  return rows.map(roundOf);
}

export async function findRound(db: Query, id: string): Promise<Round | undefined> {
  const row = await db.selectFrom("allocation_round").selectAll().where("id", "=", id).executeTakeFirst();
  return row && roundOf(row);
}

/** Whoever changes the round waits here for whoever does so already. */
export async function lockRound(db: Query, id: string): Promise<Round | undefined> {
  const row = await db
    .selectFrom("allocation_round")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && roundOf(row);
}

/** What each company has filed last. */
export async function filedWishes(
  db: Query,
  round: string,
): Promise<ReadonlyMap<string, readonly FiledWish[]>> {
  const rows = await db
    .selectFrom("allocation_round_event")
    .select("change")
    .where("round", "=", round)
    .where(sql<boolean>`change->>'kind' = 'wished'`)
    .orderBy("version")
    .execute();
  const filed = new Map<string, readonly FiledWish[]>();
  for (const { change } of rows) if (change.kind === "wished") filed.set(change.company, change.wishes);
  return filed;
}

const jsonb = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

async function writeEvent(db: Query, round: Round, change: RoundChange, deed: Deed): Promise<void> {
  const { actor, actedFor, at, reason, source } = deed;
  await db
    .insertInto("allocation_round_event")
    .values({
      ...{ round: round.id, version: round.version, at, reason, acted_for: actedFor },
      ...{ actor: jsonb<Actor>(actor), change: jsonb<RoundChange>(change) },
    })
    .execute();
  await writeAudit(db, {
    caller: { ...actor, company: source?.company ?? null, machine: source?.machine ?? null },
    actingFor: actedFor === (source?.company ?? null) ? null : actedFor,
    action: `rounds.${change.kind}`,
    subject: { round: round.id },
    requestId: source?.requestId ?? "",
    address: source?.address ?? "",
    ...{ at, reason },
  });
}

/** Puts a new round on record. */
export async function beginRound(db: Query, round: Round, deed: Deed): Promise<void> {
  const { plan, commitment } = round;
  await db
    .insertInto("allocation_round")
    .values({
      ...{ id: round.id, status: round.status, version: round.version, commitment, seed: round.seed },
      ...{ starts: plan.from, until: plan.until, deadline: plan.deadline, plan: jsonb(plan) },
    })
    .execute();
  await writeEvent(db, round, { kind: "opened", plan, commitment }, deed);
}

/** Puts a change on record, of a round that is locked. */
export async function changeRound(db: Query, before: Round, change: RoundChange, deed: Deed): Promise<Round> {
  const after = { ...before, version: before.version + 1, status: statusAfter(before.status, change) };
  await db
    .updateTable("allocation_round")
    .set({ status: after.status, version: after.version })
    .where("id", "=", after.id)
    .execute();
  await writeEvent(db, after, change, deed);
  return after;
}

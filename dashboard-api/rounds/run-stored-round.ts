import { createHash } from "node:crypto";
import type { Deed } from "../bookings/write-changes.ts";
import type { Query } from "../database/database.ts";
import type { RoundOutcome } from "../domain/fairness/rounds/outcome.ts";
import { type RunInput, runRound } from "../domain/fairness/rounds/run-round.ts";
import { conflict } from "../problems/problem.ts";
import { roundTexts } from "../problems/words/round.ts";
import { noSuchRound } from "./file-wishes.ts";
import { commitmentOf } from "./open-round.ts";
import type { Round } from "./round.ts";
import type { RoundTools } from "./round-desk.ts";
import { changeRound, filedWishes, findRound, lockRound } from "./round-record.ts";
import { readRunInput } from "./run-input.ts";

/** A run as it is stored. */
export interface StoredRun {
  readonly number: number;
  readonly at: number;
  readonly digest: string;
  readonly input: RunInput;
  readonly outcome: RoundOutcome;
}

const digestOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** The newest run of a round. */
export async function latestRun(
  db: Query,
  round: string,
): Promise<
  (StoredRun & { readonly texts: { readonly input: string; readonly outcome: string } }) | undefined
> {
  const row = await db
    .selectFrom("allocation_run")
    .selectAll()
    .where("round", "=", round)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { number, at, digest, input, outcome } = row;
  return {
    number,
    at,
    digest,
    input: JSON.parse(input),
    outcome: JSON.parse(outcome),
    texts: { input, outcome },
  };
}

/** What everybody stands at now, for a run. */
export async function standingsFor({ source }: RoundTools, { plan }: Round, at: number) {
  const { machines, from, until } = plan;
  const standings = await source.contenders({ machines, from, until, at });
  return { standings, valuationAt: source.valuationAt, at };
}

/** Runs a round whose deadline is over, and stores what it was made of. Until it is published it can be run again. */
export async function runStoredRound(
  tools: RoundTools,
  id: string,
  deed: Deed,
): Promise<{ round: Round; run: StoredRun }> {
  const found = await tools.database.use((db) => findRound(db, id));
  if (!found) throw noSuchRound();
  if (found.status !== "open" && found.status !== "run") {
    throw conflict(roundTexts.notAgain(found.status));
  }
  if (deed.at < found.plan.deadline) throw conflict(roundTexts.beforeDeadline);
  const given = await standingsFor(tools, found, deed.at);
  return tools.database.transaction(async (db) => {
    const round = await lockRound(db, id);
    if (!round) throw noSuchRound();
    if (round.version !== found.version) throw conflict(roundTexts.changedMeanwhile);
    const input = JSON.stringify(await readRunInput(db, tools, round, given));
    // From what is stored, so that running it again begins with the same.
    const parsed = JSON.parse(input) as RunInput;
    const outcome = JSON.stringify(runRound(parsed));
    const number = ((await latestRun(db, id))?.number ?? 0) + 1;
    const digest = digestOf(input);
    await db
      .insertInto("allocation_run")
      .values({ round: id, number, at: deed.at, digest, input, outcome })
      .execute();
    const after = await changeRound(db, round, { kind: "ran", run: number, digest }, deed);
    const run = { number, at: deed.at, digest, input: parsed, outcome: JSON.parse(outcome) };
    return { round: after, run };
  });
}

/** What anybody can check of a run: each part true when it holds. */
export interface Verification {
  readonly run: number;
  readonly digest: string;
  /** The stored input has the digest that the record of the run names. */
  readonly inputUnchanged: boolean;
  /** The seed is the one whose commitment was published when the round opened. */
  readonly seedAsCommitted: boolean;
  /** The wishes of the run are those that were filed. */
  readonly wishesAsFiled: boolean;
  /** Run again from the stored input, the outcome is the same, byte by byte. */
  readonly outcomeReproduced: boolean;
}

const placeOf = ({
  id,
  machine,
  from,
  until,
}: RunInput["wishes"][number] | { id: string; machine: string; from: number; until: number }) =>
  `${id} ${machine} ${from} ${until}`;

/** Runs the newest run again; `null` before the first. */
export async function verifyRun(tools: RoundTools, round: Round): Promise<Verification | null> {
  return tools.database.snapshot(async (db) => {
    const run = await latestRun(db, round.id);
    if (!run) return null;
    const filed = [...(await filedWishes(db, round.id)).values()].flat();
    const { input, digest, texts } = run;
    const places = (wishes: readonly Parameters<typeof placeOf>[0][]) => wishes.map(placeOf).sort().join();
    return {
      ...{ run: run.number, digest },
      inputUnchanged: digestOf(texts.input) === digest,
      seedAsCommitted: commitmentOf(input.seed) === round.commitment,
      wishesAsFiled: places(input.wishes) === places(filed),
      outcomeReproduced: JSON.stringify(runRound(input)) === texts.outcome,
    };
  });
}

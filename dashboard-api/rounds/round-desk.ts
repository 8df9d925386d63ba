import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Actor } from "../bookings/booking.ts";
import type { Deed } from "../bookings/write-changes.ts";
import type { Database } from "../database/database.ts";
import { conflict } from "../problems/problem.ts";
import { roundTexts } from "../problems/words/round.ts";
import type { ContenderSource } from "./contender-source.ts";
import { fileWishes, noSuchRound, type WishFiled } from "./file-wishes.ts";
import { openRound } from "./open-round.ts";
import { publishRound } from "./publish-round.ts";
import type { FiledWish, Round, RoundChange, RoundPlan } from "./round.ts";
import { changeRound, filedWishes, findRound, listRounds, lockRound } from "./round-record.ts";
import {
  latestRun,
  runStoredRound,
  type StoredRun,
  type Verification,
  verifyRun,
} from "./run-stored-round.ts";

export interface RoundTools {
  readonly database: Database;
  readonly site: Site;
  readonly source: ContenderSource;
  readonly newId: () => string;
}

/** One thing that happened to a round. */
export interface RoundEvent {
  readonly version: number;
  readonly at: Micros;
  readonly actor: Actor;
  readonly actedFor: string | null;
  readonly reason: string;
  readonly change: RoundChange;
}

/** All that can be done with allocation rounds, whoever may do it. Throws problems. */
export interface RoundDesk {
  list(): Promise<Round[]>;
  find(id: string): Promise<Round>;
  open(plan: RoundPlan, deed: Deed): Promise<Round>;
  file(
    id: string,
    company: string,
    wishes: readonly WishFiled[],
    deed: Deed,
  ): Promise<{ round: Round; wishes: readonly FiledWish[] }>;
  /** By company, what each has filed last. */
  filed(id: string): Promise<ReadonlyMap<string, readonly FiledWish[]>>;
  run(id: string, deed: Deed): Promise<{ round: Round; run: StoredRun }>;
  /** The newest run; `undefined` before the first. */
  latest(id: string): Promise<StoredRun | undefined>;
  publish(id: string, deed: Deed): Promise<Round>;
  withdraw(id: string, deed: Deed): Promise<Round>;
  verify(round: Round): Promise<Verification | null>;
  events(id: string): Promise<RoundEvent[]>;
}

export function createRoundDesk(given: Omit<RoundTools, "newId">): RoundDesk {
  const { database } = given;
  const tools: RoundTools = { ...given, newId: () => crypto.randomUUID() };
  const find = async (id: string) => {
    const round = await database.use((db) => findRound(db, id));
    if (!round) throw noSuchRound();
    return round;
  };
  return {
    list: () => database.use(listRounds),
    find,
    open: (plan, deed) => openRound(tools, plan, deed),
    file: (id, company, wishes, deed) => fileWishes(tools, id, company, wishes, deed),
    filed: (id) => database.use((db) => filedWishes(db, id)),
    run: (id, deed) => runStoredRound(tools, id, deed),
    latest: (id) => database.use((db) => latestRun(db, id)),
    publish: (id, deed) => publishRound(tools, id, deed),
    withdraw: (id, deed) =>
      database.transaction(async (db) => {
        const round = await lockRound(db, id);
        if (!round) throw noSuchRound();
        if (round.status === "published" || round.status === "withdrawn") {
          throw conflict(roundTexts.staysSo(round.status));
        }
        return changeRound(db, round, { kind: "withdrawn" }, deed);
      }),
    verify: (round) => verifyRun(tools, round),
    events: (id) =>
      database.use((db) =>
        db
          .selectFrom("allocation_round_event")
          .select(["version", "at", "actor", "acted_for as actedFor", "reason", "change"])
          .where("round", "=", id)
          .orderBy("version")
          .execute(),
      ),
  };
}

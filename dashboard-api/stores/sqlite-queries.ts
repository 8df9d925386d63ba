import type { DatabaseSync } from "node:sqlite";
import { stateOfCode } from "../../config/machine-state.ts";
import { DAY, HOUR, type Micros } from "../../config/micros.ts";
import { GOOD } from "../../config/quality.ts";
import { isPendingMark, markedName, markPlace } from "../../config/store/derivation-mark.ts";
import type { Incident, SampleValue } from "../../config/wire/batch.ts";
import { wholeTimes } from "./arrival-page.ts";
import { type PackedStates, packStates } from "./packed-states.ts";
import { sqliteBuckets } from "./sqlite-buckets.ts";
import type { Bucket, Sample, StoredArrival } from "./telemetry-reader.ts";

type Row = Record<string, number | string | null>;

const sampleOf = (row: Row): Sample => ({
  t: row.t as Micros,
  v: row.v as SampleValue,
  q: (row.q as number | null) ?? GOOD,
});

/** The questions of the reader's port, as they run inside the worker thread on one open file. */
export interface SqliteQueries {
  states(machine: string, from: Micros, to: Micros): PackedStates;
  firstState(machine: string): Micros | undefined;
  samples(machine: string, signal: string, from: Micros, to: Micros, limit: number): Sample[];
  buckets(machine: string, signal: string, from: Micros, to: Micros, width: Micros): Bucket[];
  lastBefore(machine: string, signal: string, t: Micros): Sample | undefined;
  incidents(machine: string, from: Micros, to: Micros): Incident[];
  arrivals(after: Micros, limit: number): StoredArrival[];
  ping(): void;
}

export function createSqliteQueries(db: DatabaseSync): SqliteQueries {
  const series = db.prepare("SELECT id FROM series WHERE machine = ? AND signal = ?");
  const samples = db.prepare(
    "SELECT t, v, q FROM sample WHERE series = ? AND t >= ? AND t < ? ORDER BY t LIMIT ?",
  );
  const last = db.prepare(
    "SELECT t, v, q FROM sample WHERE series = ? AND t < ? AND t >= ? ORDER BY t DESC LIMIT 1",
  );
  const states = db.prepare(
    `SELECT derivation, from_t, until_t, state, rules FROM state
     WHERE machine = ? AND derivation = ? AND from_t >= ? AND from_t < ? AND until_t > ?`,
  );
  // The key begins with machine and derivation: stepping over the derivations keeps every search a range of the key.
  const nextDerivation = db.prepare(
    "SELECT min(derivation) AS derivation FROM state WHERE machine = ? AND derivation > ?",
  );
  const mark = db.prepare("SELECT rules FROM state WHERE machine = ? AND derivation = ? AND from_t = ?");
  const firstState = db.prepare(
    "SELECT min(from_t) AS first FROM state WHERE machine = ? AND derivation = ?",
  );
  const incidents = db.prepare(
    `SELECT signal, kind, reason, count, from_t, until_t FROM incident
     WHERE machine = ?1 AND from_t < ?3 AND (until_t > ?2 OR from_t >= ?2) ORDER BY from_t`,
  );
  const arrivals = db.prepare(
    `SELECT t, machine, gateway, from_t AS "from", to_t AS "to", settled FROM arrival
     WHERE t > ? ORDER BY t, machine LIMIT ?`,
  );
  const seriesOf = (machine: string, signal: string) =>
    (series.get(machine, signal) as { id: number } | undefined)?.id;

  const isPending = (machine: string, derivation: number) => {
    const row = mark.get(markedName(machine), derivation, markPlace.from) as { rules: string } | undefined;
    return row !== undefined && isPendingMark(row.rules);
  };

  function* derivationsOf(machine: string): Generator<number> {
    for (let last = -1; ; ) {
      const next = (nextDerivation.get(machine, last) as { derivation: number | null }).derivation;
      if (next === null) return;
      yield next;
      last = next;
    }
  }

  return {
    states(machine, from, to) {
      const rows: Row[] = [];
      for (const derivation of derivationsOf(machine)) {
        if (derivation > 0 && isPending(machine, derivation)) continue;
        rows.push(...(states.all(machine, derivation, from - HOUR, to, from) as Row[]));
      }
      rows.sort((a, b) => Number(a.from_t) - Number(b.from_t) || Number(a.derivation) - Number(b.derivation));
      return packStates(
        rows.map((row) => ({
          machine,
          derivation: row.derivation as number,
          rules: row.rules as string,
          // A code of a newer version: what it means is unknown here.
          state: stateOfCode(row.state as number) ?? "unknown",
          from: row.from_t as Micros,
          until: row.until_t as Micros,
        })),
      );
    },
    firstState(machine) {
      const starts = [...derivationsOf(machine)].map(
        (derivation) => (firstState.get(machine, derivation) as { first: number }).first,
      );
      return starts.length > 0 ? Math.min(...starts) : undefined;
    },
    samples(machine, signal, from, to, limit) {
      const id = seriesOf(machine, signal);
      return id === undefined ? [] : (samples.all(id, from, to, limit) as Row[]).map(sampleOf);
    },
    buckets(machine, signal, from, to, width) {
      const id = seriesOf(machine, signal);
      return id === undefined ? [] : sqliteBuckets(db, id, { from, to, width });
    },
    lastBefore(machine, signal, t) {
      const id = seriesOf(machine, signal);
      const row = id === undefined ? undefined : (last.get(id, t, t - 7 * DAY) as Row | undefined);
      return row && sampleOf(row);
    },
    incidents: (machine, from, to) =>
      (incidents.all(machine, from, to) as Row[]).map((row) => ({
        machine,
        signal: (row.signal as string) || null,
        kind: row.kind as Incident["kind"],
        reason: row.reason as string,
        count: row.count as number | null,
        from: row.from_t as Micros,
        until: row.until_t as Micros,
      })),
    arrivals(after, limit) {
      const rows = arrivals.all(after, limit + 1).map((row) => ({ ...row }));
      return wholeTimes(rows as unknown as StoredArrival[], limit);
    },
    ping: () => void db.prepare("SELECT 1 FROM state LIMIT 1").get(),
  };
}

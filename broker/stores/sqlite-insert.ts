import { stateCodes } from "../../config/machine-state.ts";
import { GOOD } from "../../config/quality.ts";
import type { SampleColumn, SampleValue } from "../../config/wire/batch.ts";
import type { Piece } from "./piece.ts";
import type { Cell, SqliteDatabase } from "./sqlite-database.ts";
import type { Records } from "./telemetry-writer.ts";

const cellOf = (value: SampleValue): Cell =>
  typeof value === "boolean" ? Number(value) : typeof value === "string" ? value.toWellFormed() : value;

/** Writes pieces inside the caller's transaction. `forget` after a rollback: ids made in it are gone. */
export interface SqliteInsert {
  insert(entries: readonly Records[], piece: Piece): void;
  forget(): void;
}

export function createSqliteInsert(database: SqliteDatabase): SqliteInsert {
  const ids = new Map<string, number>();
  const findSeries = database.prepare("SELECT id FROM series WHERE machine = ? AND signal = ?");
  const addSeries = database.prepare("INSERT INTO series (machine, signal) VALUES (?, ?) RETURNING id");
  const addSample = database.prepare(
    "INSERT INTO sample VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET v = excluded.v, q = excluded.q",
  );
  const addState = database.prepare("INSERT OR REPLACE INTO state VALUES (?, ?, ?, ?, ?, ?)");
  const addIncident = database.prepare("INSERT OR REPLACE INTO incident VALUES (?, ?, ?, ?, ?, ?, ?)");
  const addArrival = database.prepare("INSERT OR REPLACE INTO arrival VALUES (?, ?, ?, ?, ?, ?, ?)");

  function seriesOf({ machine, signal }: SampleColumn): number {
    const key = `${machine}/${signal}`;
    const known = ids.get(key);
    if (known !== undefined) return known;
    const row = database.first(findSeries, machine, signal) ?? database.first(addSeries, machine, signal);
    const id = Number(row?.id);
    ids.set(key, id);
    return id;
  }

  const insertOne = {
    samples({ samples }: Records, { index, from, to }: Piece) {
      const column = samples[index];
      if (!column) return;
      const series = seriesOf(column);
      for (let row = from; row < to; row += 1) {
        const quality = column.q?.[row] ?? GOOD;
        const [t = 0, v = null] = [column.t[row], column.v[row]];
        database.run(addSample, series, t, cellOf(v), quality === GOOD ? null : quality);
      }
    },
    states({ states }: Records, { index }: Piece) {
      const it = states[index];
      if (!it) return;
      const rules = it.rules.toWellFormed();
      database.run(addState, it.machine, it.derivation, it.from, it.until, stateCodes[it.state], rules);
    },
    incidents({ incidents }: Records, { index }: Piece) {
      const it = incidents[index];
      if (!it) return;
      const [signal, reason] = [it.signal ?? "", it.reason.toWellFormed()];
      database.run(addIncident, it.machine, signal, it.kind, it.from, it.until, it.count, reason);
    },
    arrivals({ arrivals }: Records, { index }: Piece) {
      const it = arrivals[index];
      if (it) database.run(addArrival, it.t, it.machine, it.gateway, it.intake, it.from, it.to, it.settled);
    },
  };
  return {
    insert(entries, piece) {
      const records = entries[piece.entry];
      if (records) insertOne[piece.list](records, piece);
    },
    forget: () => ids.clear(),
  };
}

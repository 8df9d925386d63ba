import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Micros } from "../../../config/micros.ts";
import { telemetryFile } from "../../../config/store/sqlite-schema.ts";
import type { Influx } from "../../setup/influx.ts";
import type { Sample } from "./sample.ts";

export interface StoredIncident {
  machine: string;
  kind: string;
  from: Micros;
  until: Micros;
  /** null: nobody can know. */
  count: number | null;
  reason: string;
}

/** All that a store holds, read without the product. */
export interface Stored {
  samples: Sample[];
  incidents: StoredIncident[];
}

export async function readInflux(influx: Influx): Promise<Stored> {
  const database = "machine_commons";
  const samples = await influx.query(`SELECT * FROM commons_raw.signal`, database);
  const incidents = await influx.query(`SELECT * FROM commons_kept.incident`, database);
  return {
    samples: samples.map((row) => ({
      machine: String(row.machine),
      signal: String(row.signal),
      t: row.time as Micros,
      value: (row.value ?? row.text ?? null) as Sample["value"],
    })),
    incidents: incidents.map((row) => ({
      machine: String(row.machine),
      kind: String(row.kind),
      from: row.time as Micros,
      until: row.until as Micros,
      count: (row.count ?? null) as number | null,
      reason: String(row.reason),
    })),
  };
}

export function readSqlite(folder: string): Stored {
  const database = new DatabaseSync(join(folder, telemetryFile), { readOnly: true });
  try {
    const rows = (text: string) => database.prepare(text).all() as never[];
    return {
      samples: rows(
        "SELECT machine, signal, t, v AS value FROM sample JOIN series ON series.id = sample.series",
      ),
      incidents: rows(
        "SELECT machine, kind, from_t AS 'from', until_t AS until, count, reason FROM incident",
      ),
    };
  } finally {
    database.close();
  }
}

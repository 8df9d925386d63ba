import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { pino } from "pino";
import { createSqliteWriter } from "../../broker/stores/sqlite-writer.ts";
import type { TelemetryWriter } from "../../broker/stores/telemetry-writer.ts";
import { stateOfCode } from "../../config/machine-state.ts";
import { telemetryFile } from "../../config/store/sqlite-schema.ts";
import type { Incident } from "../../config/wire/batch.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import type { StoredSample, WriterHarness } from "./telemetry-writer.ts";

export async function sqliteHarness(): Promise<WriterHarness> {
  const places = [temporaryFolder("telemetry-")];
  const folder = () => places.at(-1)?.path ?? "";
  const left: TelemetryWriter[] = [];
  let lock: DatabaseSync | undefined;

  function rows<Row>(text: string, ...cells: string[]): Row[] {
    const database = new DatabaseSync(join(folder(), telemetryFile), { readOnly: true });
    try {
      return database
        .prepare(text)
        .all(...cells)
        .map((row) => ({ ...row })) as Row[];
    } finally {
      database.close();
    }
  }

  return {
    async writer(retention) {
      const log = pino({ level: "silent" });
      const writer = createSqliteWriter({
        folder: folder(),
        retention,
        log,
        busyTimeout: 50,
        later: () => () => {},
      });
      await writer.open();
      left.push(writer);
      return writer;
    },
    samples: async (machine, signal) =>
      rows<StoredSample>(
        "SELECT t, v, q FROM sample JOIN series ON id = series WHERE machine = ? AND signal = ? ORDER BY t",
        machine,
        signal,
      ),
    states: async (machine) =>
      rows<{ state: number; derivation: number; rules: string; from: number; until: number }>(
        `SELECT derivation, rules, state, from_t AS "from", until_t AS until FROM state WHERE machine = ?
         ORDER BY derivation, from_t`,
        machine,
      ).map((row) => ({ ...row, machine, state: stateOfCode(row.state) ?? "unknown" })),
    incidents: async (machine) =>
      rows<Incident>(
        `SELECT machine, nullif(signal, '') AS signal, kind, reason, count, from_t AS "from", until_t AS until
         FROM incident WHERE machine = ?`,
        machine,
      ),
    arrivals: async (machine) =>
      rows(
        `SELECT t, machine, gateway, intake, from_t AS "from", to_t AS "to", settled FROM arrival
         WHERE machine = ? ORDER BY t`,
        machine,
      ),
    async away() {
      lock = new DatabaseSync(join(folder(), telemetryFile));
      lock.exec("BEGIN IMMEDIATE");
    },
    async back() {
      lock?.close();
    },
    async crash() {
      // The files as they lie on the disk, while the writer still has them open: what a kill leaves.
      const next = temporaryFolder("telemetry-");
      for (const file of readdirSync(folder())) {
        if (!file.endsWith("-shm")) cpSync(join(folder(), file), join(next.path, file));
      }
      places.push(next);
    },
    async [Symbol.asyncDispose]() {
      for (const writer of left) await writer.close();
      for (const place of places) place[Symbol.dispose]();
    },
  };
}

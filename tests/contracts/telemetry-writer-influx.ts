import { pino } from "pino";
import { createInfluxWriter } from "../../broker/stores/influx-writer.ts";
import type { Arrival } from "../../broker/stores/telemetry-writer.ts";
import { stateOfCode } from "../../config/machine-state.ts";
import type { Incident } from "../../config/wire/batch.ts";
import { startInflux } from "../setup/influx.ts";
import type { WriterHarness } from "./telemetry-writer.ts";

export async function influxHarness(): Promise<WriterHarness> {
  const influx = await startInflux();
  const database = "contract";
  const of = (measurement: string, columns: string, where: string) =>
    influx.query(`SELECT ${columns} FROM ${measurement} WHERE ${where}`, database);

  return {
    async writer(retention) {
      const writer = createInfluxWriter({
        url: influx.url,
        database,
        retention,
        log: pino({ level: "silent" }),
        timeout: 5_000,
      });
      await writer.open();
      return writer;
    },
    async samples(machine, signal) {
      const where = `machine='${machine}' AND signal='${signal}'`;
      // Fields that no point has had yet are unknown to InfluxDB: the answer has null for them.
      const rows = await of("commons_raw.signal", "value, text, quality", where);
      return rows.map((row) => ({
        t: row.time as number,
        v: (row.value ?? row.text ?? null) as number | string | null,
        q: row.quality as number | null,
      }));
    },
    async states(machine) {
      const columns = "derivation, rules, state, until";
      const rows = await of("commons_kept.state", columns, `machine='${machine}'`);
      return rows.map((row) => ({
        machine,
        derivation: Number(row.derivation),
        rules: row.rules as string,
        state: stateOfCode(row.state as number) ?? "unknown",
        from: row.time as number,
        until: row.until as number,
      }));
    },
    async incidents(machine) {
      const rows = await of(
        "commons_kept.incident",
        "signal, kind, reason, count, until",
        `machine='${machine}'`,
      );
      return rows.map(
        ({ time, signal, kind, reason, count, until }) =>
          ({ machine, signal: signal || null, kind, reason, count, from: time, until }) as Incident,
      );
    },
    async arrivals(machine) {
      const columns = 'gateway, intake, "from", "to", settled';
      const rows = await of("commons_raw.arrival", columns, `machine='${machine}'`);
      return rows.map(
        ({ time, gateway, intake, from, to, settled }) =>
          ({ t: time, machine, gateway, intake, from, to, settled }) as Arrival,
      );
    },
    away: () => influx.stop(),
    back: () => influx.start(),
    async crash() {
      await influx.kill();
      await influx.start();
    },
    [Symbol.asyncDispose]: () => influx[Symbol.asyncDispose](),
  };
}

import { stateOfCode } from "../../config/machine-state.ts";
import { DAY, HOUR, type Micros } from "../../config/micros.ts";
import { GOOD } from "../../config/quality.ts";
import { isPendingMark, markedName, markPlace } from "../../config/store/derivation-mark.ts";
import { measurements, policyOf } from "../../config/store/influx-schema.ts";
import type { Incident, SampleValue, StateInterval } from "../../config/wire/batch.ts";
import { wholeTimes } from "./arrival-page.ts";
import { influxBuckets } from "./influx-buckets.ts";
import { at, createInfluxClient, type InfluxPlace, type Row } from "./influx-client.ts";
import type { Sample, TelemetryReader } from "./telemetry-reader.ts";

const table = (measurement: keyof typeof measurements) =>
  `FROM "${policyOf(measurement)}"."${measurements[measurement]}"`;

/** How much history one question asks for: bounds the answer that is parsed at once. */
const slice = 30 * DAY;

const sampleOf = (row: Row): Sample => ({
  t: row.time as Micros,
  v: (row.value ?? row.text ?? null) as SampleValue,
  q: (row.quality as number | null) ?? GOOD,
});

const stateOf = (machine: string, row: Row): StateInterval => ({
  machine,
  derivation: Number(row.derivation),
  rules: (row.rules as string | null) ?? "",
  // A code of a newer version: what it means is unknown here.
  state: stateOfCode(row.state as number) ?? "unknown",
  from: row.time as Micros,
  until: row.until as Micros,
});

/** Reads what the broker wrote to InfluxDB (1.x HTTP API). */
export function createInfluxReader(place: InfluxPlace): TelemetryReader {
  const client = createInfluxClient(place);
  const series = `${table("signal")} WHERE "machine" = $machine AND "signal" = $signal`;
  const one = async (statement: string, parameters: Record<string, string> = {}) =>
    (await client.ask([statement], parameters))[0] ?? [];

  /** What the marks of a machine's re-derivations say, by number. */
  const marksOf = async (machine: string) => {
    const rows = await one(
      `SELECT "rules", "derivation" ${table("state")} WHERE "machine" = $machine AND time = ${at(markPlace.from)}`,
      { machine: markedName(machine) },
    );
    return new Map(rows.map((row) => [Number(row.derivation), String(row.rules)]));
  };

  const ping = async () => {
    // The last minute alone: a question over all time would open every shard of many years.
    await one(`SELECT "state" ${table("state")} WHERE time > now() - 1m LIMIT 1`);
  };

  return {
    open: async () => {},
    async states(machine, from, to) {
      const found: StateInterval[] = [];
      const before = await marksOf(machine);
      for (let start = from - HOUR; start < to; start += slice) {
        const rows = await one(
          `SELECT "state", "until", "rules", "derivation" ${table("state")} WHERE "machine" = $machine AND ` +
            `time >= ${at(start)} AND time < ${at(Math.min(start + slice, to))} AND "until" > ${from}`,
          { machine },
        );
        for (const row of rows) found.push(stateOf(machine, row));
      }
      // One begun between the questions has a mark by now, since that is written first.
      const isNew = found.some(({ derivation }) => derivation > 0 && !before.has(derivation));
      const after = isNew ? await marksOf(machine) : before;
      const isUnfinished = (derivation: number) =>
        before.has(derivation) ? isPendingMark(before.get(derivation) ?? "") : after.has(derivation);
      return found
        .filter(({ derivation }) => !isUnfinished(derivation))
        .sort((a, b) => a.from - b.from || a.derivation - b.derivation);
    },
    async firstState(machine) {
      const [row] = await one(
        `SELECT "state" ${table("state")} WHERE "machine" = $machine ORDER BY time ASC LIMIT 1`,
        { machine },
      );
      return row?.time as Micros | undefined;
    },
    async samples(machine, signal, from, to, limit) {
      const rows = await one(
        `SELECT "value", "text", "quality" ${series} AND time >= ${at(from)} AND time < ${at(to)} LIMIT ${limit}`,
        { machine, signal },
      );
      return rows.map(sampleOf);
    },
    buckets: (machine, signal, from, to, width) =>
      influxBuckets(client, series, { machine, signal }, { from, to, width }),
    async lastBefore(machine, signal, t) {
      const rows = await one(
        `SELECT "value", "text", "quality" ${series} AND time < ${at(t)} AND time >= ${at(t - 7 * DAY)} ` +
          "ORDER BY time DESC LIMIT 1",
        { machine, signal },
      );
      return rows[0] && sampleOf(rows[0]);
    },
    async incidents(machine, from, to) {
      const rows = await one(
        `SELECT "until", "count", "reason", "kind", "signal" ${table("incident")} WHERE "machine" = $machine AND ` +
          `time < ${at(to)} AND "until" >= ${from}`,
        { machine },
      );
      return rows
        .map(
          (row): Incident => ({
            machine,
            signal: (row.signal as string | null) || null,
            kind: row.kind as Incident["kind"],
            reason: (row.reason as string | null) ?? "",
            count: row.count as number | null,
            from: row.time as Micros,
            until: row.until as Micros,
          }),
        )
        .filter((it) => it.until > from || it.from >= from);
    },
    async arrivals(after, limit) {
      const rows = await one(
        `SELECT "from", "to", "settled", "machine", "gateway" ${table("arrival")} WHERE time > ${at(after)} ` +
          `LIMIT ${limit + 1}`,
      );
      const arrivals = rows.map((row) => ({
        t: row.time as Micros,
        machine: row.machine as string,
        gateway: row.gateway as string,
        from: row.from as Micros,
        to: row.to as Micros,
        settled: row.settled as Micros | null,
      }));
      return wholeTimes(arrivals, limit);
    },
    ping,
    close: async () => {},
  };
}

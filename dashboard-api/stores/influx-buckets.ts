import type { Micros } from "../../config/micros.ts";
import { at, type InfluxClient, type Row } from "./influx-client.ts";
import type { Bucket } from "./telemetry-reader.ts";

/**
 * Downsamples inside InfluxDB, whose aggregates over the whole window cost one pass each, side by side on its cores.
 * Its selectors of times cost three to six passes each, so that buckets tell values and not when they were.
 * `source` is the FROM and WHERE of one series.
 */
export async function influxBuckets(
  client: InfluxClient,
  source: string,
  parameters: Record<string, string>,
  window: { from: Micros; to: Micros; width: Micros },
): Promise<Bucket[]> {
  const { from, to, width } = window;
  const isBad = `"quality" >= ${2 ** 31}`;
  const rowsOf = async (what: string, filter: string): Promise<Row[]> => {
    const [rows = []] = await client.ask(
      [
        `SELECT ${what} ${source} AND time >= ${at(from)} AND time < ${at(to)}${filter} ` +
          `GROUP BY time(${at(width)}, ${at(from % width)}) fill(none)`,
      ],
      parameters,
    );
    return rows;
  };
  const badRows = await rowsOf('count("quality") AS "v"', ` AND ${isBad}`);
  // A good sample has no quality: its comparison is nil, which InfluxQL takes for false only against a boolean.
  const usable = badRows.length > 0 ? ` AND (${isBad}) = false` : "";
  const valuesOf = async (aggregate: string) => {
    const rows = await rowsOf(`${aggregate}("value") AS "v"`, usable);
    return new Map(rows.map((row) => [row.time as Micros, row.v as number]));
  };
  const [minima, maxima, means, counts] = await Promise.all(["min", "max", "mean", "count"].map(valuesOf));
  const bad = new Map(badRows.map((row) => [row.time as Micros, row.v as number]));

  const buckets: Bucket[] = [];
  for (const [time, count] of counts ?? []) {
    const [min, max, mean] = [minima?.get(time), maxima?.get(time), means?.get(time)];
    // A bucket written or aged out between two of the questions is told the next time it is asked for.
    if (min === undefined || max === undefined || mean === undefined) continue;
    buckets.push({ t: time, min, max, mean, count, bad: bad.get(time) ?? 0 });
  }
  return buckets.sort((a, b) => a.t - b.t);
}

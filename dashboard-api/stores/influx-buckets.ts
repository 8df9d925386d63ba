import type { Micros } from "../../config/micros.ts";
import { at, type InfluxClient, type Row } from "./influx-client.ts";
import { type Bucketing, edgesByPassing, edgesBySeeking } from "./influx-edges.ts";
import type { Bucket } from "./telemetry-reader.ts";

const pointOf = (row: Row | undefined) =>
  row && typeof row.v === "number" ? { t: row.time as Micros, v: row.v } : undefined;

/**
 * Downsamples inside InfluxDB. Grouped by time, the selectors min(), max(), first() and last() answer with the
 * bucket's time, not the sample's; top() and bottom() keep the sample's, and take the earliest of equals. The times of
 * the first and last samples are found as `influx-edges.ts` says. `source` is the FROM and WHERE of one series.
 */
export async function influxBuckets(
  client: InfluxClient,
  source: string,
  parameters: Record<string, string>,
  window: { from: Micros; to: Micros; width: Micros },
): Promise<Bucket[]> {
  const { from, to, width } = window;
  const ask = (statements: string[]) => client.ask(statements, parameters);
  const bounds = (start: Micros, end: Micros) => `time >= ${at(start)} AND time < ${at(end)}`;
  const grouped = `GROUP BY time(${at(width)}, ${at(from % width)}) fill(none)`;
  const indexOf = (row: Row) => Math.floor(((row.time as Micros) - from) / width);
  const isBad = `"quality" >= ${2 ** 31}`;
  const [badRows = []] = await ask([
    `SELECT count("quality") AS "v" ${source} AND ${bounds(from, to)} AND ${isBad} ${grouped}`,
  ]);
  // A good sample has no quality: its comparison is nil, which InfluxQL takes for false only against a boolean.
  const usable = badRows.length > 0 ? ` AND (${isBad}) = false` : "";
  const of: Bucketing = {
    ...{ ask, grouped, from, to, width },
    within: (start = from, end = to) => `${source} AND ${bounds(start, end)}${usable}`,
  };
  const select = async (what: string) => {
    const [rows = []] = await ask([`SELECT ${what} AS "v" ${of.within()} ${grouped}`]);
    return new Map(rows.map((row) => [indexOf(row), row]));
  };
  const began = performance.now();
  const [maxima, minima, counts] = await Promise.all([
    select('top("value", 1)'),
    select('bottom("value", 1)'),
    select('count("value")'),
  ]);
  const bad = new Map(badRows.map((row) => [indexOf(row), row.v as number]));
  const several = [...counts].filter(([, row]) => (row.v as number) > 1).map(([index]) => index);
  // Passing over the series for its edges takes two to four times as long as for its extremes, whatever else runs beside.
  const patience = 3 * (performance.now() - began);
  const edges = (await edgesBySeeking(of, several, patience)) ?? (await edgesByPassing(of));

  const buckets: Bucket[] = [];
  for (const [index, counted] of counts) {
    const [min, max] = [pointOf(minima.get(index)), pointOf(maxima.get(index))];
    const count = counted.v as number;
    const edge = edges.get(index) ?? (count === 1 && min ? { first: min, last: min } : undefined);
    // A bucket written or aged out between two of the questions is told the next time it is asked for.
    if (!min || !max || !edge) continue;
    const { first, last } = edge;
    buckets.push({ t: from + index * width, min, max, first, last, count, bad: bad.get(index) ?? 0 });
  }
  return buckets.sort((a, b) => a.t - b.t);
}

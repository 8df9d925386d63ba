import type { Micros } from "../../config/micros.ts";
import { at, type InfluxClient, type Row } from "./influx-client.ts";
import type { Bucket } from "./telemetry-reader.ts";

/** Statements sent at once: bounds the length of a request, and leaves room for other readers between two. */
const statementsPerRequest = 250;

const pointOf = (row: Row | undefined, column: string) =>
  row && typeof row[column] === "number" ? { t: row.time as Micros, v: row[column] as number } : undefined;

/**
 * Downsamples inside InfluxDB. Grouped by time, the selectors min(), max(), first() and last() answer with the
 * bucket's time, not the sample's; top() and bottom() keep the sample's, and take the earliest of equals. The first
 * and last sample of a bucket are asked for ungrouped, which keeps their times, and costs a seek each.
 * `source` is the FROM and WHERE of one series.
 */
export async function influxBuckets(
  client: InfluxClient,
  source: string,
  parameters: Record<string, string>,
  window: { from: Micros; to: Micros; width: Micros },
): Promise<Bucket[]> {
  const { from, to, width } = window;
  const ask = (statements: string[]) => client.ask(statements, parameters);
  const within = (start: Micros, end: Micros) => `${source} AND time >= ${at(start)} AND time < ${at(end)}`;
  const grouped = `GROUP BY time(${at(width)}, ${at(from % width)}) fill(none)`;
  const isBad = `"quality" >= ${2 ** 31}`;
  const [badRows = []] = await ask([
    `SELECT count("quality") AS "n" ${within(from, to)} AND ${isBad} ${grouped}`,
  ]);
  // A good sample has no quality: its comparison is nil, which InfluxQL takes for false only against a boolean.
  const usable = badRows.length > 0 ? `AND (${isBad}) = false` : "";
  const select = async (what: string) => {
    const [rows = []] = await ask([`SELECT ${what} AS "v" ${within(from, to)} ${usable} ${grouped}`]);
    return new Map(rows.map((row) => [Math.floor(((row.time as Micros) - from) / width), row]));
  };
  const [maxima, minima, counts] = await Promise.all([
    select('top("value", 1)'),
    select('bottom("value", 1)'),
    select('count("value")'),
  ]);
  const bad = new Map(
    badRows.map((row) => [Math.floor(((row.time as Micros) - from) / width), row.n as number]),
  );

  const several = [...counts].filter(([, row]) => (row.v as number) > 1).map(([index]) => index);
  const edges = new Map<number, { first: Row | undefined; last: Row | undefined }>();
  for (let start = 0; start < several.length; start += statementsPerRequest / 2) {
    const part = several.slice(start, start + statementsPerRequest / 2);
    const rows = await ask(
      part.flatMap((index) => {
        const bucket = from + index * width;
        const where = `${within(bucket, Math.min(bucket + width, to))} ${usable}`;
        return [`SELECT first("value") AS "v" ${where}`, `SELECT last("value") AS "v" ${where}`];
      }),
    );
    for (const [position, index] of part.entries()) {
      edges.set(index, { first: rows[2 * position]?.[0], last: rows[2 * position + 1]?.[0] });
    }
  }

  const buckets: Bucket[] = [];
  for (const [index, counted] of counts) {
    const [min, max] = [pointOf(minima.get(index), "v"), pointOf(maxima.get(index), "v")];
    const edge = edges.get(index);
    const [first, last] = [pointOf(edge?.first, "v") ?? min, pointOf(edge?.last, "v") ?? min];
    // Samples written or aged out between two of the questions: the bucket is told the next time it is asked for.
    if (!min || !max || !first || !last) continue;
    const t = from + index * width;
    buckets.push({ t, min, max, first, last, count: counted.v as number, bad: bad.get(index) ?? 0 });
  }
  return buckets.sort((a, b) => a.t - b.t);
}

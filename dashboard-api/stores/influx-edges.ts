import type { Micros } from "../../config/micros.ts";
import { at, type Row } from "./influx-client.ts";

type Point = { t: Micros; v: number };
/** First and last sample of each bucket, by the bucket's index. */
export type Edges = Map<number, { first: Point; last: Point }>;

/** One series, over one window, in buckets. */
export interface Bucketing {
  ask(statements: string[]): Promise<Row[][]>;
  /** FROM and WHERE, with the window's bounds where none are given. */
  within(start?: Micros, end?: Micros): string;
  grouped: string;
  from: Micros;
  to: Micros;
  width: Micros;
}

/** Buckets to a question, and questions at a time: InfluxDB answers each on one core. */
const [bucketsAtOnce, questionsAtOnce] = [50, 4];
/** The first few tell how fast seeks are here. */
const probe = 5;

const pointOf = (row: Row | undefined): Point | undefined =>
  row && typeof row.v === "number" ? { t: row.time as Micros, v: row.v } : undefined;

/**
 * Asks for each bucket's edges by themselves: ungrouped, first() and last() keep the sample's time and cost a seek.
 * Gives up with undefined where all would take longer than `patience`, in milliseconds, as they do while much of the
 * series is in InfluxDB's cache and not yet in a file.
 */
export async function edgesBySeeking(
  of: Bucketing,
  indexes: readonly number[],
  patience: number,
): Promise<Edges | undefined> {
  const edges: Edges = new Map();
  if (indexes.length === 0) return edges;
  const seek = async (part: readonly number[]) => {
    const rows = await of.ask(
      part.flatMap((index) => {
        const bucket = of.from + index * of.width;
        const where = of.within(bucket, Math.min(bucket + of.width, of.to));
        return [`SELECT first("value") AS "v" ${where}`, `SELECT last("value") AS "v" ${where}`];
      }),
    );
    for (const [position, index] of part.entries()) {
      const [first, last] = [pointOf(rows[2 * position]?.[0]), pointOf(rows[2 * position + 1]?.[0])];
      if (first && last) edges.set(index, { first, last });
    }
  };
  const began = performance.now();
  await seek(indexes.slice(0, probe));
  const all = ((performance.now() - began) * indexes.length) / probe;
  if (all > patience && indexes.length > probe) return undefined;
  let next = probe;
  const goOn = async () => {
    while (next < indexes.length) {
      const start = next;
      next += bucketsAtOnce;
      await seek(indexes.slice(start, start + bucketsAtOnce));
    }
  };
  await Promise.all(Array.from({ length: questionsAtOnce }, goOn));
  return edges;
}

/**
 * Reads the series in a few passes whatever the number of buckets. Grouped selectors tell values without their times;
 * the times follow from elapsed(), the time from each sample to the next, summed up from the window's first sample on.
 */
export async function edgesByPassing(of: Bucketing): Promise<Edges> {
  const ask = async (statement: string) => (await of.ask([statement]))[0] ?? [];
  const byIndex = (rows: Row[]) =>
    new Map(rows.map((row) => [Math.floor(((row.time as Micros) - of.from) / of.width), row]));
  const window = `time >= ${at(of.from)} AND time < ${at(of.to)}`;
  const [[origin], firsts, lasts, steps] = await Promise.all([
    ask(`SELECT first("value") AS "v" ${of.within()}`),
    ask(`SELECT first("value") AS "v" ${of.within()} ${of.grouped}`).then(byIndex),
    ask(`SELECT last("value") AS "v" ${of.within()} ${of.grouped}`).then(byIndex),
    ask(
      `SELECT first("e") AS "lead", sum("e") AS "sum" FROM (SELECT elapsed("value", 1u) AS "e" ${of.within()}) ` +
        `WHERE ${window} ${of.grouped}`,
    ).then(byIndex),
  ]);
  const edges: Edges = new Map();
  let before = origin?.time as Micros | undefined;
  let isOrigin = true;
  for (const index of [...firsts.keys()].sort((a, b) => a - b)) {
    const [first, last] = [firsts.get(index)?.v, lasts.get(index)?.v];
    if (before === undefined || typeof first !== "number" || typeof last !== "number") break;
    const step = steps.get(index);
    const begin: Micros = isOrigin ? before : before + Number(step?.lead ?? 0);
    const end: Micros = before + Number(step?.sum ?? 0);
    edges.set(index, { first: { t: begin, v: first }, last: { t: end, v: last } });
    before = end;
    isOrigin = false;
  }
  return edges;
}

import type { Micros } from "../../config/micros.ts";
import type { SqliteDatabase } from "./sqlite-database.ts";

const rowsPerStep = 2_000;
const pagesPerStep = 500;

/**
 * Deletes what is older than `oldest` in small steps, so that writes and pings come between: each call of the
 * returned function does one step and answers whether there may be more. Arrivals go with the samples they tell of;
 * states and incidents stay.
 */
export function createRetentionStep(database: SqliteDatabase): (oldest: Micros) => boolean {
  const nextSeries = database.prepare("SELECT id FROM series WHERE id > ? ORDER BY id LIMIT 1");
  const endOfStep = database.prepare("SELECT t FROM sample WHERE series = ? ORDER BY t LIMIT 1 OFFSET ?");
  const removeSamples = database.prepare("DELETE FROM sample WHERE series = ? AND t < ?");
  const endOfArrivals = database.prepare("SELECT t FROM arrival ORDER BY t LIMIT 1 OFFSET ?");
  const removeArrivals = database.prepare("DELETE FROM arrival WHERE t < ?");
  let series = 0;

  const until = (row: Record<string, unknown> | undefined, oldest: Micros) =>
    Math.min(oldest, row ? Number(row.t) : oldest);

  return (oldest) => {
    let more = true;
    database.transaction(() => {
      const found = database.first(nextSeries, series);
      if (!found) {
        series = 0;
        const end = until(database.first(endOfArrivals, rowsPerStep), oldest);
        more = database.run(removeArrivals, end) >= rowsPerStep;
        return;
      }
      const id = Number(found.id);
      const end = until(database.first(endOfStep, id, rowsPerStep), oldest);
      if (database.run(removeSamples, id, end) < rowsPerStep) series = id;
    });
    database.vacuum(pagesPerStep);
    return more;
  };
}

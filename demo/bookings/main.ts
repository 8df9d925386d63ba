import { DAY, type Micros, systemNow } from "../../config/micros.ts";
import { loadSiteOrExit } from "../../config/site/load.ts";
import { seedSite } from "../../dashboard-api/accounts/seed-site.ts";
import { openDatabase } from "../../dashboard-api/database/open-database.ts";
import { createCalendar } from "./calendar.ts";
import { planBookings } from "./plan-bookings.ts";
import { storePeople } from "./store-people.ts";
import { storePlan } from "./store-plan.ts";
import { readStored } from "./stored.ts";

/** How far ahead the demo's people book. */
const ahead = 24 * DAY;

/** Six o'clock, when nobody comes or goes, of the local day of a time. */
const localMorning = (time: Micros, zone: string): Micros =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(time / 1_000))
    .toZonedDateTimeISO(zone)
    .with({ hour: 6, minute: 0, second: 0, millisecond: 0 }).epochMilliseconds * 1_000;

// Runs before the API opens the database, which one process alone may have open where it is the embedded one.
const { SITE_FILE = "demo/site.yaml", DATA_DIR = "data", DATABASE_URL } = process.env;
const { PLANT_SEED = "1", BOOKINGS_FROM = "" } = process.env;
const begin = Number(BOOKINGS_FROM);
const { site } = loadSiteOrExit(SITE_FILE);
const database = openDatabase({
  address: DATABASE_URL || undefined,
  dataFolder: DATA_DIR,
  warn: (message) => console.error(message),
});
try {
  if (!Number.isSafeInteger(begin) || begin <= 0)
    throw new Error("BOOKINGS_FROM must be a time in microseconds.");
  const now = systemNow();
  const from = localMorning(begin, site.cluster.zone);
  const to = localMorning(now + ahead, site.cluster.zone);
  const plan = planBookings({ site, seed: PLANT_SEED, from, to });
  const peaks = new Map(
    site.machines.map((machine) => [machine.id, createCalendar(site, machine, from, to).peak]),
  );
  await database.ready;
  await seedSite(database, site);
  const written = await database.transaction(async (db) => {
    const stored = await readStored(db, plan.stories);
    // Somebody's own bookings: no demo's people have any business there.
    if (stored.bookings > 0 && stored.versions.size === 0) return undefined;
    await storePeople(db, site, from);
    return storePlan(db, plan, stored, now, (machine) => peaks.get(machine) ?? []);
  });
  console.log(
    written === undefined
      ? "The database holds bookings that are not the demo's: none are added."
      : `${written} steps of ${plan.stories.length} bookings`,
  );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await database.close();
}

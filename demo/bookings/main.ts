import { systemNow } from "../../config/micros.ts";
import { loadSiteOrExit } from "../../config/site/load.ts";
import { seedSite } from "../../dashboard-api/accounts/seed-site.ts";
import { openDatabase } from "../../dashboard-api/database/open-database.ts";
import { bookedAhead, localMorning } from "./booked-ahead.ts";
import { createCalendar } from "./calendar.ts";
import { planBookings } from "./plan-bookings.ts";
import { storePeople } from "./store-people.ts";
import { storePlan } from "./store-plan.ts";
import { readStored } from "./stored.ts";

// Runs before the API opens the database, which one process alone may have open where it is the embedded one.
const { SITE_FILE = "demo/site.yaml", DATA_DIR = "data", DATABASE_URL } = process.env;
const { PLANT_SEED = "1", BOOKINGS_FROM = "", BOOKINGS_UNTIL = "" } = process.env;
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
  const to = localMorning(now + bookedAhead, site.cluster.zone);
  const plan = planBookings({ site, seed: PLANT_SEED, from, to });
  const peaks = new Map(
    site.machines.map((machine) => [machine.id, createCalendar(site, machine, from, to).peak]),
  );
  await database.ready;
  await seedSite(database, site);
  const written = await database.transaction(async (db) => {
    const found = await readStored(db, plan.stories);
    // What was done since by the API has other ids.
    const stored = {
      ...found,
      writtenUntil: Math.max(found.writtenUntil, Number(BOOKINGS_UNTIL) || -Infinity),
    };
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

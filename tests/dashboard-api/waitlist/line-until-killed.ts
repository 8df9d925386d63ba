import { openDatabase } from "../../../dashboard-api/database/open-database.ts";
import { keepBusy } from "./busy-clients.ts";
import { at, lineUnderTest } from "./line-under-test.ts";

// Many at once at one desk, until it is killed: prints what was done once it is. Arguments: database, seed, day.
const [, , place = "", seed = "1", day = "11-03"] = process.argv;
const isAddress = place.startsWith("postgres");
const database = openDatabase({
  ...{ address: isAddress ? place : undefined, dataFolder: isAddress ? "" : place },
  warn: console.error,
});
await database.ready;
await keepBusy([lineUnderTest(database)], {
  ...{ day: at(`${day} 00:00`), clients: 6, turns: 1_000_000, seed: Number(seed) },
  told: (kind, id) => console.log(`${kind} ${id}`),
});

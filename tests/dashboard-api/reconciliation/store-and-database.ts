import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { Database } from "../../../dashboard-api/database/database.ts";
import type { DatabasePlace } from "../../contracts/databases.ts";
import { type ReadableStore, startReadableSqlite } from "../../contracts/readable-stores.ts";

/** An empty telemetry store and a new database for the calling suite: others for each of its tests, or the same for all. */
export function storeAndDatabase(
  startPlace: () => Promise<DatabasePlace>,
  lasting: "each test" | "all tests",
): { readonly store: ReadableStore; readonly database: Database } {
  let place: DatabasePlace;
  let store: ReadableStore;
  let database: Database;
  const [before, after] = lasting === "each test" ? [beforeEach, afterEach] : [beforeAll, afterAll];
  beforeAll(async () => {
    place = await startPlace();
  });
  before(async () => {
    store = await startReadableSqlite();
    ({ database } = await place.fresh());
  });
  after(() => store[Symbol.asyncDispose]());
  afterAll(() => place[Symbol.asyncDispose]());
  return {
    get store() {
      return store;
    },
    get database() {
      return database;
    },
  };
}

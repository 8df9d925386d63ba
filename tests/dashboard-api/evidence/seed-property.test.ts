import { afterAll, beforeAll, expect, test } from "vitest";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { type DatabasePlace, postgresPlace } from "../../contracts/databases.ts";
import { booksSite } from "../routes/books-site.ts";

let place: DatabasePlace;
let database: Database;
beforeAll(async () => {
  place = await postgresPlace();
  ({ database } = await place.fresh());
}, 60_000);
afterAll(() => place[Symbol.asyncDispose]());

test("grants and assets of the site file are in the tables after each start, once; what is gone from it stays", async () => {
  const site = booksSite();
  await seedSite(database, site);
  await seedSite(database, site);
  const tables = () =>
    database.use(async (db) => ({
      grants: await db.selectFrom("funding_grant").selectAll().execute(),
      assets: await db.selectFrom("asset").selectAll().execute(),
      funded: await db.selectFrom("grant_asset").selectAll().execute(),
      machines: await db.selectFrom("asset_machine").selectAll().execute(),
    }));
  expect(await tables()).toEqual({
    grants: [{ id: "grant", name: "補助金", number: "第12号", purpose: "共同加工", fiscal_year_start: 10 }],
    assets: [{ id: "asset", name: "フライス盤 一式", acquired: "2024-03-15", price: 9_000 }],
    funded: [
      {
        ...{ grant_id: "grant", asset: "asset", amount: 6_000, funded_part: 6_000 / 9_000 },
        restricted_until: "2031-03-31",
      },
    ],
    machines: [{ asset: "asset", machine: "mill" }],
  });
  const [asset] = site.assets;
  if (!asset) throw new Error("there is an asset");
  const [grant] = site.grants;
  if (!grant) throw new Error("there is a grant");
  const { number: _, fiscalYearStart: __, ...plain } = grant;
  await seedSite(database, { ...site, grants: [plain], assets: [{ ...asset, price: 12_000, funded: [] }] });
  expect(await tables()).toMatchObject({
    grants: [{ number: null, fiscal_year_start: site.cluster.fiscalYearStart }],
    assets: [{ price: 12_000 }],
    funded: [],
  });
  await seedSite(database, { ...site, grants: [], assets: [] });
  expect(await tables()).toMatchObject({ grants: [{ id: "grant" }], assets: [{ id: "asset" }] });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { siteSchema } from "../../../config/site/site.ts";
import { searchKey } from "../../../dashboard-api/accounts/search-key.ts";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { type DatabasePlace, databasePlaces } from "../../contracts/databases.ts";
import { smallSiteData } from "../small-site.ts";

const site = (companies: object[], capabilities: object[] = []) => {
  const data = smallSiteData("Asia/Tokyo");
  const [mill, lathe] = data.machines;
  return siteSchema.parse({ ...data, companies, machines: [{ ...mill, capabilities }, lathe] });
};

test.each([
  ["ﾔﾏﾀﾞ", "ヤマダ"],
  ["やまだ　製作所", "ヤマダ 製作所"],
  ["ＹＡＭＡＤＡ", "yamada"],
])("finds %s by %s", (written, key) => expect(searchKey(written)).toBe(key));

describe.each(databasePlaces)("what the site file describes, on %s", (_, start) => {
  let place: DatabasePlace;
  let database: Database;
  beforeAll(async () => {
    place = await start();
    ({ database } = await place.fresh());
  });
  afterAll(() => place[Symbol.asyncDispose]());

  test("is in the tables after each start, once, with names as written", async () => {
    const one = {
      id: "one",
      name: "㈱　髙﨑製作所",
      short: "髙﨑",
      kana: "タカサキ",
      invoiceNumber: "T1234567890123",
    };
    const two = { id: "two", name: "Two", short: "Two", roles: ["outsider", "customer"] };
    const milling = { process: "milling", envelope: { x: 500.5 }, materials: ["Ti-6Al-4V", "SUS304"] };
    const both = site([one, two], [milling]);
    await Promise.all([seedSite(database, both), seedSite(database, both)]);
    const companies = () =>
      database.use((db) => db.selectFrom("company").selectAll().orderBy("id").execute());
    expect(await companies()).toEqual([
      {
        ...{ id: "one", name: "㈱　髙﨑製作所", kana: "タカサキ", short: "髙﨑", honorific: "御中" },
        ...{ roles: ["member"], corporate_number: null, invoice_number: "T1234567890123", listed: true },
        search: "(株) 髙﨑製作所 タカサキ 髙﨑",
      },
      expect.objectContaining({ id: "two", roles: ["outsider", "customer"], listed: true }),
    ]);
    expect(await database.use((db) => db.selectFrom("capability").selectAll().execute())).toEqual([
      expect.objectContaining({
        machine: "mill",
        process: "milling",
        x: 500.5,
        y: null,
        materials: milling.materials,
      }),
    ]);

    await seedSite(database, site([{ ...one, short: "新" }]));
    expect((await companies()).map(({ id, short, listed }) => ({ id, short, listed }))).toEqual([
      { id: "one", short: "新", listed: true },
      { id: "two", short: "Two", listed: false },
    ]);
    expect(await database.use((db) => db.selectFrom("capability").selectAll().execute())).toEqual([]);
  });
});

import type { Insertable } from "kysely";
import { sql } from "kysely";
import type { Site } from "../../config/site/site.ts";
import type { CapabilityTable, CompanyTable } from "../database/core-tables.ts";
import type { Database, Query } from "../database/database.ts";
import { type Property, seedProperty } from "../evidence/seed-property.ts";
import { searchKey } from "./search-key.ts";

type Described = Pick<Site, "companies" | "machines"> & Property;

const companiesOf = (site: Described): Insertable<CompanyTable>[] =>
  site.companies.map(
    ({ id, name, kana = null, short, honorific, roles, corporateNumber, invoiceNumber }) => ({
      ...{ id, name, kana, short, honorific, roles },
      corporate_number: corporateNumber ?? null,
      invoice_number: invoiceNumber ?? null,
      search: searchKey(name, kana, short),
      listed: true,
    }),
  );

const capabilitiesOf = (site: Described): Insertable<CapabilityTable>[] => {
  const all = site.machines.flatMap((machine) =>
    machine.capabilities.map(({ process, name, envelope = {}, tolerance = null, materials }) => ({
      ...{ machine: machine.id, process, tolerance, materials },
      name_ja: name?.ja ?? null,
      name_en: name?.en ?? null,
      x: envelope.x ?? null,
      y: envelope.y ?? null,
      z: envelope.z ?? null,
      diameter: envelope.diameter ?? null,
    })),
  );
  return [...new Map(all.map((it) => [`${it.machine} ${it.process}`, it])).values()];
};

async function seed(db: Query, site: Described): Promise<void> {
  await db
    .insertInto("company")
    .values(companiesOf(site))
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet(({ ref }) => ({
        name: ref("excluded.name"),
        kana: ref("excluded.kana"),
        short: ref("excluded.short"),
        honorific: ref("excluded.honorific"),
        roles: ref("excluded.roles"),
        corporate_number: ref("excluded.corporate_number"),
        invoice_number: ref("excluded.invoice_number"),
        search: ref("excluded.search"),
        listed: true,
      })),
    )
    .execute();
  const ids = site.companies.map(({ id }) => id);
  await db.updateTable("company").set({ listed: false }).where("id", "not in", ids).execute();
  await db.deleteFrom("capability").execute();
  const capabilities = capabilitiesOf(site);
  if (capabilities.length > 0) await db.insertInto("capability").values(capabilities).execute();
  await seedProperty(db, site);
}

/**
 * Brings the core tables to what the site file describes. Done at each start, as often as wanted; processes that start
 * together do it one after the other. A company that is no longer in the file stays, unlisted.
 */
export const seedSite = (database: Database, site: Described): Promise<void> =>
  database.transaction(async (db) => {
    await sql`LOCK TABLE company, capability, funding_grant, asset IN SHARE ROW EXCLUSIVE MODE`.execute(db);
    await seed(db, site);
  });

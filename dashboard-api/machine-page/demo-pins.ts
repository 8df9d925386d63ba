import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database } from "../database/database.ts";
import { hashPin, setPin } from "./company-pin.ts";

/** One for all companies of the demo; anybody can know it. */
export const demoPin = "246810";
const demo = "the demo";

/** Gives the demo's companies their PIN; where it is no demo, those that one left in the database are of no use. */
export async function readyDemoPins(
  database: Database,
  site: Pick<Site, "companies">,
  isDemo: boolean,
  at: Micros,
): Promise<void> {
  if (!isDemo) {
    await database.use((db) => db.deleteFrom("company_pin").where("changed_by", "=", demo).execute());
    return;
  }
  const hash = await hashPin(demoPin);
  await database.transaction(async (db) => {
    for (const { id } of site.companies) {
      const known = await db
        .selectFrom("company_pin")
        .select("company")
        .where("company", "=", id)
        .executeTakeFirst();
      if (!known) await setPin(db, { company: id, hash, by: demo, at });
    }
  });
}

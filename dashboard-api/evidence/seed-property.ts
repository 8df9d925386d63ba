import type { Site } from "../../config/site/site.ts";
import type { Query } from "../database/database.ts";

export type Property = Pick<Site, "grants" | "assets"> & {
  readonly cluster: Pick<Site["cluster"], "fiscalYearStart">;
};

/** Brings grants and assets to what the site file describes. What is no longer in it stays, since reports name it. */
export async function seedProperty(db: Query, { grants, assets, cluster }: Property): Promise<void> {
  for (const { id, name, purpose, number = null, fiscalYearStart } of grants) {
    const values = { name, purpose, number, fiscal_year_start: fiscalYearStart ?? cluster.fiscalYearStart };
    await db
      .insertInto("funding_grant")
      .values({ id, ...values })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
      .execute();
  }
  for (const { id, name, acquired, price, machines, funded } of assets) {
    const values = { name, acquired, price };
    await db
      .insertInto("asset")
      .values({ id, ...values })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(values))
      .execute();
    await db.deleteFrom("asset_machine").where("asset", "=", id).execute();
    await db
      .insertInto("asset_machine")
      .values([...new Set(machines)].map((machine) => ({ asset: id, machine })))
      .execute();
    await db.deleteFrom("grant_asset").where("asset", "=", id).execute();
    for (const { grant, amount, restrictedUntil = null } of funded) {
      await db
        .insertInto("grant_asset")
        .values({
          ...{ grant_id: grant, asset: id, amount, restricted_until: restrictedUntil },
          funded_part: amount / price,
        })
        .execute();
    }
  }
}

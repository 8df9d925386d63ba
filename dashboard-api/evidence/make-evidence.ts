import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { AssetTable, GrantAssetTable, GrantTable } from "../database/core-tables.ts";
import type { Database } from "../database/database.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import {
  assetUse,
  type PurposeTimes,
  type StatedPurpose,
  usePurposes,
} from "../domain/fairness/evidence/asset-use.ts";
import { type DayTally, daysUsedOf } from "../domain/utilization/days-used.ts";
import { createReckoner } from "../domain/utilization/reckoner.ts";
import type { UseReader } from "../fairness/use-reader.ts";
import type { BooksReader, DayGroup, LedgerGroup } from "../ledger/books-reader.ts";
import type { AssetEvidence, EvidenceDocument } from "./evidence-document.ts";
import { fiscalYearWindow } from "./fiscal-year.ts";

export interface EvidenceTools {
  readonly database: Database;
  readonly site: Site;
  readonly use: UseReader;
  readonly books: BooksReader;
}

/** A grant's property as the tables have it. */
export interface GrantProperty {
  readonly grant: GrantTable;
  readonly assets: readonly (AssetTable & { readonly machines: readonly string[] })[];
  /** Of these assets, by any grant. */
  readonly funded: readonly GrantAssetTable[];
}

export async function propertyOf(database: Database, id: string): Promise<GrantProperty | undefined> {
  return database.snapshot(async (db) => {
    const grant = await db.selectFrom("funding_grant").selectAll().where("id", "=", id).executeTakeFirst();
    if (!grant) return undefined;
    const links = await db
      .selectFrom("grant_asset")
      .selectAll()
      .orderBy("asset")
      .orderBy("grant_id")
      .execute();
    const own = links.filter((it) => it.grant_id === id).map((it) => it.asset);
    const assets = await db.selectFrom("asset").selectAll().orderBy("id").execute();
    const machines = await db.selectFrom("asset_machine").selectAll().orderBy("machine").execute();
    return {
      grant,
      assets: assets
        .filter((it) => own.includes(it.id))
        .map((asset) => ({
          ...asset,
          machines: machines.filter((it) => it.asset === asset.id).map((it) => it.machine),
        })),
      funded: links.filter((it) => own.includes(it.asset)),
    };
  });
}

/** What bookings that touch the window say of their purpose. */
async function statedPurposes(
  database: Database,
  machines: readonly string[],
  from: Micros,
  to: Micros,
): Promise<Map<string, StatedPurpose>> {
  if (machines.length === 0) return new Map();
  const day = 86_400_000_000;
  const rows = await database.use((db) =>
    db
      .selectFrom("booking")
      .select(["id", "details"])
      .where("machine", "in", machines)
      .where("kind", "=", "booking")
      // Its use may begin before it, and go on after it.
      .where("until", ">", from - 3 * day)
      .where("starts", "<", to + day)
      .execute(),
  );
  return new Map(rows.map(({ id, details: { purpose, grant } }) => [id, { purpose, grant }]));
}

const figureIds = ["occupancy", "utilization", "bookingRate"] as const;

function figuresOf(lines: readonly LedgerGroup[], days: readonly DayGroup[]) {
  const all = lines.flatMap((it) => it.lines);
  const figures = createReckoner(figureIds).figures(all, "everybody");
  const together: DayTally = { of: (whose) => days.flatMap(({ tally }) => [...tally.of(whose)]) };
  const figure = (id: (typeof figureIds)[number]) => {
    const found = figures.get(id);
    if (!found) throw new Error(`the reckoner gave no ${id}`);
    return found;
  };
  return {
    daysUsed: daysUsedOf(together, "everybody"),
    occupancy: figure("occupancy"),
    utilization: figure("utilization"),
    bookingRate: figure("bookingRate"),
  };
}

const sumOfPurposes = (all: readonly PurposeTimes[]): PurposeTimes =>
  Object.fromEntries(
    usePurposes.map((it) => [it, all.reduce((sum, times) => sum + times[it], 0)]),
  ) as unknown as PurposeTimes;

/**
 * The evidence of a grant over a fiscal year, up to now while the year runs. With the version of the ledger, closed days
 * are as they were booked in it; what bookings say of their purpose is as it is now.
 */
export async function makeEvidence(
  { database, site, use, books }: EvidenceTools,
  { grant, assets, funded }: GrantProperty,
  asked: { readonly year: number; readonly now: Micros; readonly version?: number | undefined },
): Promise<EvidenceDocument> {
  const { zone } = site.cluster;
  const dayOf = (time: Micros) => zonedAt(time, zone).toPlainDate().toString();
  const { from, until } = fiscalYearWindow(asked.year, grant.fiscal_year_start, zone);
  const to = Math.max(from, Math.min(until, asked.now));
  const known = new Set(site.machines.map(({ id }) => id));
  const machinesOf = (asset: { machines: readonly string[] }) => asset.machines.filter((it) => known.has(it));
  const machines = [...new Set(assets.flatMap(machinesOf))].sort();
  const isEmpty = machines.length === 0 || to <= from;

  const used = isEmpty
    ? { version: asked.version ?? 0, lines: [] }
    : await use.lines({ machines, from, to, basis: "used", version: asked.version });
  const query = { machines, from, to, version: used.version };
  const groupBy = ["machine", "month"] as const;
  const [sums, days] = isEmpty
    ? [[], []]
    : await Promise.all([
        books.sums({ ...query, groupBy }).then((it) => it.groups),
        books.days({ ...query, groupBy }).then((it) => it.groups),
      ]);
  const bookings = await statedPurposes(database, machines, from, to);
  const members = new Set(site.companies.filter((it) => it.roles.includes("member")).map(({ id }) => id));
  const linesOf = Map.groupBy(used.lines, (it) => it.machine);
  const lastDay = dayOf(Math.max(from, to - 1));

  const evidenceOf = (asset: (typeof assets)[number]): AssetEvidence => {
    const own = machinesOf(asset);
    const mine = <T extends { keys: LedgerGroup["keys"] }>(groups: readonly T[]) =>
      groups.filter((it) => own.includes(String(it.keys.machine)));
    const { companies, ...totals } = assetUse(
      own.flatMap((machine) => linesOf.get(machine) ?? []),
      { grant: grant.id, bookings, members, dayOf },
    );
    const link = funded.find((it) => it.asset === asset.id && it.grant_id === grant.id);
    const restrictedUntil = link?.restricted_until ?? null;
    const [mySums, myDays] = [mine(sums), mine(days)];
    const months = [...new Set(mySums.map((it) => String(it.keys.month)))].sort();
    return {
      ...{ asset: asset.id, name: asset.name, acquired: asset.acquired, price: asset.price, restrictedUntil },
      ...{ amount: link?.amount ?? null, fundedPart: link?.funded_part ?? 0 },
      isRestricted: restrictedUntil !== null && lastDay <= restrictedUntil,
      machines: own.map((id) => ({
        id,
        ...(site.machines.find((it) => it.id === id)?.name ?? { ja: id, en: id }),
      })),
      otherGrants: funded
        .filter((it) => it.asset === asset.id && it.grant_id !== grant.id)
        .map((it) => ({ grant: it.grant_id, amount: it.amount })),
      ...totals,
      companies: companies.map((it) => {
        const company = site.companies.find(({ id }) => id === it.company);
        return { ...it, name: company?.name ?? it.company, roles: company?.roles ?? [] };
      }),
      figures: figuresOf(mySums, myDays),
      months: months.map((month) => {
        const inMonth = <T extends { keys: LedgerGroup["keys"] }>(groups: readonly T[]) =>
          groups.filter((it) => it.keys.month === month);
        const { occupancy, daysUsed } = figuresOf(inMonth(mySums), inMonth(myDays));
        return { month, occupancy, daysUsed };
      }),
    };
  };
  const evidence = assets.map(evidenceOf);
  return {
    grant: { id: grant.id, name: grant.name, number: grant.number, purpose: grant.purpose },
    cluster: site.cluster.name,
    ...{ currency: site.cluster.currency, fiscalYear: asked.year, ledgerVersion: used.version },
    period: { from: dayOf(from), to: lastDay },
    isComplete: asked.now >= until,
    assets: evidence,
    purposes: sumOfPurposes(evidence.map((it) => it.purposes)),
  };
}

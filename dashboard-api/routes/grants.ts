import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { callerOfRequest, requireRole } from "../access/guard.ts";
import { moneyTexts } from "../problems/words/money.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems, roleProblem, storeProblem } from "./machine-path.ts";

const fundedSchema = z.object({
  grant: z.string(),
  part: z.number().meta({ description: "0 to 1 of the price" }),
  amount: z.number().nullable().meta({ description: "In the cluster's currency" }),
  restrictedUntil: z.string().nullable().meta({ description: "Last day on which disposal needs approval" }),
});
const assetSchema = z.object({
  id: z.string(),
  name: z.string(),
  acquired: z.string().nullable(),
  price: z.number().nullable(),
  machines: z.array(z.string()),
  funded: z.array(fundedSchema),
});
const grantSchema = z.object({
  id: z.string(),
  name: z.string(),
  purpose: z.string(),
  machines: z.array(z.string()).meta({ description: "Machines that it paid for" }),
  number: z.string().nullable().meta({ description: "Of the notice of award; to companies null" }),
  fiscalYearStart: z.int().nullable().meta({ description: "Month; to companies null" }),
});
const chargeKindSchema = z.object({
  id: z.string(),
  name: z.object({ ja: z.string(), en: z.string() }),
  unit: z.string(),
  taxClass: z.string(),
});
const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.null() });
const problems = { ...commonProblems, ...storeProblem };
const tags = ["grants"];

/** Grants, what was bought with them, and what can be charged: from the site file. */
export const grantRoutes =
  ({ database }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/grants",
      {
        schema: {
          summary: "Grants with their purposes and machines",
          tags,
          response: { 200: listOf(grantSchema), ...problems },
        },
      },
      async (request) => {
        const isTold = ["committee", "office", "auditor"].includes(callerOfRequest(request).role);
        const [grants, machines] = await database.use((db) =>
          Promise.all([
            db.selectFrom("funding_grant").selectAll().orderBy("id").execute(),
            db
              .selectFrom("grant_asset")
              .innerJoin("asset_machine", "asset_machine.asset", "grant_asset.asset")
              .select(["grant_asset.grant_id", "asset_machine.machine"])
              .distinct()
              .orderBy("asset_machine.machine")
              .execute(),
          ]),
        );
        const items = grants.map(({ id, name, purpose, number, fiscal_year_start }) => ({
          ...{ id, name, purpose, number: isTold ? number : null },
          fiscalYearStart: isTold ? fiscal_year_start : null,
          machines: machines.filter((it) => it.grant_id === id).map((it) => it.machine),
        }));
        return { items, next: null };
      },
    );

    app.get(
      "/assets",
      {
        schema: {
          summary:
            "What was bought: price, which grants paid how much of it, and until when it is restricted",
          tags,
          response: { 200: listOf(assetSchema), ...problems, ...roleProblem },
        },
      },
      async (request) => {
        requireRole(request, ["committee", "office", "auditor"], moneyTexts.register);
        const [assets, funded, machines] = await database.use((db) =>
          Promise.all([
            db.selectFrom("asset").selectAll().orderBy("id").execute(),
            db.selectFrom("grant_asset").selectAll().orderBy("grant_id").execute(),
            db.selectFrom("asset_machine").selectAll().orderBy("machine").execute(),
          ]),
        );
        const items = assets.map(({ id, name, acquired, price }) => ({
          ...{ id, name, acquired, price },
          machines: machines.filter(({ asset }) => asset === id).map(({ machine }) => machine),
          funded: funded
            .filter(({ asset }) => asset === id)
            .map((it) => ({
              ...{ grant: it.grant_id, part: it.funded_part, amount: it.amount },
              restrictedUntil: it.restricted_until,
            })),
        }));
        return { items, next: null };
      },
    );

    app.get(
      "/charge-kinds",
      {
        schema: {
          summary: "What a charge can be for",
          tags: ["settlements"],
          response: { 200: listOf(chargeKindSchema), ...problems },
        },
      },
      async () => {
        const rows = await database.use((db) =>
          db.selectFrom("charge_kind").selectAll().orderBy("id").execute(),
        );
        const items = rows.map(({ id, name_ja, name_en, unit, tax_class }) => ({
          ...{ id, name: { ja: name_ja, en: name_en }, unit, taxClass: tax_class },
        }));
        return { items, next: null };
      },
    );
  };

import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Selectable } from "kysely";
import { z } from "zod";
import { callerOfRequest } from "../access/guard.ts";
import { seesCompany } from "../access/rights.ts";
import { searchKey } from "../accounts/search-key.ts";
import type { CompanyTable } from "../database/core-tables.ts";
import { notFound } from "../problems/problem.ts";
import { peopleTexts } from "../problems/words/people.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems, notFoundProblem, storeProblem } from "./machine-path.ts";

export const companySchema = z.object({
  id: z.string(),
  name: z.string(),
  kana: z.string().nullable(),
  short: z.string(),
  honorific: z.string(),
  roles: z.array(z.string()),
  corporateNumber: z.string().nullable(),
  invoiceNumber: z.string().nullable(),
  listed: z.boolean().meta({ description: "In the site file now" }),
});

/** The same for a company that there is not and one that is another's. */
export const noSuchCompany = () => notFound(peopleTexts.noSuchCompany);

const viewOf = (row: Selectable<CompanyTable>): z.infer<typeof companySchema> => ({
  ...{ id: row.id, name: row.name, kana: row.kana, short: row.short, honorific: row.honorific },
  ...{ roles: row.roles, listed: row.listed },
  corporateNumber: row.corporate_number,
  invoiceNumber: row.invoice_number,
});

/** Companies in full: a company sees itself, committee, office and auditor see all. */
export const companyRoutes =
  ({ database }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/companies",
      {
        schema: {
          summary: "Companies: one's own; for committee, office and auditor all",
          tags: ["companies"],
          querystring: z.object({
            search: z
              .string()
              .max(100)
              .default("")
              .meta({ description: "Part of a name or its reading, in any script form" }),
          }),
          response: {
            200: z.object({ items: z.array(companySchema), next: z.null() }),
            ...commonProblems,
            ...storeProblem,
          },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        const key = searchKey(request.query.search);
        const rows = await database.use((db) =>
          db.selectFrom("company").selectAll().orderBy("kana").orderBy("id").execute(),
        );
        const items = rows.filter((row) => seesCompany(caller, row.id) && row.search.includes(key));
        return { items: items.map(viewOf), next: null };
      },
    );

    app.get(
      "/companies/:id",
      {
        schema: {
          summary: "One company",
          tags: ["companies"],
          params: z.object({ id: z.string() }),
          response: { 200: companySchema, ...commonProblems, ...notFoundProblem, ...storeProblem },
        },
      },
      async (request) => {
        const { id } = request.params;
        const row = await database.use((db) =>
          db.selectFrom("company").selectAll().where("id", "=", id).executeTakeFirst(),
        );
        if (row && seesCompany(callerOfRequest(request), row.id)) return viewOf(row);
        throw noSuchCompany();
      },
    );
  };

import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Selectable } from "kysely";
import { z } from "zod";
import { DAY, rfc3339FromMicros } from "../../config/micros.ts";
import { credentialOf, requireRole } from "../access/guard.ts";
import { roleMistake } from "../access/rights.ts";
import { type Caller, roleSchema } from "../access/role.ts";
import { scopeSchema } from "../access/scope.ts";
import { makeApiToken } from "../accounts/api-tokens.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import { entryOf } from "../audit/request-entry.ts";
import type { ApiTokenTable } from "../database/core-tables.ts";
import { forbidden, invalid, notFound } from "../problems/problem.ts";
import { accessTexts } from "../problems/words/access.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems, notFoundProblem, roleProblem, storeProblem } from "./machine-path.ts";
import { requestTimeSchema } from "./request-time.ts";

const longest = 400 * DAY;
const tokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  company: z.string().nullable(),
  machine: z.string().nullable(),
  scopes: z.array(z.string()),
  created: z.string(),
  expires: z.string(),
  revoked: z.string().nullable(),
});
const problems = { ...commonProblems, ...roleProblem, ...storeProblem };

const viewOf = (row: Selectable<ApiTokenTable>): z.infer<typeof tokenSchema> => ({
  ...{ id: row.id, name: row.name, role: row.role, company: row.company, machine: row.machine },
  scopes: row.scopes,
  created: rfc3339FromMicros(row.created),
  expires: rfc3339FromMicros(row.expires),
  revoked: row.revoked === null ? null : rfc3339FromMicros(row.revoked),
});
const isOwn = (row: Selectable<ApiTokenTable>, caller: Caller) =>
  row.person !== null && row.person === caller.person;

/** API tokens with scopes and an end: each account's own; the committee's for any role, company or machine. */
export const tokenRoutes =
  ({ site, database, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/tokens",
      {
        schema: {
          summary: "One's own API tokens; for the committee all",
          tags: ["tokens"],
          response: { 200: z.object({ items: z.array(tokenSchema), next: z.null() }), ...problems },
        },
      },
      async (request) => {
        const { caller } = credentialOf(request);
        const rows = await database.use((db) =>
          db.selectFrom("api_token").selectAll().orderBy("created").orderBy("id").execute(),
        );
        const items = rows.filter((row) => caller.role === "committee" || isOwn(row, caller)).map(viewOf);
        return { items, next: null };
      },
    );

    app.post(
      "/tokens",
      {
        config: { scope: "accounts" },
        schema: {
          summary: "Make an API token; it is shown this once",
          tags: ["tokens"],
          body: z.strictObject({
            name: z.string().trim().min(1).max(100),
            scopes: z.array(scopeSchema).min(1),
            expires: requestTimeSchema,
            role: roleSchema.optional().meta({ description: "Absent: one's own, with one's company" }),
            company: z.string().nullable().default(null),
            machine: z.string().nullable().default(null),
          }),
          response: { 201: tokenSchema.extend({ token: z.string() }), ...problems },
        },
      },
      async (request, reply) => {
        const { caller, account, scopes: held } = credentialOf(request);
        const { role, expires, ...body } = request.body;
        const time = now();
        if (expires <= time || expires > time + longest) {
          throw invalid([{ where: "body/expires", expected: expectedTexts.fourHundredDays }]);
        }
        const excess = body.scopes.find((scope) => held !== null && !held.includes(scope));
        if (excess !== undefined) throw forbidden(accessTexts.excessScope(String(excess)));
        const bound =
          role === undefined
            ? { role: caller.role, company: caller.company, machine: caller.machine, person: caller.person }
            : { role, company: body.company, machine: body.machine, person: null };
        if (role !== undefined) {
          requireRole(request, ["committee"], accessTexts.tokensForRoles);
          const mistake = roleMistake(bound);
          if (mistake) throw invalid([mistake]);
        } else if (account === null) {
          throw forbidden(accessTexts.tokenOfFile);
        }
        const { company, machine } = bound;
        if (company !== null && !site.companies.some(({ id }) => id === company)) {
          throw invalid([{ where: "body/company", expected: expectedTexts.companyOfSiteFile }]);
        }
        if (machine !== null && !site.machines.some(({ id }) => id === machine)) {
          throw invalid([{ where: "body/machine", expected: expectedTexts.machineOfSiteFile }]);
        }
        const row = { ...bound, name: body.name, scopes: [...new Set(body.scopes)], created: time, expires };
        const made = await database.transaction(async (db) => {
          const { id, token } = await makeApiToken(db, {
            ...row,
            account: role === undefined ? account : null,
          });
          const subject = { token: id, name: row.name, role: row.role, scopes: row.scopes.join(" ") };
          await writeAudit(db, entryOf(request, time, { action: "token.make", subject, actingFor: company }));
          const kept = await db
            .selectFrom("api_token")
            .selectAll()
            .where("id", "=", id)
            .executeTakeFirstOrThrow();
          return { ...viewOf(kept), token };
        });
        return reply.code(201).header("cache-control", "no-store").send(made);
      },
    );

    app.delete(
      "/tokens/:id",
      {
        config: { scope: "accounts" },
        schema: {
          summary: "Revoke an API token",
          tags: ["tokens"],
          params: z.object({ id: z.string() }),
          response: { 200: tokenSchema, ...problems, ...notFoundProblem },
        },
      },
      async (request) => {
        const { caller } = credentialOf(request);
        const time = now();
        return database.transaction(async (db) => {
          const { id } = request.params;
          const row = await db
            .selectFrom("api_token")
            .selectAll()
            .where("id", "=", id)
            .forUpdate()
            .executeTakeFirst();
          if (!row || !(caller.role === "committee" || isOwn(row, caller))) {
            throw notFound(accessTexts.noSuchToken);
          }
          if (row.revoked !== null) return viewOf(row);
          await db.updateTable("api_token").set({ revoked: time }).where("id", "=", id).execute();
          await writeAudit(db, entryOf(request, time, { action: "token.revoke", subject: { token: id } }));
          return viewOf({ ...row, revoked: time });
        });
      },
    );
  };

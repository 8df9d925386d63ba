import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Selectable } from "kysely";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { callerOfRequest } from "../access/guard.ts";
import { mayManage, roleMistake, seesCompany } from "../access/rights.ts";
import type { Caller } from "../access/role.ts";
import { movePerson } from "../accounts/move-person.ts";
import { searchKey } from "../accounts/search-key.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import { entryOf } from "../audit/request-entry.ts";
import type { PersonTable } from "../database/core-tables.ts";
import type { Query } from "../database/database.ts";
import { conflict, forbidden, invalid, notFound } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import { peopleTexts } from "../problems/words/people.ts";
import type { ApiDeps } from "./api-deps.ts";
import {
  commonProblems,
  conflictProblem,
  machinePathSchema,
  notFoundProblem,
  roleProblem,
  storeProblem,
} from "./machine-path.ts";

const personSchema = z
  .object({
    id: z.string(),
    company: z.string().nullable(),
    name: z.string(),
    kana: z.string().nullable(),
    email: z.string().nullable(),
    created: z.string(),
    moves: z
      .array(z.object({ at: z.string(), from: z.string().nullable(), to: z.string().nullable() }))
      .meta({ description: "Companies before; to the committee, the office and the auditor" }),
  })
  .meta({ id: "Person" });
const problems = { ...commonProblems, ...roleProblem, ...notFoundProblem, ...storeProblem };

/** The same for a person that there is not and one of another company. */
export const noSuchPerson = () => notFound(peopleTexts.noSuchPerson);

/** One person: details are the company's own to keep, the company itself is the committee's to change. */
export const personRoutes =
  ({ site, database, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const personOf = async (db: Query, caller: Caller, id: string): Promise<Selectable<PersonTable>> => {
      const person = await db.selectFrom("person").selectAll().where("id", "=", id).executeTakeFirst();
      if (!person || !seesCompany(caller, person.company)) throw noSuchPerson();
      return person;
    };
    const viewOf = async (db: Query, caller: Caller, person: Selectable<PersonTable>) => {
      const { id, company, name, kana, email, created } = person;
      const isTold = ["committee", "office", "auditor"].includes(caller.role);
      const moves = isTold
        ? await db.selectFrom("person_move").selectAll().where("person", "=", id).orderBy("at").execute()
        : [];
      return {
        ...{ id, company, name, kana, email, created: rfc3339FromMicros(created) },
        moves: moves.map(({ at, company_before, company_after }) => ({
          ...{ at: rfc3339FromMicros(at), from: company_before, to: company_after },
        })),
      };
    };
    const mayChange = (caller: Caller, { id, company }: Selectable<PersonTable>) =>
      caller.person === id || mayManage(caller, { role: "member", company });

    app.get(
      "/people/:id",
      {
        schema: {
          summary: "One person",
          tags: ["people"],
          params: machinePathSchema,
          response: { 200: personSchema, ...problems },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        return database.use(async (db) => viewOf(db, caller, await personOf(db, caller, request.params.id)));
      },
    );

    app.patch(
      "/people/:id",
      {
        config: { scope: "accounts" },
        schema: {
          summary: "Change a person's details, or (the committee) the company; what is absent stays",
          description:
            "A person who moves is signed out everywhere; bookings stay with the company they were made for.",
          tags: ["people"],
          params: machinePathSchema,
          body: z.strictObject({
            name: z.string().trim().min(1).max(100).optional(),
            kana: z.string().trim().max(100).nullable().optional(),
            email: z.email().max(200).nullable().optional(),
            company: z.string().nullable().optional(),
          }),
          response: { 200: personSchema, ...problems, ...conflictProblem },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        const { company, ...details } = request.body;
        const at = now();
        return database.transaction(async (db) => {
          const before = await personOf(db, caller, request.params.id);
          const person = before.id;
          if (!mayChange(caller, before)) {
            throw forbidden(peopleTexts.changePerson);
          }
          if (company !== undefined) {
            if (caller.role !== "committee") throw forbidden(peopleTexts.movePeople);
            if (company !== null && !site.companies.some(({ id }) => id === company)) {
              throw invalid([{ where: "body/company", expected: expectedTexts.companyOfSiteFile }]);
            }
            await requireFitting(db, person, company);
            await movePerson(db, { person, company, by: caller.name, at });
          }
          const given = Object.entries(details).filter(([, value]) => value !== undefined);
          const after = { ...before, ...Object.fromEntries(given) };
          const { name, kana, email } = after;
          const search = searchKey(name, kana);
          await db
            .updateTable("person")
            .set({ name, kana, email, search })
            .where("id", "=", person)
            .execute();
          const changed = [...given.map(([key]) => key), ...(company === undefined ? [] : ["company"])];
          const subject = { person, changed: changed.join(" "), ...(company ? { company } : {}) };
          await writeAudit(db, entryOf(request, at, { action: "person.change", subject }));
          return viewOf(db, caller, await personOf(db, caller, person));
        });
      },
    );
  };

/** The roles of a person's accounts must be roles at the new company. */
async function requireFitting(db: Query, person: string, company: string | null): Promise<void> {
  const accounts = await db
    .selectFrom("account")
    .select("role")
    .where("person", "=", person)
    .where("disabled", "is", null)
    .execute();
  const wrong = accounts.find(({ role }) => roleMistake({ role, company, machine: null }));
  if (wrong) throw conflict(peopleTexts.roleOfAccount(wrong.role));
}

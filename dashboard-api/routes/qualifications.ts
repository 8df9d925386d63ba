import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { callerOfRequest, requireRole } from "../access/guard.ts";
import { seesCompany } from "../access/rights.ts";
import type { Caller } from "../access/role.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import { entryOf } from "../audit/request-entry.ts";
import type { Query } from "../database/database.ts";
import { notFound } from "../problems/problem.ts";
import { peopleTexts } from "../problems/words/people.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems, machineOf, notFoundProblem, roleProblem, storeProblem } from "./machine-path.ts";
import { noSuchPerson } from "./person.ts";
import { requestTimeSchema } from "./request-time.ts";

const params = z.object({ id: z.string(), machine: z.string(), level: z.string().min(1).max(63) });
const qualificationSchema = z.object({
  person: z.string(),
  machine: z.string(),
  level: z.string(),
  grantedBy: z.string(),
  granted: z.string(),
  until: z.string().nullable(),
});
const problems = { ...commonProblems, ...roleProblem, ...notFoundProblem, ...storeProblem };
const why = peopleTexts.qualifies;

/** What people are qualified for, which the rules of booking ask: the committee grants it and takes it away. */
export const qualificationRoutes =
  ({ site, database, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const requirePerson = async (db: Query, caller: Caller, id: string) => {
      const person = await db.selectFrom("person").select("company").where("id", "=", id).executeTakeFirst();
      if (!person || !seesCompany(caller, person.company)) {
        throw noSuchPerson();
      }
    };
    const path = "/people/:id/qualifications/:machine/:level";

    app.put(
      path,
      {
        config: { scope: "accounts" },
        schema: {
          summary: "Qualify a person for a machine, until a time or for good",
          tags: ["people"],
          params,
          body: z.strictObject({ until: requestTimeSchema.nullable().default(null) }),
          response: { 200: qualificationSchema, ...problems },
        },
      },
      async (request) => {
        const caller = requireRole(request, ["committee"], why);
        const { id: person, level } = request.params;
        const machine = machineOf(site, request.params.machine).id;
        const { until } = request.body;
        const granted = now();
        const given = { granted_by: caller.name, granted, until };
        await database.transaction(async (db) => {
          await requirePerson(db, caller, person);
          await db
            .insertInto("qualification")
            .values({ id: crypto.randomUUID(), person, machine, level, ...given })
            .onConflict((it) => it.columns(["person", "machine", "level"]).doUpdateSet(given))
            .execute();
          const told = { action: "qualification.grant", subject: { person, machine, level } };
          await writeAudit(db, entryOf(request, granted, told));
        });
        return {
          ...{ person, machine, level, grantedBy: caller.name },
          granted: rfc3339FromMicros(granted),
          until: until === null ? null : rfc3339FromMicros(until),
        };
      },
    );

    app.delete(
      path,
      {
        config: { scope: "accounts" },
        schema: {
          summary: "Take a qualification away",
          tags: ["people"],
          params,
          response: { 200: z.object({ ok: z.literal(true) }), ...problems },
        },
      },
      async (request) => {
        requireRole(request, ["committee"], why);
        const { id: person, machine, level } = request.params;
        await database.transaction(async (db) => {
          await requirePerson(db, callerOfRequest(request), person);
          const gone = await db
            .deleteFrom("qualification")
            .where("person", "=", person)
            .where("machine", "=", machine)
            .where("level", "=", level)
            .returning("id")
            .execute();
          if (gone.length === 0) throw notFound(peopleTexts.noQualification);
          const told = { action: "qualification.withdraw", subject: { person, machine, level } };
          await writeAudit(db, entryOf(request, now(), told));
        });
        return { ok: true } as const;
      },
    );
  };

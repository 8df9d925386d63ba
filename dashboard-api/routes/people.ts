import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { callerOfRequest } from "../access/guard.ts";
import { seesCompany } from "../access/rights.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems, storeProblem } from "./machine-path.ts";

export const personSchema = z.object({
  id: z.string(),
  company: z.string().nullable(),
  name: z.string(),
  kana: z.string().nullable(),
  qualifications: z.array(z.object({ machine: z.string(), level: z.string(), until: z.string().nullable() })),
});

/** People with what they are qualified for: those of one's own company; for committee, office and auditor all. */
export const peopleRoute =
  ({ database }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/people",
      {
        schema: {
          summary:
            "People and their qualifications: of one's own company; for committee, office and auditor all",
          tags: ["people"],
          response: {
            200: z.object({ items: z.array(personSchema), next: z.null() }),
            ...commonProblems,
            ...storeProblem,
          },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        const [people, qualifications] = await database.use((db) =>
          Promise.all([
            db.selectFrom("person").selectAll().orderBy("kana").orderBy("id").execute(),
            db.selectFrom("qualification").selectAll().orderBy("machine").execute(),
          ]),
        );
        const heldBy = Map.groupBy(qualifications, (it) => it.person);
        const items = people
          .filter((person) => seesCompany(caller, person.company))
          .map(({ id, company, name, kana }) => ({
            ...{ id, company, name, kana },
            qualifications: (heldBy.get(id) ?? []).map(({ machine, level, until }) => ({
              ...{ machine, level },
              until: until === null ? null : rfc3339FromMicros(until),
            })),
          }));
        return { items, next: null };
      },
    );
  };

import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { callerOfRequest } from "../access/guard.ts";
import { seesCompany } from "../access/rights.ts";
import type { Caller } from "../access/role.ts";
import { createDemandReader } from "../demand/demand-reader.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import { demandKeys, demandRows, type Told } from "../domain/demand/demand-rows.ts";
import { forbidden } from "../problems/problem.ts";
import { readingTexts } from "../problems/words/reading.ts";
import type { ApiDeps } from "./api-deps.ts";
import { optionalListSchema } from "./comma-list.ts";
import { commonProblems, roleProblem, storeProblem } from "./machine-path.ts";
import { windowQuery } from "./request-time.ts";

const rowSchema = z.object({
  keys: z.object({
    company: z
      .string()
      .nullable()
      .optional()
      .meta({ description: "null: companies that are not named, together" }),
    group: z.string().optional().meta({ description: "Machine group: machines that share a process" }),
    month: z.string().optional().meta({ description: "Local month in which it was first asked for" }),
  }),
  demands: z.int(),
  attempts: z.int().meta({ description: "How often was asked: retries are one demand" }),
  requested: z.number().meta({ description: "Microseconds; of each demand its largest attempt" }),
  granted: z.number().meta({ description: "Microseconds; never more than requested" }),
  peak: z.number().meta({ description: "How much of what was requested is in peak hours, microseconds" }),
  met: z.number().nullable().meta({ description: "granted / requested; null where nothing was asked for" }),
});

/** What of a company's demand a caller is told: as the policy has it for totals of others. */
function toldTo({ site }: Pick<ApiDeps, "site">, caller: Caller): (company: string) => Told["as"] {
  const { others } = site.fairness;
  const forOthers = others === "names" && site.policies.privacy.names === "hidden" ? "anonymous" : others;
  const as = { names: "named", anonymous: "together", hidden: "hidden" } as const;
  return (company) => (seesCompany(caller, company) ? "named" : as[forOthers]);
}

/** Demand: what companies asked for, and how much of it they got. */
export const demandRoute =
  (deps: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const reader = createDemandReader(deps);
    const { zone } = deps.site.cluster;
    const monthOf = ({ at }: { at: number }) => zonedAt(at, zone).toPlainDate().toPlainYearMonth().toString();
    app.get(
      "/demand",
      {
        schema: {
          summary: "Hours asked for and hours granted, by company, machine group and month",
          description:
            "Attempts of one company for one machine group that are linked by the waitlist, a job, or a retry within 7 days are one demand, the largest. Dry runs, refusals by rules and own cancellations are none.",
          tags: ["fairness"],
          querystring: windowQuery({
            groupBy: optionalListSchema(demandKeys, "a key", "company"),
          }),
          response: {
            200: z.object({ rows: z.array(rowSchema) }),
            ...{ ...commonProblems, ...roleProblem, ...storeProblem },
          },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        if (caller.role === "machine") throw forbidden(readingTexts.noDemandAtMachine);
        const { from, to, groupBy = ["company" as const] } = request.query;
        const demands = await reader.demands({ from, to });
        return { rows: demandRows(demands, groupBy, { monthOf, told: toldTo(deps, caller) }) };
      },
    );
  };

import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { requireRole } from "../access/guard.ts";
import { impossible } from "../bookings/outcome.ts";
import { invalid } from "../problems/problem.ts";
import { bookingTexts } from "../problems/words/booking.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import { createUnbookedUse } from "../unbooked-use/unbooked-use.ts";
import { afterNumberSchema } from "./after-number.ts";
import type { ApiDeps } from "./api-deps.ts";
import { creationProblems, madeOf } from "./booking-problems.ts";
import { deedOf } from "./booking-request.ts";
import { reasonSchema } from "./booking-schema.ts";
import { commaListSchema } from "./comma-list.ts";
import { commonProblems, machineOf, roleProblem, storeProblem } from "./machine-path.ts";
import { requestTimeSchema, windowQuery } from "./request-time.ts";
import { unbookedRunSchema, viewRun } from "./unbooked-use-schema.ts";

const listSchema = z.object({ items: z.array(unbookedRunSchema), next: z.string().nullable() });

const assignmentSchema = z
  .strictObject({
    machine: z.string(),
    from: requestTimeSchema,
    to: requestTimeSchema,
    company: z.string().nullable().meta({ description: "Whose it is; null takes an assignment back" }),
    reason: reasonSchema,
  })
  .refine(({ from, to }) => !(to <= from), { path: ["to"], error: "a time after from" });

/** Use that belongs to no booking, and whose it is by decision. */
export const unbookedUseRoutes =
  (deps: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { site, database, now } = deps;
    const unbooked = createUnbookedUse({ database, site, books: deps.machineBooks });
    const ids = site.machines.map((machine) => machine.id);

    app.get(
      "/unbooked-use",
      {
        schema: {
          summary: "Runs of machines that belong to no booking",
          description: "Runs are told as far as they lie in the window; what is assigned names the company.",
          tags: ["bookings"],
          querystring: windowQuery({
            machines: commaListSchema(ids, "a machine"),
            assigned: z
              .enum(["true", "false"])
              .optional()
              .meta({ description: "Only what is assigned, or only what is nobody's; both when absent" }),
            limit: z.coerce.number().int().min(1).max(10_000).default(1_000),
            after: afterNumberSchema,
          }),
          response: { 200: listSchema, ...commonProblems, ...roleProblem, ...storeProblem },
        },
      },
      async (request) => {
        requireRole(request, ["committee", "office", "auditor"], bookingTexts.seesNoUnbooked);
        const { machines, from, to: until, assigned, limit, after } = request.query;
        const found = (await unbooked.runs(machines, { from, until })).filter(
          (it) => assigned === undefined || (it.company !== null) === (assigned === "true"),
        );
        const items = found.slice(after, after + limit).map(viewRun);
        return { items, next: found.length > after + limit ? String(after + limit) : null };
      },
    );

    app.post(
      "/unbooked-use/assign",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "Say whose unbooked use of a machine it was, or that it is nobody's again",
          description:
            "Of what was decided about a moment before, the last decision holds. What bookings own stays theirs.",
          tags: ["bookings"],
          body: assignmentSchema,
          response: { 200: listSchema, ...creationProblems },
        },
      },
      async (request) => {
        requireRole(request, ["committee", "office"], bookingTexts.assignsUnbooked);
        const { from, to: until, company, reason } = request.body;
        const machine = machineOf(site, request.body.machine).id;
        if (company !== null && !site.companies.some((it) => it.id === company)) {
          throw invalid([{ where: "body/company", expected: expectedTexts.companyOrNobody }]);
        }
        const at = now();
        if (until > at) throw invalid([{ where: "body/to", expected: expectedTexts.hasPassed }]);
        if ((await unbooked.runs([machine], { from, until })).length === 0) {
          madeOf(impossible(bookingTexts.noUnbookedUse));
        }
        const deed = deedOf(request, "unbooked-use.assign", company, at, reason);
        const runs = await unbooked.assign({ machine, from, until, company }, deed);
        return { items: runs.map(viewRun), next: null };
      },
    );
  };

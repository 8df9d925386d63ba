import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { DAY } from "../../config/micros.ts";
import { requireRole } from "../access/guard.ts";
import { bookingsToJudge } from "../bookings/bookings-to-judge.ts";
import { readingTexts } from "../problems/words/reading.ts";
import { createUnbookedUse } from "../unbooked-use/unbooked-use.ts";
import type { ApiDeps } from "./api-deps.ts";
import { bookingSchema } from "./booking-schema.ts";
import { viewBooking } from "./booking-view.ts";
import { commonProblems, roleProblem, storeProblem } from "./machine-path.ts";
import { strictQuery } from "./strict-query.ts";
import { unbookedRunSchema, viewRun } from "./unbooked-use-schema.ts";

/** What the committee is asked to decide. */
export const disputeRoute =
  (deps: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { site, database, now } = deps;
    const unbooked = createUnbookedUse({ database, site, books: deps.machineBooks });
    app.get(
      "/disputes",
      {
        schema: {
          summary: "What needs a judgement: disputes, no-shows not looked at yet, and use that is nobody's",
          description:
            "A no-show is judged by waiving, excusing or upholding it; a dispute by any of these; unbooked use by " +
            "POST /api/v1/unbooked-use/assign.",
          tags: ["bookings"],
          querystring: strictQuery({
            days: z.coerce
              .number()
              .int()
              .min(1)
              .max(400)
              .default(28)
              .meta({ description: "How far back unbooked use is looked for" }),
          }),
          response: {
            200: z.object({
              items: z.array(
                z.discriminatedUnion("kind", [
                  z.object({ kind: z.literal("dispute"), booking: bookingSchema }),
                  z.object({ kind: z.literal("no-show"), booking: bookingSchema }),
                  z.object({ kind: z.literal("unbooked-use"), run: unbookedRunSchema }),
                ]),
              ),
              next: z.null(),
            }),
            ...{ ...commonProblems, ...roleProblem, ...storeProblem },
          },
        },
      },
      async (request) => {
        const why = readingTexts.toJudge;
        const caller = requireRole(request, ["committee", "office", "auditor"], why);
        const at = now();
        const window = { from: at - request.query.days * DAY, until: at };
        const [bookings, runs] = await Promise.all([
          bookingsToJudge(database),
          unbooked.runs(
            site.machines.map((it) => it.id),
            window,
          ),
        ]);
        const items = [
          ...bookings.map((it) => {
            const kind = it.isDisputed ? ("dispute" as const) : ("no-show" as const);
            return { kind, booking: viewBooking(it, caller) };
          }),
          ...runs
            .filter((run) => run.company === null)
            .map((run) => ({ kind: "unbooked-use" as const, run: viewRun(run) })),
        ];
        return { items, next: null };
      },
    );
  };

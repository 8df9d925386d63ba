import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { callerOfRequest } from "../access/guard.ts";
import { estimateBooking } from "../settlement/estimate-booking.ts";
import type { BookingDeps } from "./booking-deps.ts";
import { companyFor } from "./booking-request.ts";
import { eraShape } from "./form-date.ts";
import { commonProblems, machineOf, notFoundProblem, roleProblem } from "./machine-path.ts";
import { languageOf, languageShape } from "./request-language.ts";
import { requestTimeSchema } from "./request-time.ts";
import { statementSchema } from "./settlement-schema.ts";
import { viewStatement } from "./statement-view.ts";
import { strictQuery } from "./strict-query.ts";

const estimateBodySchema = z
  .strictObject({
    machine: z.string(),
    company: z
      .string()
      .optional()
      .meta({ description: "Who would pay; the caller's own when absent. The office names one" }),
    from: requestTimeSchema,
    to: requestTimeSchema,
  })
  .refine(({ from, to }) => !(to <= from), { path: ["to"], error: "a time after from" });

/** 見積: what a booking would cost, before it is made. */
export const estimateRoute =
  (deps: Pick<BookingDeps, "site">): FastifyPluginAsyncZod =>
  async (app) => {
    const { site } = deps;
    app.post(
      "/estimates",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "What a booking would cost if it is kept, by the rules of the settlement 見積",
          tags: ["settlements"],
          querystring: strictQuery({ ...languageShape, ...eraShape }),
          body: estimateBodySchema,
          response: { 200: statementSchema, ...commonProblems, ...roleProblem, ...notFoundProblem },
        },
      },
      async (request) => {
        const { machine, company: named, from, to: until } = request.body;
        const company = companyFor(deps, callerOfRequest(request), named);
        const document = estimateBooking(site, { machine: machineOf(site, machine), company, from, until });
        const { lang, era } = request.query;
        return viewStatement(document, { lang: languageOf(request, lang), era, hasSeals: false });
      },
    );
  };

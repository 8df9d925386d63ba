import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Micros, rfc3339FromMicros } from "../../config/micros.ts";
import { callerOfRequest } from "../access/guard.ts";
import type { FairnessDesk } from "../fairness/fairness-desk.ts";
import { readFairness, windowsOf } from "../fairness/fairness-reader.ts";
import { toldOf } from "../fairness/told-of.ts";
import { forbidden } from "../problems/problem.ts";
import { readingTexts } from "../problems/words/reading.ts";
import type { ApiDeps } from "./api-deps.ts";
import { formatShape, sendCsv, wantsCsv } from "./csv.ts";
import { viewClaims } from "./fairness-claims.ts";
import { fairnessCsv } from "./fairness-csv.ts";
import { fairnessQuery, fairnessSchema, monthsSchema } from "./fairness-schema.ts";
import { viewRow } from "./fairness-view.ts";
import { knownVersion } from "./known-version.ts";
import { commonProblems, roleProblem, storeProblem } from "./machine-path.ts";
import { cutAtNow } from "./utilization-window.ts";

export interface FairnessDeps extends ApiDeps {
  readonly fairness: FairnessDesk;
}

/** Use against entitlement: who used the machines, and whose they are. */
export const fairnessRoute =
  (deps: FairnessDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { site, fairness, now } = deps;
    const { use, entitlements, weights, demand, claims } = fairness;
    const { zone, currency } = site.cluster;

    app.get(
      "/fairness",
      {
        config: { media: "text/csv" },
        schema: {
          summary: "Use of the machines against entitlement, by company",
          description:
            "First what a committee reads first: use against entitlement, balance, demand met, peak hours, each with its " +
            "coverage and its bounds; with detail=true also the indices of fairness, the Lorenz curve, shortfall and " +
            "claims. Members are companies with entitlement in the window; outsiders are told apart. JSON or CSV.",
          tags: ["fairness"],
          querystring: fairnessQuery(
            site.machines.map((it) => it.id),
            {
              groupBy: monthsSchema,
              detail: z
                .enum(["true", "false"])
                .optional()
                .meta({ description: "Indices, curve and claims too" }),
              ...formatShape,
            },
          ),
          response: { 200: fairnessSchema, ...commonProblems, ...roleProblem, ...storeProblem },
        },
      },
      async (request, reply) => {
        const caller = callerOfRequest(request);
        if (caller.role === "machine") throw forbidden(readingTexts.noFiguresAtMachine);
        const { query } = request;
        const { machines, basis = site.fairness.basis } = query;
        const { window, cut } = cutAtNow(query, now());
        const { from, to } = window;
        const detail = query.detail === "true";
        const byMonth = query.groupBy?.includes("month") ?? false;
        const asked = { machines, from, to, basis, byMonth, version: query.version };
        const windows = windowsOf(asked, zone).map((it) => it.window);
        const [{ version, rows }, demands] = await Promise.all([
          knownVersion(readFairness(site, use, { entitlements, weights }, asked)),
          demand.figures(machines, windows),
        ]);
        const told = toldOf(site, caller);
        // An equivalent hour is told in money by its price at the end.
        const { referenceRate } = weights.at(to - 1);
        const views = rows.map((row, index) =>
          viewRow(row, { told, referenceRate, demand: demands[index] ?? new Map(), detail }),
        );
        if (wantsCsv(request, query.format)) {
          return sendCsv(reply, "fairness", fairnessCsv(views, zone)) as never;
        }
        const at: Micros = now();
        return {
          ...{ from: rfc3339FromMicros(from), to: rfc3339FromMicros(to), cut, zone, version, basis },
          ...{ currency, referenceRate, others: told.others, rows: views },
          ...(detail ? { claims: viewClaims(await claims.of({ machines, at }), told) } : {}),
        };
      },
    );
  };

import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { DAY, rfc3339FromMicros } from "../../config/micros.ts";
import { agreementSchema, useBases } from "../../config/site/fairness.ts";
import { requireRole } from "../access/guard.ts";
import { toldOf } from "../fairness/told-of.ts";
import { readWhatIf } from "../fairness/what-if.ts";
import { invalid } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import { readingTexts } from "../problems/words/reading.ts";
import type { FairnessDeps } from "./fairness.ts";
import { fairnessRowSchema } from "./fairness-schema.ts";
import { viewRow } from "./fairness-view.ts";
import { commonProblems, roleProblem, storeProblem } from "./machine-path.ts";
import { longestWindow, requestTimeSchema } from "./request-time.ts";
import { cutAtNow } from "./utilization-window.ts";

const factor = z.number().positive();

const thoughtSchema = z.strictObject({
  from: requestTimeSchema,
  to: requestTimeSchema,
  machines: z.array(z.string()).min(1).optional(),
  basis: z.enum(useBases).optional(),
  shares: z
    .array(agreementSchema)
    .optional()
    .meta({ description: "In place of the site file's agreements, written as there; [] for funding alone" }),
  peakFactor: factor.optional().meta({ description: "Of all machines that are not in peakFactors" }),
  peakFactors: z.record(z.string(), factor).optional(),
  quotas: z
    .array(
      z.strictObject({
        hours: z.number().positive(),
        windowDays: z.number().positive(),
        peakOnly: z.boolean().default(false),
      }),
    )
    .optional()
    .meta({
      description:
        "In place of every machine's quotas: as if bookings they would have refused had never been",
    }),
});
type Body = z.infer<typeof thoughtSchema>;

/** The same figures with other shares, peak factors or quotas, for the committee's meeting. Changes nothing. */
export const whatIfRoute =
  (deps: FairnessDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { site, now } = deps;
    const machineIds = site.machines.map((it) => it.id);
    const companyIds = site.companies.map((it) => it.id);

    /** Every name that the site does not have, and a window that is none. */
    const check = ({ from, to, machines = [], shares = [], peakFactors = {} }: Body) => {
      const unknown = (
        names: readonly string[],
        known: readonly string[],
        where: string,
        what: "a machine" | "a company",
      ) =>
        names
          .filter((it) => !known.includes(it))
          .map((name) => ({ where, expected: expectedTexts.ofTheSite(what, name) }));
      const mistakes = [
        ...(to > from ? [] : [{ where: "body/to", expected: expectedTexts.afterFrom }]),
        ...(to - from <= longestWindow ? [] : [{ where: "body/to", expected: expectedTexts.at400Days }]),
        ...unknown(machines, machineIds, "body/machines", "a machine"),
        ...unknown(Object.keys(peakFactors), machineIds, "body/peakFactors", "a machine"),
        ...shares.flatMap((it, index) => [
          ...unknown(Object.keys(it.shares), companyIds, `body/shares/${index}/shares`, "a company"),
          ...unknown(
            it.machine === undefined ? [] : [it.machine],
            machineIds,
            `body/shares/${index}/machine`,
            "a machine",
          ),
        ]),
      ];
      if (mistakes.length > 0) throw invalid(mistakes);
    };

    app.post(
      "/fairness/what-if",
      {
        config: { scope: "read" },
        schema: {
          summary: "Fairness as it is and as it would be with other shares, peak factors or quotas",
          description: "Changes nothing. People's wishes are taken to stay the same.",
          tags: ["fairness"],
          body: thoughtSchema,
          response: {
            200: z.object({
              from: z.string(),
              to: z.string(),
              cut: z.boolean(),
              version: z.int(),
              basis: z.enum(useBases),
              asIs: fairnessRowSchema,
              changed: fairnessRowSchema,
              refused: z.array(z.object({ booking: z.string(), company: z.string(), machine: z.string() })),
            }),
            ...commonProblems,
            ...roleProblem,
            ...storeProblem,
          },
        },
      },
      async (request) => {
        const caller = requireRole(request, ["committee"], readingTexts.whatIf);
        const { body } = request;
        check(body);
        const { window, cut } = cutAtNow(body, now());
        const { machines = machineIds, basis = site.fairness.basis, quotas, ...thought } = body;
        const found = await readWhatIf(
          deps,
          { machines, ...window, basis },
          {
            ...thought,
            quotas: quotas?.map(({ windowDays, ...it }) => ({ ...it, window: windowDays * DAY })),
          },
        );
        const context = { told: toldOf(site, caller), demand: new Map(), detail: true };
        const { referenceRate } = found.weights.at(window.to - 1);
        return {
          ...{ from: rfc3339FromMicros(window.from), to: rfc3339FromMicros(window.to), cut },
          ...{ version: found.version, basis, refused: [...found.refused] },
          asIs: viewRow(found.asIs, { ...context, referenceRate }),
          changed: viewRow(found.changed, { ...context, referenceRate }),
        };
      },
    );
  };

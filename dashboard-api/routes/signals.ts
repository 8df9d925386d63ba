import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { requireRole } from "../access/guard.ts";
import { companyRoles } from "../access/role.ts";
import { createSignalAccess } from "../access/signal-access.ts";
import { entryOf } from "../audit/request-entry.ts";
import { forbidden, invalid, notFound, unavailable } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import { readingTexts } from "../problems/words/reading.ts";
import { valueMessages } from "../problems/words/values.ts";
import type { Bucket, Sample } from "../stores/telemetry-reader.ts";
import type { ApiDeps } from "./api-deps.ts";
import {
  commonProblems,
  machineOf,
  machinePathSchema,
  notFoundProblem,
  roleProblem,
  storeProblem,
} from "./machine-path.ts";
import { windowQuery } from "./request-time.ts";

const mostPoints = 2_000;
const sampleSchema = z.object({
  t: z.string(),
  v: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  q: z.int().meta({ description: "OPC UA status code; 0 is good" }),
});
const headShape = {
  machine: z.string(),
  signal: z.string(),
  unit: z.string(),
  from: z.string(),
  to: z.string(),
};
export const seriesSchema = z.discriminatedUnion("kind", [
  z.object({
    ...headShape,
    kind: z.literal("raw"),
    before: sampleSchema
      .nullable()
      .meta({ description: "The last sample before the window: its value held" }),
    samples: z.array(sampleSchema),
    next: z.string().nullable().meta({ description: "`from` of the following page" }),
  }),
  z.object({
    ...headShape,
    kind: z.literal("buckets"),
    before: sampleSchema.nullable(),
    width: z.int().meta({ description: "Microseconds" }),
    buckets: z.array(
      z.object({
        t: z.string(),
        min: z.number(),
        max: z.number(),
        mean: z.number().meta({ description: "Of the samples, each counted once" }),
        count: z.int().meta({ description: "Samples of good or uncertain quality" }),
        bad: z.int().meta({ description: "Samples of bad quality; in none of the above" }),
      }),
    ),
  }),
]);

const viewSample = (it: Sample) => ({ ...it, t: rfc3339FromMicros(it.t) });
const viewBucket = (it: Bucket) => ({ ...it, t: rfc3339FromMicros(it.t) });

/**
 * Process values of a machine. They belong to the company to which attribution gives the time; else only the committee
 * reads them, and only with a reason that is on record before the first value is told.
 */
export const signalRoute =
  ({ site, store, audit, machineBooks, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const access = createSignalAccess(machineBooks);
    const record = async (request: FastifyRequest, subject: Record<string, string>, reason: string) => {
      try {
        await audit.record(entryOf(request, now(), { action: "signals.read", subject, reason }));
      } catch (error) {
        app.log.error({ err: error }, "the audit log cannot be written");
        throw unavailable(readingTexts.auditUnwritten);
      }
    };

    app.get(
      "/machines/:id/signals/:signal",
      {
        config: { scope: "signals" },
        schema: {
          summary: "One signal over a window, raw or downsampled keeping every extreme",
          description:
            "Raw samples where there are at most `points` of them (texts always raw, in pages), else buckets with " +
            "their least, greatest and mean value; when an extreme was is told by a narrower window.",
          tags: ["machines"],
          params: machinePathSchema.extend({ signal: z.string() }),
          querystring: windowQuery({
            points: z.coerce
              .number({ error: valueMessages.numberFrom(1, mostPoints) })
              .int()
              .min(1)
              .max(mostPoints)
              .default(500),
            reason: z
              .string()
              .trim()
              .max(500)
              .optional()
              .meta({ description: "Why the committee looks; recorded" }),
          }),
          response: {
            200: seriesSchema,
            ...commonProblems,
            ...roleProblem,
            ...notFoundProblem,
            ...storeProblem,
          },
        },
      },
      async (request) => {
        const caller = requireRole(request, ["committee", ...companyRoles], readingTexts.signalsOf);
        const machine = machineOf(site, request.params.id);
        const signal = machine.signals.find((it) => it.id === request.params.signal);
        if (!signal) throw notFound(readingTexts.noSuchSignal(machine.id));
        const { from, to, points, reason } = request.query;
        const window = { from: rfc3339FromMicros(from), to: rfc3339FromMicros(to) };
        const isCommittee = caller.role === "committee";
        if (isCommittee) {
          if (!reason) {
            throw invalid([{ where: "query/reason", expected: expectedTexts.whyRead }]);
          }
          await record(request, { machine: machine.id, signal: signal.id, ...window }, reason);
        } else if (
          caller.company === null ||
          !(await access.isOwn(caller.company, machine.id, { from, until: to }))
        ) {
          throw forbidden(readingTexts.notAllYours);
        }

        const [samples, before] = await Promise.all([
          store.samples(machine.id, signal.id, from, to, points + 1),
          // What held before a company's own time is not its own.
          isCommittee ? store.lastBefore(machine.id, signal.id, from) : null,
        ]);
        const head = {
          machine: machine.id,
          signal: signal.id,
          unit: signal.unit,
          ...window,
          before: before ? viewSample(before) : null,
        };
        const next = samples[points];
        if (!next || signal.type === "text") {
          return {
            ...head,
            kind: "raw" as const,
            samples: samples.slice(0, points).map(viewSample),
            next: next ? rfc3339FromMicros(next.t) : null,
          };
        }
        const width = Math.ceil((to - from) / points);
        const buckets = await store.buckets(machine.id, signal.id, from, to, width);
        return { ...head, kind: "buckets" as const, width, buckets: buckets.map(viewBucket) };
      },
    );
  };

import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { DAY, rfc3339FromMicros } from "../../config/micros.ts";
import { incidentKinds } from "../../config/wire/batch.ts";
import { invalid } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import { createMachineQuality, type MachineDayQuality } from "../quality/machine-quality.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commaListSchema } from "./comma-list.ts";
import { commonProblems, storeProblem } from "./machine-path.ts";
import { windowQuery } from "./request-time.ts";
import { cutAtNow } from "./utilization-window.ts";

const mostRows = 20_000;
const microseconds = z.int().meta({ description: "Microseconds" });
const seenSchema = z.object({
  length: microseconds,
  observed: microseconds,
  coverage: z.number().nullable().meta({ description: "observed / length; null when there is no such time" }),
});
export const qualityRowSchema = z.object({
  keys: z.object({ machine: z.string(), day: z.string() }),
  open: seenSchema.meta({ description: "Of planned busy time" }),
  all: seenSchema.meta({ description: "Of the clock" }),
  gaps: z
    .object({ count: z.int(), longest: microseconds })
    .meta({ description: "Stretches without a known state; bridged ones are gaps too" }),
  lost: microseconds.meta({ description: "Known once, and the record is gone" }),
  incidents: z
    .record(z.enum(incidentKinds), z.object({ count: z.int(), duration: microseconds }))
    .meta({ description: "Those that touch the day; durations are of the day, overlaps counted once" }),
  alarm: z.boolean().meta({ description: "Too little of the day's open time was observed" }),
});

const viewOf = ({ machine, day, open, all, gaps, lost, incidents, alarm }: MachineDayQuality) => ({
  ...{ keys: { machine, day }, open, all, gaps, lost, incidents, alarm },
});

/** How much is known of each machine's days, and what happened to its data. */
export const dataQualityRoute =
  ({ site, store, picture, bookings, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const quality = createMachineQuality({ site, store, picture, bookings });
    const ids = site.machines.map((machine) => machine.id);
    app.get(
      "/data-quality",
      {
        schema: {
          summary: "How much is known of each machine's local days, and what happened to its data",
          description:
            "Whole local days that the window touches, today as far as it has come. Nothing is bridged here. `alarms` " +
            "are the days of whose open time less than the site's least coverage was observed.",
          tags: ["figures"],
          querystring: windowQuery({ machines: commaListSchema(ids, "a machine") }),
          response: {
            200: z.object({
              from: z.string(),
              to: z.string(),
              zone: z.string(),
              leastCoverage: z.number(),
              rows: z.array(qualityRowSchema),
              alarms: z.array(
                z.object({ machine: z.string(), day: z.string(), coverage: z.number().nullable() }),
              ),
            }),
            ...commonProblems,
            ...storeProblem,
          },
        },
      },
      async (request) => {
        const { machines } = request.query;
        const time = now();
        const { window } = cutAtNow(request.query, time);
        const groups = machines.length * (Math.ceil((window.to - window.from) / DAY) + 1);
        if (groups > mostRows) {
          const expected = expectedTexts.fewerDays(mostRows, groups);
          throw invalid([{ where: "query/to", expected }]);
        }
        const days: MachineDayQuality[] = [];
        for (const machine of machines) {
          days.push(...(await quality.days(machine, window.from, window.to, time)));
        }
        const alarms = days.filter((it) => it.alarm);
        return {
          from: rfc3339FromMicros(Math.min(window.from, ...days.slice(0, 1).map((it) => it.from))),
          to: rfc3339FromMicros(Math.min(time, Math.max(window.to, days.at(-1)?.until ?? 0))),
          zone: site.cluster.zone,
          leastCoverage: site.policies.quality.leastCoverage,
          rows: days.map(viewOf),
          alarms: alarms.map(({ machine, day, open }) => ({ machine, day, coverage: open.coverage })),
        };
      },
    );
  };

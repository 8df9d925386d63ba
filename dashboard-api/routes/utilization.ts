import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { openTime } from "../domain/calendar/open-time.ts";
import type { Figure } from "../domain/utilization/figure.ts";
import { machineFigureIds, machineFigures } from "../domain/utilization/machine-figures.ts";
import { marginOf, readHistory } from "../history.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commaListSchema } from "./comma-list.ts";
import { csvText, formatShape, sendCsv, wantsCsv } from "./csv.ts";
import { commonProblems, storeProblem } from "./machine-path.ts";
import { windowQuery } from "./request-time.ts";

const ratio = z.number().nullable();
const duration = z.int().meta({ description: "Microseconds" });
const figureSchema = z
  .object({
    value: ratio,
    numerator: duration,
    denominator: duration,
    denominatorName: z.string(),
    unknown: duration,
    coverage: ratio,
    lower: ratio,
    upper: ratio,
    inferred: duration,
  })
  .meta({
    id: "Figure",
    description: "A ratio that says how sure it is; null where its denominator is zero",
  });

const columns = [
  "value",
  "lower",
  "upper",
  "coverage",
  "numerator",
  "denominator",
  "unknown",
  "inferred",
] as const;

/** Figures of each machine over a window, computed from its history as it is now. */
export const utilizationRoute =
  ({ site, store, picture }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { zone } = site.cluster;
    const holidays = new Set(site.cluster.holidays.dates);
    const byId = new Map(site.machines.map((machine) => [machine.id, machine]));

    const figuresOf = async (id: string, from: number, to: number) => {
      const bridgeLimit = site.policies.bridge;
      const margin = marginOf(bridgeLimit);
      const history = await readHistory({
        store,
        machine: id,
        live: picture.live(id),
        from: from - margin,
        to: to + margin,
      });
      const calendar = byId.get(id)?.calendar ?? site.cluster.calendar;
      return machineFigures({
        history,
        window: { from, until: to },
        plannedBusyTime: openTime({ calendar, zone, holidays, from, to }),
        bridgeLimit,
      });
    };

    app.get(
      "/utilization",
      {
        config: { media: "text/csv" },
        schema: {
          summary: "Utilization figures per machine over a window",
          description:
            "Each figure carries its numerator, its named denominator, its coverage and its bounds. JSON or CSV.",
          tags: ["figures"],
          querystring: windowQuery({
            machines: commaListSchema([...byId.keys()], "a machine"),
            figures: commaListSchema(machineFigureIds, "a figure"),
            groupBy: z
              .literal("machine", { error: "machine (the other groupings do not exist yet)" })
              .default("machine"),
            ...formatShape,
          }),
          response: {
            200: z.object({
              from: z.string(),
              to: z.string(),
              zone: z.string(),
              version: z.string().meta({ description: "live: computed now, not a published report" }),
              rows: z.array(
                z.object({
                  keys: z.object({ machine: z.string() }),
                  figures: z.partialRecord(z.enum(machineFigureIds), figureSchema),
                }),
              ),
            }),
            ...commonProblems,
            ...storeProblem,
          },
        },
      },
      async (request, reply) => {
        const { from, to, machines, figures: wanted, format } = request.query;
        const rows: { keys: { machine: string }; figures: Record<string, Figure> }[] = [];
        for (const machine of machines) {
          const all = await figuresOf(machine, from, to);
          rows.push({ keys: { machine }, figures: Object.fromEntries(wanted.map((id) => [id, all[id]])) });
        }
        const window = { from: rfc3339FromMicros(from), to: rfc3339FromMicros(to) };
        if (wantsCsv(request, format)) {
          const cells = rows.flatMap(({ keys, figures }) =>
            Object.entries(figures).map(([id, figure]) => [
              keys.machine,
              window.from,
              window.to,
              id,
              ...columns.map((column) => figure[column]),
              figure.denominatorName,
            ]),
          );
          const heading = ["machine", "from", "to", "figure", ...columns, "denominatorName"];
          return sendCsv(reply, "utilization", csvText(heading, cells)) as never;
        }
        return { ...window, zone, version: "live", rows };
      },
    );
  };

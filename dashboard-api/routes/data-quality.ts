import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { isKnown } from "../../config/machine-state.ts";
import { type Micros, rfc3339FromMicros } from "../../config/micros.ts";
import { incidentKinds } from "../../config/wire/batch.ts";
import { duration, totalDuration } from "../domain/interval/interval.ts";
import { readHistory } from "../history.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commaListSchema } from "./comma-list.ts";
import { commonProblems, storeProblem } from "./machine-path.ts";
import { windowQuery } from "./request-time.ts";

const microseconds = z.int().meta({ description: "Microseconds" });
const rowSchema = z.object({
  keys: z.object({ machine: z.string() }),
  coverage: z.number().meta({ description: "observed / (observed + unknown + lost)" }),
  observed: microseconds,
  unknown: microseconds,
  lost: microseconds,
  longestGap: microseconds.meta({ description: "Longest time without a known state, microseconds" }),
  incidents: z.partialRecord(z.enum(incidentKinds), z.int()),
});

/** How much of a window the machines' states are known for, by the clock and not by opening hours. */
export const dataQualityRoute =
  ({ site, store, picture }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const ids = site.machines.map((machine) => machine.id);

    const rowOf = async (machine: string, from: Micros, to: Micros): Promise<z.infer<typeof rowSchema>> => {
      const timeline = await readHistory({ store, machine, live: picture.live(machine), from, to });
      const incidents = await store.incidents(machine, from, to);
      const observed = totalDuration(timeline.filter((it) => isKnown(it.state)));
      const lost = totalDuration(timeline.filter((it) => it.state === "lost"));
      let [gap, longestGap] = [0, 0];
      for (const interval of timeline) {
        gap = isKnown(interval.state) ? 0 : gap + duration(interval);
        longestGap = Math.max(longestGap, gap);
      }
      const byKind = Map.groupBy(incidents, (it) => it.kind);
      return {
        keys: { machine },
        coverage: observed / (to - from),
        observed,
        unknown: to - from - observed - lost,
        lost,
        longestGap,
        incidents: Object.fromEntries([...byKind].map(([kind, all]) => [kind, all.length])),
      };
    };

    app.get(
      "/data-quality",
      {
        schema: {
          summary: "How much is known of each machine over a window, and what happened to its data",
          tags: ["figures"],
          querystring: windowQuery({ machines: commaListSchema(ids, "a machine") }),
          response: {
            200: z.object({ from: z.string(), to: z.string(), rows: z.array(rowSchema) }),
            ...commonProblems,
            ...storeProblem,
          },
        },
      },
      async (request) => {
        const { from, to, machines } = request.query;
        const rows: z.infer<typeof rowSchema>[] = [];
        for (const machine of machines) rows.push(await rowOf(machine, from, to));
        return { from: rfc3339FromMicros(from), to: rfc3339FromMicros(to), rows };
      },
    );
  };

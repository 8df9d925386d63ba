import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { machineStates } from "../../config/machine-state.ts";
import { rfc3339FromMicros, SECOND } from "../../config/micros.ts";
import { bridge } from "../domain/timeline/bridge.ts";
import { clip } from "../domain/timeline/clip.ts";
import { coarsen } from "../domain/timeline/coarsen.ts";
import { marginOf, readHistory } from "../history.ts";
import { valueMessages } from "../problems/words/values.ts";
import type { ApiDeps } from "./api-deps.ts";
import {
  commonProblems,
  machineOf,
  machinePathSchema,
  notFoundProblem,
  storeProblem,
} from "./machine-path.ts";
import { windowQuery } from "./request-time.ts";

const stripSchema = z.object({
  machine: z.string(),
  from: z.string(),
  to: z.string(),
  step: z.int().meta({ description: "Seconds" }),
  items: z.array(z.object({ from: z.string(), until: z.string(), state: z.enum(machineStates) })),
});
export type StripView = z.infer<typeof stripSchema>;

/** What a machine did, as fine as a picture of it can show. */
export const stripRoute =
  ({ site, store, picture }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/machines/:id/strip",
      {
        config: { atMachine: true },
        schema: {
          summary: "State intervals for a picture: what is shorter than a step is drawn together",
          description:
            "What lasts at least `step` seconds keeps its edges; shorter neighbours are one item, with the state that " +
            "has the largest share. The timeline has every interval.",
          tags: ["machines"],
          params: machinePathSchema,
          querystring: windowQuery({
            step: z.coerce
              .number({ error: valueMessages.seconds(86_400) })
              .int()
              .min(0)
              .max(86_400)
              .default(300)
              .meta({ description: "Seconds that one pixel of the picture stands for" }),
          }),
          response: { 200: stripSchema, ...commonProblems, ...notFoundProblem, ...storeProblem },
        },
      },
      async (request): Promise<StripView> => {
        const machine = machineOf(site, request.params.id).id;
        const { from, to, step } = request.query;
        const margin = marginOf(site.policies.bridge);
        const live = picture.live(machine);
        const history = await readHistory({ store, machine, live, from: from - margin, to: to + margin });
        const stretches = coarsen(clip(bridge(history, site.policies.bridge), from, to), step * SECOND);
        return {
          ...{ machine, from: rfc3339FromMicros(from), to: rfc3339FromMicros(to), step },
          items: stretches.map((it) => ({
            from: rfc3339FromMicros(it.from),
            until: rfc3339FromMicros(it.until),
            state: it.state,
          })),
        };
      },
    );
  };

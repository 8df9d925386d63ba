import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { machineStates } from "../../config/machine-state.ts";
import { rfc3339FromMicros, SECOND } from "../../config/micros.ts";
import { incidentKinds } from "../../config/wire/batch.ts";
import { bridge } from "../domain/timeline/bridge.ts";
import { clip } from "../domain/timeline/clip.ts";
import { joinNeighbours } from "../domain/timeline/timeline-interval.ts";
import { marginOf, readHistory } from "../history.ts";
import { valueMessages } from "../problems/words/values.ts";
import type { ApiDeps } from "./api-deps.ts";
import { csvText, formatShape, sendCsv, spreadsheetTime, wantsCsv } from "./csv.ts";
import {
  commonProblems,
  machineOf,
  machinePathSchema,
  notFoundProblem,
  storeProblem,
} from "./machine-path.ts";
import { windowQuery } from "./request-time.ts";

const largestPage = 20_000;

const intervalSchema = z.object({
  from: z.string(),
  until: z.string(),
  state: z.enum(machineStates),
  inferred: z.boolean().meta({ description: "Concluded from both sides of a short gap, not observed" }),
  derivation: z.int().nullable(),
  rules: z.string().nullable(),
});
const columns = [
  ...["machine", "from", "until", "state", "inferred", "derivation", "rules"],
  ...["fromLocal", "untilLocal", "seconds"],
];

/** What a machine did: every moment of the window belongs to exactly one interval; nobody told is `unknown`. */
export const timelineRoute =
  ({ site, store, picture }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/machines/:id/timeline",
      {
        config: { media: "text/csv", atMachine: true },
        schema: {
          summary: "State intervals over a window, without holes, and incidents of its data",
          description:
            "Stored intervals, the highest derivation winning, joined with the live state up to its confirmation. " +
            "JSON or CSV, the latter also with local times as a spreadsheet takes them and the length in seconds. " +
            "`next` is the `from` of the following page, or null.",
          tags: ["machines"],
          params: machinePathSchema,
          querystring: windowQuery({
            limit: z.coerce
              .number({ error: valueMessages.numberFrom(1, largestPage) })
              .int()
              .min(1)
              .max(largestPage)
              .default(largestPage),
            ...formatShape,
          }),
          response: {
            200: z.object({
              machine: z.string(),
              from: z.string(),
              to: z.string(),
              items: z.array(intervalSchema),
              incidents: z.array(
                z.object({
                  kind: z.enum(incidentKinds),
                  signal: z.string().nullable(),
                  from: z.string(),
                  until: z.string(),
                  count: z.int().nullable(),
                  reason: z.string(),
                }),
              ),
              next: z.string().nullable(),
            }),
            ...commonProblems,
            ...notFoundProblem,
            ...storeProblem,
          },
        },
      },
      async (request, reply) => {
        const machine = machineOf(site, request.params.id).id;
        const { from, to, limit, format } = request.query;
        const margin = marginOf(site.policies.bridge);
        const live = picture.live(machine);
        const [history, incidents] = await Promise.all([
          readHistory({ store, machine, live, from: from - margin, to: to + margin }),
          store.incidents(machine, from, to),
        ]);
        const whole = joinNeighbours(clip(bridge(history, site.policies.bridge), from, to));
        const page = whole.slice(0, limit);
        const items = page.map((it) => ({
          from: rfc3339FromMicros(it.from),
          until: rfc3339FromMicros(it.until),
          state: it.state,
          inferred: it.inferred,
          derivation: it.derivation,
          rules: it.rules,
        }));
        const next = whole[limit];
        if (wantsCsv(request, format)) {
          const rows = page.map((it) => [
            machine,
            rfc3339FromMicros(it.from),
            rfc3339FromMicros(it.until),
            it.state,
            it.inferred,
            it.derivation,
            it.rules,
            spreadsheetTime(it.from, site.cluster.zone),
            spreadsheetTime(it.until, site.cluster.zone),
            (it.until - it.from) / SECOND,
          ]);
          if (next) reply.header("link", `<?from=${rfc3339FromMicros(next.from)}>; rel="next"`);
          return sendCsv(reply, `timeline-${machine}`, csvText(columns, rows)) as never;
        }
        return {
          machine,
          from: rfc3339FromMicros(from),
          to: rfc3339FromMicros(to),
          items,
          incidents: incidents.map(({ machine: _, ...it }) => ({
            ...it,
            from: rfc3339FromMicros(it.from),
            until: rfc3339FromMicros(it.until),
          })),
          next: next ? rfc3339FromMicros(next.from) : null,
        };
      },
    );
  };

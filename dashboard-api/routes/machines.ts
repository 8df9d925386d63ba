import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { changesOfValue, onDay } from "../../config/site/dated.ts";
import type { Machine } from "../../config/site/machine.ts";
import { bilingualSchema } from "../../config/site/text.ts";
import { gatewayOfMachine } from "../../config/site/topology.ts";
import { callerOfRequest } from "../access/guard.ts";
import { reaches } from "../access/machine-reach.ts";
import { zonedAt } from "../domain/calendar/local-time.ts";
import { liveStateSchema, viewLiveState } from "../live/live-view.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems, machineOf, machinePathSchema, notFoundProblem } from "./machine-path.ts";

export const machineSchema = liveStateSchema.omit({ machine: true }).extend({
  id: z.string(),
  name: bilingualSchema,
  maker: z.string().nullable(),
  model: z.string().nullable(),
  place: bilingualSchema.nullable(),
  rate: z.number().meta({ description: "Price of one hour today, before tax, in `currency`" }),
  currency: z.string(),
  gateway: z.string().nullable(),
  signals: z.array(
    z.object({
      id: z.string(),
      name: bilingualSchema.nullable(),
      type: z.enum(["number", "text", "boolean"]),
      unit: z.string(),
    }),
  ),
});
type MachineView = z.infer<typeof machineSchema>;

/** Machines with what they do now: open to every role. */
export const machineRoutes =
  ({ site, picture, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const today = () => zonedAt(now(), site.cluster.zone).toPlainDate().toString();
    const view = (machine: Machine): MachineView => {
      const live = picture.machine(machine.id) ?? {
        machine: machine.id,
        state: "unknown",
        since: null,
        confirmedAt: null,
      };
      const { state, since, sinceBefore, confirmedAt } = viewLiveState(live);
      return {
        id: machine.id,
        name: machine.name,
        state,
        since,
        ...(sinceBefore ? { sinceBefore } : {}),
        confirmedAt,
        maker: machine.maker ?? null,
        model: machine.model ?? null,
        place: machine.place ?? null,
        rate: onDay(changesOfValue(machine.rate), today()),
        currency: site.cluster.currency,
        gateway: gatewayOfMachine(site, machine.id)?.id ?? null,
        signals: machine.signals.map(({ id, name, type, unit }) => ({ id, name: name ?? null, type, unit })),
      };
    };

    app.get(
      "/machines",
      {
        config: { atMachine: true },
        schema: {
          summary: "All machines and what they do now",
          tags: ["machines"],
          response: {
            200: z.object({ items: z.array(machineSchema), next: z.null() }),
            ...commonProblems,
          },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        return { items: site.machines.filter((it) => reaches(caller, it.id)).map(view), next: null };
      },
    );

    app.get(
      "/machines/:id",
      {
        config: { atMachine: true },
        schema: {
          summary: "One machine and what it does now",
          tags: ["machines"],
          params: machinePathSchema,
          response: { 200: machineSchema, ...commonProblems, ...notFoundProblem },
        },
      },
      async (request) => view(machineOf(site, request.params.id)),
    );
  };

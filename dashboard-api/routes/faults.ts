import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { callerOfRequest } from "../access/guard.ts";
import { reaches } from "../access/machine-reach.ts";
import { listFaults } from "../machine-page/faults.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commaListSchema } from "./comma-list.ts";
import { faultSchema } from "./machine-page-schema.ts";
import { nameFor, viewFault } from "./machine-page-view.ts";
import { commonProblems, storeProblem } from "./machine-path.ts";
import { strictQuery } from "./strict-query.ts";

const states = { open: true, closed: false, all: undefined } as const;

/** What is wrong with machines: everybody's to know. */
export const faultRoute =
  ({ site, database }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const ids = site.machines.map(({ id }) => id);
    app.get(
      "/faults",
      {
        config: { atMachine: true },
        schema: {
          summary: "Faults of machines, newest first; GET /notes tells what was said about each",
          tags: ["at the machine"],
          querystring: strictQuery({
            machines: commaListSchema(ids, "a machine"),
            state: z.enum(["open", "closed", "all"]).default("open"),
            limit: z.coerce.number().int().min(1).max(1_000).default(100),
          }),
          response: {
            200: z.object({ items: z.array(faultSchema), next: z.null() }),
            ...commonProblems,
            ...storeProblem,
          },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        const { machines, state, limit } = request.query;
        const seen = machines.filter((it) => reaches(caller, it));
        const open = states[state];
        const given = { limit, ...(open === undefined ? {} : { open }) };
        const found = await database.use((db) => listFaults(db, seen, given));
        const seesAll = ["committee", "office", "auditor"].includes(caller.role);
        const items = found.map((it) => viewFault(it, nameFor(site, caller.company, seesAll, it.company)));
        return { items, next: null };
      },
    );
  };

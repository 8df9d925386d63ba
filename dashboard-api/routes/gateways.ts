import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { gatewaySchema, viewGateway } from "../live/live-view.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems } from "./machine-path.ts";

/** Gateways and their sources, as they report themselves. */
export const gatewayRoute =
  ({ picture, siteHash }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/gateways",
      {
        schema: {
          summary: "Gateways: connection, spool, clock and the health of each source",
          tags: ["gateways"],
          response: {
            200: z.object({ items: z.array(gatewaySchema), next: z.null() }),
            ...commonProblems,
          },
        },
      },
      async () => ({ items: picture.gateways().map((it) => viewGateway(it, siteHash)), next: null }),
    );
  };

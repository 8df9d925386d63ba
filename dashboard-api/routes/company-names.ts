import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { callerOfRequest } from "../access/guard.ts";
import { seesCompany } from "../access/rights.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems } from "./machine-path.ts";

export const companyNameSchema = z.object({
  id: z.string(),
  short: z.string().meta({ description: "As charts and boards have it" }),
  isMember: z.boolean(),
});

/** Short names, as the site's policy lets them be known: of all companies, or of one's own alone. */
export const companyNameRoute =
  ({ site }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/company-names",
      {
        schema: {
          summary: "Short names of companies, as far as the policy lets the caller know them",
          tags: ["companies"],
          response: {
            200: z.object({ items: z.array(companyNameSchema), next: z.null() }),
            ...commonProblems,
          },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        const isOpen = site.policies.privacy.names === "short" && caller.role !== "machine";
        const items = site.companies
          .filter(({ id }) => isOpen || seesCompany(caller, id))
          .map(({ id, short, roles }) => ({ id, short, isMember: roles.includes("member") }));
        return { items, next: null };
      },
    );
  };

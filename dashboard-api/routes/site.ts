import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Machine } from "../../config/site/machine.ts";
import { mistakeIn } from "../../config/site/mistake.ts";
import type { Site } from "../../config/site/site.ts";
import { requireRole } from "../access/guard.ts";
import { accessTexts } from "../problems/words/access.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems, roleProblem } from "./machine-path.ts";
import { languageOfProblem } from "./request-language.ts";

/** What of the site file is told: rules, never how gateways reach what they read. */
export interface SiteView {
  hash: string;
  warnings: z.infer<typeof warningSchema>[];
  cluster: Site["cluster"];
  policies: Site["policies"];
  fairness: Site["fairness"];
  fees: Site["fees"];
  settlement: Omit<Site["settlement"], "issuer">;
  machines: (Pick<
    Machine,
    "id" | "name" | "maker" | "model" | "place" | "rate" | "calendar" | "maintenance" | "booking" | "state"
  > & { signals: string[] })[];
}

const warningSchema = z.object({
  line: z.int(),
  column: z.int(),
  path: z.string(),
  found: z.string(),
  expected: z.string(),
  advice: z.string(),
});
/** As `config/site/site.ts` has it, defaults filled in; durations are microseconds. */
const part = z.record(z.string(), z.unknown());

const machineView = ({ signals, capabilities: _, ...machine }: Machine) => ({
  ...machine,
  signals: signals.map((it) => it.id),
});

/** The rules by which the installation runs, as they were loaded. */
export const siteRoute =
  ({ site, siteHash, siteWarnings = [] }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/site",
      {
        schema: {
          summary: "The site file as it was loaded: rules, calendars and what should be looked at",
          description:
            "Parts are as in the site file, defaults filled in; durations are microseconds. Warnings are told in the " +
            "language that is accepted, in English when none is.",
          tags: ["site"],
          response: {
            200: z.object({
              hash: z.string().meta({ description: "SHA-256 of the file" }),
              warnings: z.array(warningSchema),
              ...{ cluster: part, policies: part, fairness: part, fees: part, settlement: part },
              machines: z.array(part),
            }),
            ...{ ...commonProblems, ...roleProblem },
          },
        },
      },
      async (request) => {
        const language = languageOfProblem(request);
        requireRole(request, ["committee", "office", "auditor"], accessTexts.siteFile);
        const { cluster, policies, fairness, fees } = site;
        const { issuer: _, ...settlement } = site.settlement;
        const machines = site.machines.map(machineView);
        const told: SiteView = {
          ...{ hash: siteHash, warnings: siteWarnings.map((it) => mistakeIn(language, it)) },
          ...{ cluster, policies, fairness, fees, settlement, machines },
        };
        return told as never;
      },
    );
  };

import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Site } from "../../config/site/site.ts";
import { callerOfRequest } from "../access/guard.ts";
import type { Caller } from "../access/role.ts";
import { companyRoles } from "../access/role.ts";
import { conflict, forbidden, invalid } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import { roundTexts } from "../problems/words/round.ts";
import { deedOf } from "./booking-request.ts";
import {
  commonProblems,
  conflictProblem,
  machinePathSchema,
  notFoundProblem,
  roleProblem,
  storeProblem,
} from "./machine-path.ts";
import { roundResultSchema, wishesSchema, wishViewSchema } from "./round-schema.ts";
import { viewResult, viewWish } from "./round-view.ts";
import type { RoundDeps } from "./rounds.ts";
import { strictQuery } from "./strict-query.ts";

/** Whose wishes a caller files or reads: its company's; the office names the company it acts for. */
function companyOf(site: Site, caller: Caller, named: string | undefined, where: string): string {
  const company = named ?? caller.company;
  const isOwn = companyRoles.includes(caller.role) && company === caller.company;
  if (!isOwn && caller.role !== "office") {
    throw forbidden(roundTexts.wishesOf);
  }
  if (company === null) throw invalid([{ where, expected: expectedTexts.wishesOf }]);
  if (!site.companies.some((it) => it.id === company)) {
    throw invalid([{ where, expected: expectedTexts.companyOfSite }]);
  }
  return company;
}

const problems = {
  ...commonProblems,
  ...roleProblem,
  ...notFoundProblem,
  ...conflictProblem,
  ...storeProblem,
};
const listSchema = z.object({ company: z.string(), items: z.array(wishViewSchema), next: z.null() });

/** Wishes of a round, and what became of them. */
export const roundWishRoutes =
  ({ rounds, site, now }: RoundDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/rounds/:id/wishes",
      {
        schema: {
          summary: "Wishes that one's company has filed",
          tags: ["rounds"],
          params: machinePathSchema,
          querystring: strictQuery({
            company: z.string().optional().meta({ description: "For the office: the company it acts for" }),
          }),
          response: { 200: listSchema, ...problems },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        const company = companyOf(site, caller, request.query.company, "query/company");
        const { id } = await rounds.find(request.params.id);
        const wishes = (await rounds.filed(id)).get(company) ?? [];
        return { company, items: wishes.map((it) => viewWish(it, company === caller.company)), next: null };
      },
    );

    app.put(
      "/rounds/:id/wishes",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "File wishes, in place of all that the company had filed before",
          tags: ["rounds"],
          params: machinePathSchema,
          body: wishesSchema,
          response: { 200: listSchema, ...problems },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        const { company: named, wishes, reason } = request.body;
        const company = companyOf(site, caller, named, "body/company");
        const deed = deedOf(request, "rounds.wish", company, now(), reason);
        const filed = wishes.map(({ to: until, ...wish }) => ({ ...wish, until }));
        const made = await rounds.file(request.params.id, company, filed, deed);
        const items = made.wishes.map((it) => viewWish(it, company === caller.company));
        return { company, items, next: null };
      },
    );

    app.get(
      "/rounds/:id/result",
      {
        schema: {
          summary:
            "The newest run: who got what, and why each wish was granted or not, in Japanese and English",
          tags: ["rounds"],
          params: machinePathSchema,
          response: { 200: roundResultSchema, ...problems },
        },
      },
      async (request) => {
        const { id } = await rounds.find(request.params.id);
        const run = await rounds.latest(id);
        if (!run) throw conflict(roundTexts.notRunYet);
        const events = await rounds.events(id);
        const published = events.find(({ change }) => change.kind === "published")?.change;
        const bookings = published?.kind === "published" ? published.bookings : {};
        return viewResult(site, callerOfRequest(request), { run, bookings });
      },
    );
  };

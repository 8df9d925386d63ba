import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { DAY, rfc3339FromMicros } from "../../config/micros.ts";
import { requireRole } from "../access/guard.ts";
import { makeApiToken } from "../accounts/api-tokens.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import { entryOf } from "../audit/request-entry.ts";
import { invalid } from "../problems/problem.ts";
import { accessTexts } from "../problems/words/access.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import type { ApiDeps } from "./api-deps.ts";
import {
  commonProblems,
  machineOf,
  machinePathSchema,
  notFoundProblem,
  roleProblem,
  storeProblem,
} from "./machine-path.ts";
import { requestTimeSchema } from "./request-time.ts";

/** A sign on a machine stays there for years. */
const usual = 5 * 365 * DAY;
const longest = 10 * 365 * DAY;

/** What the QR code on a machine opens. The token stands after #, which browsers send to no server. */
export const pageLink = (publicUrl: string, machine: string, token: string): string =>
  `${publicUrl.replace(/\/+$/, "")}/m/${machine}#${token}`;

/** Tokens of pages at machines: the committee's to make; `GET /tokens` lists them and `DELETE /tokens/{id}` revokes. */
export const pageTokenRoute =
  ({ site, database, publicUrl, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      "/machines/:id/page-tokens",
      {
        config: { scope: "accounts" },
        schema: {
          summary: "Make the link for the QR code on a machine; it is shown this once",
          description:
            "It says where a phone stands, and alone changes nothing. GET /tokens lists, DELETE revokes it.",
          tags: ["at the machine"],
          params: machinePathSchema,
          body: z.strictObject({
            name: z.string().trim().min(1).max(100).optional().meta({ description: "What people call it" }),
            expires: requestTimeSchema.optional().meta({ description: "Absent: five years from now" }),
          }),
          response: {
            201: z.object({
              id: z.string(),
              machine: z.string(),
              name: z.string(),
              token: z.string(),
              link: z.string().meta({ description: "What the QR code holds" }),
              expires: z.string(),
            }),
            ...{ ...commonProblems, ...roleProblem, ...notFoundProblem, ...storeProblem },
          },
        },
      },
      async (request, reply) => {
        requireRole(request, ["committee"], accessTexts.machineLinks);
        const machine = machineOf(site, request.params.id);
        const time = now();
        const { name = `${machine.name.ja} QR`, expires = time + usual } = request.body;
        if (expires <= time || expires > time + longest) {
          throw invalid([{ where: "body/expires", expected: expectedTexts.tenYears }]);
        }
        const made = await database.transaction(async (db) => {
          const found = await makeApiToken(db, {
            ...{ name, role: "machine", company: null, person: null, machine: machine.id, account: null },
            ...{ scopes: ["read", "bookings"], created: time, expires },
          });
          const subject = { token: found.id, machine: machine.id };
          await writeAudit(db, entryOf(request, time, { action: "token.make", subject }));
          return found;
        });
        reply.code(201).header("cache-control", "no-store");
        const link = pageLink(publicUrl, machine.id, made.token);
        return { ...made, machine: machine.id, name, link, expires: rfc3339FromMicros(expires) };
      },
    );
  };

import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { requireRole } from "../access/guard.ts";
import { accessTexts } from "../problems/words/access.ts";
import { afterNumberSchema } from "./after-number.ts";
import type { ApiDeps } from "./api-deps.ts";
import { csvText, formatShape, sendCsv, spreadsheetTime, wantsCsv } from "./csv.ts";
import { commonProblems, roleProblem, storeProblem } from "./machine-path.ts";
import { windowQuery } from "./request-time.ts";
import { utcOffset } from "./utc-offset.ts";

const most = 1_000;
const mostInFile = 100_000;
const entrySchema = z.object({
  number: z.int(),
  at: z.string(),
  name: z.string(),
  role: z.string(),
  company: z.string().nullable(),
  machine: z.string().nullable(),
  actingFor: z
    .string()
    .nullable()
    .meta({ description: "Company acted for, where it is not the actor's own" }),
  action: z.string(),
  subject: z.record(z.string(), z.union([z.string(), z.number()])),
  reason: z.string(),
  requestId: z.string(),
  address: z.string(),
});
const heading = ["number", "at", "name", "role", "company", "machine", "actingFor", "action"] as const;

/** Who did what: for the committee. */
export const auditRoute =
  ({ site, database }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/audit",
      {
        config: { media: "text/csv" },
        schema: {
          summary: "Audit log: who changed or looked at what, for whom, from where",
          tags: ["audit"],
          querystring: windowQuery({
            after: afterNumberSchema,
            ...formatShape,
          }),
          response: {
            200: z.object({ items: z.array(entrySchema), next: z.int().nullable() }),
            ...commonProblems,
            ...roleProblem,
            ...storeProblem,
          },
        },
      },
      async (request, reply) => {
        requireRole(request, ["committee"], accessTexts.auditLog);
        const { from, to, after, format } = request.query;
        const isCsv = wantsCsv(request, format);
        const limit = isCsv ? mostInFile : most;
        const rows = await database.use((db) =>
          db
            .selectFrom("audit")
            .selectAll()
            .where("at", ">=", from)
            .where("at", "<", to)
            .where("number", ">", after)
            .orderBy("number")
            .limit(limit + 1)
            .execute(),
        );
        const items = rows.slice(0, limit).map(({ at, acting_for, request_id, person: _, ...row }) => ({
          ...row,
          at: isCsv ? spreadsheetTime(at, site.cluster.zone) : rfc3339FromMicros(at),
          ...(isCsv ? { atOffset: utcOffset(at, site.cluster.zone) } : {}),
          actingFor: acting_for,
          requestId: request_id,
        }));
        const next = rows.length > limit ? (items.at(-1)?.number ?? null) : null;
        if (!isCsv) return { items, next };
        const cells = items.map((it) => [
          ...heading.map((name) => it[name]),
          ...[JSON.stringify(it.subject), it.reason, it.requestId, it.address, it.atOffset ?? null],
        ]);
        if (next !== null) reply.header("x-next", String(next));
        return sendCsv(
          reply,
          "audit",
          csvText([...heading, "subject", "reason", "requestId", "address", "atOffset"], cells),
        );
      },
    );
  };

import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { requireRole } from "../access/guard.ts";
import type { Caller, Role } from "../access/role.ts";
import { newSecret } from "../access/token.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import { entryOf } from "../audit/request-entry.ts";
import type { Query } from "../database/database.ts";
import { committeeNoticeKinds, companyNoticeKinds, noticeKinds } from "../notices/notice-kind.ts";
import { invalid, notFound } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import { peopleTexts } from "../problems/words/people.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems, notFoundProblem, roleProblem, storeProblem } from "./machine-path.ts";
import { languages } from "./request-language.ts";

const settlers: readonly Role[] = ["committee", "office", "manager", "member"];
const why = peopleTexts.noticesOf;
const tags = ["notices"];
const problems = { ...commonProblems, ...roleProblem, ...storeProblem };
const channelSchema = z.object({
  id: z.string(),
  company: z.string().nullable().meta({ description: "null: the committee's" }),
  kind: z.enum(["email", "webhook"]),
  address: z.string(),
  kinds: z.array(z.string()),
  language: z.enum(languages),
  created: z.string(),
});
const newChannelSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("email"),
    address: z.email({ error: "an e-mail address" }).max(200),
    kinds: z.array(z.enum(noticeKinds)).min(1).optional(),
    language: z.enum(languages).default("ja"),
  }),
  z.strictObject({
    kind: z.literal("webhook"),
    address: z.url({ protocol: /^https?$/, error: "https://..." }).max(500),
    kinds: z.array(z.enum(noticeKinds)).min(1).optional().meta({ description: "Absent: all" }),
    language: z.enum(languages).default("ja"),
  }),
]);
const noSuchChannel = () => notFound(peopleTexts.noSuchChannel);

/** Where notices go, and what became of them. A company's own; the committee's and the office's are the cluster's. */
export const noticeRoutes =
  ({ database, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const allOf = (db: Query, { company }: Caller) =>
      db
        .selectFrom("notice_channel")
        .selectAll()
        .where("company", company === null ? "is" : "=", company);
    const channelsOf = (db: Query, caller: Caller) =>
      allOf(db, caller).where("ended", "is", null).orderBy("created").orderBy("id");
    const channelOf = async (db: Query, caller: Caller, id: string) => {
      const found = await channelsOf(db, caller).where("id", "=", id).executeTakeFirst();
      if (!found) throw noSuchChannel();
      return found;
    };

    app.get(
      "/notice-channels",
      {
        schema: {
          summary: "Where one's company's notices go; for committee and office the cluster's",
          tags,
          response: { 200: z.object({ items: z.array(channelSchema), next: z.null() }), ...problems },
        },
      },
      async (request) => {
        const caller = requireRole(request, settlers, why);
        const rows = await database.use((db) => channelsOf(db, caller).execute());
        const items = rows.map(({ id, company, kind, address, kinds, language, created }) => ({
          ...{ id, company, kind, address, kinds, language, created: rfc3339FromMicros(created) },
        }));
        return { items, next: null };
      },
    );

    app.post(
      "/notice-channels",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "Have notices sent to an e-mail address or a webhook",
          description: "A webhook's `secret` signs what it is sent (docs/notices.md); it is told this once.",
          tags,
          body: newChannelSchema,
          response: { 201: channelSchema.extend({ secret: z.string().nullable() }), ...problems },
        },
      },
      async (request, reply) => {
        const caller = requireRole(request, settlers, why);
        const { kind, address, language, kinds: wanted } = request.body;
        const possible: readonly string[] =
          caller.company === null ? committeeNoticeKinds : companyNoticeKinds;
        const kinds = wanted ?? [...possible];
        const strange = kinds.filter((it) => !possible.includes(it));
        if (strange.length > 0) {
          throw invalid([{ where: "body/kinds", expected: expectedTexts.noticeKinds(possible, strange) }]);
        }
        const at = now();
        const secret = kind === "webhook" ? newSecret() : null;
        const channel = {
          ...{ id: crypto.randomUUID(), company: caller.company, kind, address, kinds, language, secret },
          ...{ made_by: caller.name, created: at, ended: null },
        };
        await database.transaction(async (db) => {
          await db.insertInto("notice_channel").values(channel).execute();
          const subject = { channel: channel.id, kind };
          await writeAudit(db, entryOf(request, at, { action: "notices.begin", subject }));
        });
        reply.code(201).header("cache-control", "no-store");
        const { id, company } = channel;
        return { id, company, kind, address, kinds, language, secret, created: rfc3339FromMicros(at) };
      },
    );

    app.delete(
      "/notice-channels/:id",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "Send no more notices there",
          tags,
          params: z.object({ id: z.string() }),
          response: { 200: z.object({ id: z.string() }), ...problems, ...notFoundProblem },
        },
      },
      async (request) => {
        const caller = requireRole(request, settlers, why);
        const at = now();
        await database.transaction(async (db) => {
          // One that has ended is ended: who asks twice gets what it wanted.
          const found = await allOf(db, caller).where("id", "=", request.params.id).executeTakeFirst();
          if (!found) throw noSuchChannel();
          const { id } = found;
          if (found.ended !== null) return;
          await db.updateTable("notice_channel").set({ ended: at }).where("id", "=", id).execute();
          await writeAudit(db, entryOf(request, at, { action: "notices.end", subject: { channel: id } }));
        });
        return { id: request.params.id };
      },
    );

    app.post(
      "/notice-channels/:id/trial",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "Send a trial notice there, to see that it arrives",
          tags,
          params: z.object({ id: z.string() }),
          response: { 201: z.object({ id: z.string() }), ...problems, ...notFoundProblem },
        },
      },
      async (request, reply) => {
        const caller = requireRole(request, settlers, why);
        const at = now();
        const id = crypto.randomUUID();
        await database.transaction(async (db) => {
          const channel = await channelOf(db, caller, request.params.id);
          const facts = {
            machine: "",
            booking: "",
            company: channel.company,
            from: at,
            until: at,
            reason: "",
          };
          await db
            .insertInto("notice")
            .values({
              ...{ id, channel: channel.id, event: null, kind: "test", created: at, due: at },
              ...{ facts: JSON.stringify(facts), attempts: 0, sent: null, failure: "" },
            })
            .execute();
        });
        return reply.code(201).send({ id });
      },
    );

    app.get(
      "/notices",
      {
        schema: {
          summary: "What was sent of late, and what could not be",
          tags,
          response: {
            200: z.object({
              items: z.array(
                z.object({
                  id: z.string(),
                  channel: z.string(),
                  kind: z.enum(noticeKinds),
                  machine: z.string(),
                  booking: z.string(),
                  created: z.string(),
                  attempts: z.int(),
                  state: z.enum(["waiting", "sent", "given-up"]),
                  sent: z.string().nullable(),
                  failure: z.string(),
                }),
              ),
              next: z.null(),
            }),
            ...problems,
          },
        },
      },
      async (request) => {
        const { company } = requireRole(request, settlers, why);
        const rows = await database.use((db) =>
          db
            .selectFrom("notice")
            .innerJoin("notice_channel", "notice_channel.id", "notice.channel")
            .selectAll("notice")
            .where("notice_channel.company", company === null ? "is" : "=", company)
            .orderBy("notice.created", "desc")
            .limit(200)
            .execute(),
        );
        const items = rows.map(({ id, channel, kind, facts, created, attempts, due, sent, failure }) => ({
          ...{ id, channel, kind, machine: facts.machine, booking: facts.booking, attempts, failure },
          created: rfc3339FromMicros(created),
          sent: sent === null ? null : rfc3339FromMicros(sent),
          state:
            sent !== null ? ("sent" as const) : due === null ? ("given-up" as const) : ("waiting" as const),
        }));
        return { items, next: null };
      },
    );
  };

import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { credentialOf, requireRole } from "../access/guard.ts";
import { companyRoles, type Role } from "../access/role.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import { entryOf } from "../audit/request-entry.ts";
import { feedBookings } from "../feeds/feed-bookings.ts";
import { type Feed, feedOf, listFeeds, makeFeed, revokeFeed } from "../feeds/feed-store.ts";
import { feedKinds } from "../feeds/feed-table.ts";
import { feedText } from "../feeds/feed-text.ts";
import { notFound } from "../problems/problem.ts";
import { peopleTexts } from "../problems/words/people.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems, notFoundProblem, roleProblem, storeProblem } from "./machine-path.ts";
import { languages } from "./request-language.ts";

const readers: readonly Role[] = ["committee", "office", "auditor", ...companyRoles];
const noRole = peopleTexts.noCalendarAtMachine;
const feedSchema = z.object({
  id: z.string(),
  kind: z.enum(feedKinds),
  subject: z.string(),
  company: z.string().nullable().meta({ description: "With whose eyes it is read; null: of all companies" }),
  language: z.enum(languages),
  madeBy: z.string(),
  created: z.string(),
});
const viewOf = ({ id, kind, subject, company, language, made_by, created }: Feed) => ({
  ...{ id, kind, subject, company, language },
  madeBy: made_by,
  created: rfc3339FromMicros(created),
});
const noSuchFeed = () => notFound(peopleTexts.noSuchCalendar);
const problems = { ...commonProblems, ...roleProblem, ...storeProblem };

/** Addresses under which calendars read bookings: iCalendar, without a sign-in, known to who was given them alone. */
export const calendarRoutes =
  ({ site, database, publicUrl, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const base = publicUrl.replace(/\/+$/, "");
    const scopeOf = (company: string | null) => company ?? ("all" as const);

    app.get(
      "/calendars",
      {
        schema: {
          summary: "Calendar feeds in use: one's company's; for committee, office and auditor all",
          tags: ["calendars"],
          response: { 200: z.object({ items: z.array(feedSchema), next: z.null() }), ...problems },
        },
      },
      async (request) => {
        const caller = requireRole(request, readers, noRole);
        return { items: (await listFeeds(database, scopeOf(caller.company))).map(viewOf), next: null };
      },
    );

    app.post(
      "/calendars",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "Make a calendar feed; its address is shown this once",
          description:
            "Of a company, of a machine, or of a person. Whoever has the address reads what the maker's company may see.",
          tags: ["calendars"],
          body: z.strictObject({
            kind: z.enum(feedKinds),
            subject: z.string().meta({ description: "Id of the company, machine or person" }),
            language: z.enum(languages).default("ja"),
          }),
          response: { 201: feedSchema.extend({ url: z.string() }), ...problems, ...notFoundProblem },
        },
      },
      async (request, reply) => {
        const caller = requireRole(request, readers, noRole);
        const { kind, subject, language } = request.body;
        const mine = (company: string | null) => caller.company === null || caller.company === company;
        const person =
          kind === "person"
            ? await database.use((db) =>
                db.selectFrom("person").select("company").where("id", "=", subject).executeTakeFirst(),
              )
            : undefined;
        const isThere =
          (kind === "machine" && site.machines.some(({ id }) => id === subject)) ||
          (kind === "company" && mine(subject) && site.companies.some(({ id }) => id === subject)) ||
          (person !== undefined && mine(person.company));
        if (!isThere) throw notFound(peopleTexts.calendarOfNothing);
        const at = now();
        const given = {
          ...{ kind, subject, language, company: caller.company, created: at },
          account: credentialOf(request).account,
          made_by: caller.name,
        };
        const { id, secret } = await database.transaction(async (db) => {
          const made = await makeFeed(db, given);
          const entry = { action: "calendar.make", subject: { calendar: made.id, [kind]: subject } };
          await writeAudit(db, entryOf(request, at, entry));
          return made;
        });
        reply.code(201).header("cache-control", "no-store");
        return {
          ...viewOf({ ...given, id, hash: "", revoked: null }),
          url: `${base}/api/v1/calendars/${secret}.ics`,
        };
      },
    );

    app.delete(
      "/calendars/:id",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "End a calendar feed: its address answers no more",
          tags: ["calendars"],
          params: z.object({ id: z.string() }),
          response: { 200: z.object({ id: z.string() }), ...problems, ...notFoundProblem },
        },
      },
      async (request) => {
        const { company } = requireRole(request, readers, noRole);
        const { id } = request.params;
        const at = now();
        await database.transaction(async (db) => {
          if (!(await revokeFeed(db, { id, company: scopeOf(company), at }))) throw noSuchFeed();
          await writeAudit(db, entryOf(request, at, { action: "calendar.end", subject: { calendar: id } }));
        });
        return { id };
      },
    );

    app.get(
      "/calendars/:secret.ics",
      {
        config: { open: true, media: "text/calendar" },
        schema: {
          summary: "A feed, for calendars: iCalendar (RFC 5545)",
          tags: ["calendars"],
          params: z.object({ secret: z.string().max(100) }),
          response: { 200: z.string(), ...commonProblems, ...notFoundProblem, ...storeProblem },
        },
      },
      async (request, reply) => {
        const feed = await feedOf(database, request.params.secret);
        if (!feed) throw noSuchFeed();
        const at = now();
        const bookings = await feedBookings({ database, site, feed, now: at });
        // Asked for by a person who may share a computer; a proxy must not keep it.
        reply.header("cache-control", "private, max-age=300").type("text/calendar; charset=utf-8");
        return feedText({ site, feed, bookings, publicUrl: base, now: at });
      },
    );
  };

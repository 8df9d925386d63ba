import { createHash } from "node:crypto";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { callerOfRequest } from "../access/guard.ts";
import { reaches } from "../access/machine-reach.ts";
import type { Caller } from "../access/role.ts";
import { maySee } from "../bookings/booking-access.ts";
import type { Wish } from "../bookings/wish.ts";
import { bookingOutcomes } from "../domain/booking/verdict.ts";
import { afterNumberSchema } from "./after-number.ts";
import type { BookingDeps } from "./booking-deps.ts";
import { creationProblems, madeOf } from "./booking-problems.ts";
import { companyFor, deedOf, keyHeaders, keyOf, seenBooking } from "./booking-request.ts";
import {
  bookingSchema,
  busySchema,
  changeSchema,
  checkSchema,
  refusalSchema,
  slotSchema,
  wishSchema,
} from "./booking-schema.ts";
import { viewBooking, viewChange, viewListed, viewRefusal, viewSlot } from "./booking-view.ts";
import { bookingsCsv } from "./bookings-csv.ts";
import { commaListSchema, optionalListSchema } from "./comma-list.ts";
import { formatShape, sendCsv, wantsCsv } from "./csv.ts";
import {
  commonProblems,
  machineOf,
  machinePathSchema,
  notFoundProblem,
  storeProblem,
} from "./machine-path.ts";
import { windowQuery } from "./request-time.ts";

const statuses = ["requested", "confirmed", "cancelled", "refused", "offered"] as const;

const allowanceSchema = z.object({
  limit: z.number(),
  window: z.number(),
  peakOnly: z.boolean(),
  used: z.number().meta({ description: "In the fullest window that touches the wish, without it" }),
  remaining: z.number(),
});

const waitingSchema = z.object({
  possible: z.boolean().meta({ description: "The time is taken and no rule is against it: POST /waitlist" }),
  ahead: z.int().meta({ description: "How many other companies' places are in line for some of it" }),
  entry: z.string().nullable().meta({ description: "The company's own place in line for some of it" }),
});

/** Bookings: who has which machine when, and asking for one. */
export const bookingRoutes =
  (deps: BookingDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk, waitlist, site, siteHash, now } = deps;
    const ids = site.machines.map((machine) => machine.id);
    const wishOf = (body: z.infer<typeof checkSchema> | z.infer<typeof wishSchema>, caller: Caller): Wish => {
      const { purpose, grant, job, mentor, from, to: until } = body;
      const company = companyFor(deps, caller, body.company);
      const person = body.person === undefined ? caller.person : body.person;
      return {
        machine: machineOf(site, body.machine),
        company,
        from,
        until,
        purpose,
        grant,
        job,
        person,
        mentor,
      };
    };

    const waitingFor = async ({ company, machine, from, until }: Wish, possible: boolean) => {
      const { own, others } = await waitlist.rivals(company, { machine: machine.id, from, until });
      return { possible, ahead: others, entry: own?.id ?? null };
    };

    app.get(
      "/bookings",
      {
        config: { media: "text/csv", atMachine: true },
        // Thousands of rows, each made by `viewListed` as the schema has it: to check them again takes longer than all else.
        serializerCompiler: () => JSON.stringify,
        schema: {
          summary: "Bookings that touch a window: one's own in full, others' as taken time",
          tags: ["bookings"],
          querystring: windowQuery({
            machines: commaListSchema(ids, "a machine"),
            status: commaListSchema(statuses, "a status"),
            outcome: optionalListSchema(bookingOutcomes, "an outcome", "whatever became of them"),
            limit: z.coerce.number().int().min(1).max(10_000).default(10_000),
            after: afterNumberSchema,
            ...formatShape,
          }),
          response: {
            200: z.object({
              items: z.array(z.discriminatedUnion("view", [bookingSchema, busySchema])),
              next: z.string().nullable(),
            }),
            ...commonProblems,
            ...storeProblem,
          },
        },
      },
      async (request, reply) => {
        const caller = callerOfRequest(request);
        const { from, to, machines, status, outcome, limit, after, format } = request.query;
        // Whoever looks again learns for the price of one number that nothing has changed.
        const latest = await desk.latest();
        const seenAs = [caller.role, caller.company, caller.machine, siteHash, latest];
        const tag = `W/"${createHash("sha256").update(JSON.stringify(seenAs)).digest("base64url").slice(0, 22)}"`;
        reply.header("etag", tag).header("cache-control", "private, no-cache");
        if (request.headers["if-none-match"] === tag)
          return reply.code(304).send(undefined as never) as never;
        const seen = machines.filter((it) => reaches(caller, it));
        const company = maySee(caller, { company: null }) ? "all" : caller.company;
        const asked = { machines: seen, from, to, status, outcome, after, limit: limit + 1, company };
        const found = await desk.list(asked, latest);
        const items = found.slice(0, limit).map((it) => viewListed(it, caller, site));
        const next = found.length > limit ? String(after + limit) : null;
        if (!wantsCsv(request, format)) return { items, next };
        return sendCsv(reply, "bookings", bookingsCsv(items, site)) as never;
      },
    );

    app.post(
      "/bookings",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "Book a machine, for one's own company or on behalf of one",
          tags: ["bookings"],
          headers: keyHeaders,
          body: wishSchema,
          response: { 201: bookingSchema, ...creationProblems },
        },
      },
      async (request, reply) => {
        const caller = callerOfRequest(request);
        const wish = wishOf(request.body, caller);
        const deed = deedOf(request, "bookings.make", wish.company, now(), request.body.reason);
        const { made } = madeOf(await desk.make(wish, deed, keyOf(request)));
        reply.code(201).header("etag", `"${made.version}"`).header("location", `/api/v1/bookings/${made.id}`);
        return viewBooking(made, caller);
      },
    );

    app.post(
      "/bookings/check",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "The verdict on a booking, without making it",
          tags: ["bookings"],
          body: checkSchema,
          response: {
            200: z.object({
              passes: z.boolean(),
              reasons: z.array(refusalSchema),
              busy: z.array(slotSchema),
              suggestions: z.array(slotSchema),
              allowances: z.array(allowanceSchema),
              waiting: waitingSchema,
            }),
            ...creationProblems,
          },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        const wish = wishOf(request.body, caller);
        const { replaces } = request.body;
        const before = replaces === undefined ? undefined : await seenBooking(deps, caller, replaces);
        const { reasons, busy, suggestions, allowances } = await desk.check(wish, before?.booking);
        return {
          passes: reasons.length === 0 && busy.length === 0,
          reasons: reasons.map(viewRefusal),
          busy: busy.map(viewSlot),
          suggestions: suggestions.map(viewSlot),
          allowances,
          waiting: await waitingFor(wish, reasons.length === 0 && busy.length > 0 && before === undefined),
        };
      },
    );

    app.get(
      "/bookings/:id",
      {
        schema: {
          summary: "One booking",
          tags: ["bookings"],
          params: machinePathSchema,
          response: { 200: bookingSchema, ...commonProblems, ...notFoundProblem, ...storeProblem },
        },
      },
      async (request, reply) => {
        const caller = callerOfRequest(request);
        const { booking } = await seenBooking(deps, caller, request.params.id);
        reply.header("etag", `"${booking.version}"`);
        return viewBooking(booking, caller);
      },
    );

    app.get(
      "/bookings/:id/changes",
      {
        schema: {
          summary: "All that happened to a booking: by whom, for whom, when and why",
          tags: ["bookings"],
          params: machinePathSchema,
          response: {
            200: z.object({ items: z.array(changeSchema), next: z.null() }),
            ...{ ...commonProblems, ...notFoundProblem, ...storeProblem },
          },
        },
      },
      async (request) => {
        const { booking } = await seenBooking(deps, callerOfRequest(request), request.params.id);
        return { items: (await desk.events(booking.id)).map(viewChange), next: null };
      },
    );
  };

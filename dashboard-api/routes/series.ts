import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { dateSchema, shiftSchema } from "../../config/site/hours.ts";
import { callerOfRequest } from "../access/guard.ts";
import type { Caller } from "../access/role.ts";
import { maySee } from "../bookings/booking-access.ts";
import type { OccurrenceVerdict, SeriesWish } from "../bookings/make-series.ts";
import { valueMessages } from "../problems/words/values.ts";
import type { BookingDeps } from "./booking-deps.ts";
import { creationProblems, madeOf, noSuchBooking } from "./booking-problems.ts";
import { companyFor, deedOf, keyHeaders, keyOf } from "./booking-request.ts";
import { bookingSchema, reasonSchema, refusalSchema, slotSchema, wishShape } from "./booking-schema.ts";
import { viewBooking, viewRefusal, viewSlot } from "./booking-view.ts";
import {
  commonProblems,
  machineOf,
  machinePathSchema,
  notFoundProblem,
  storeProblem,
} from "./machine-path.ts";

const seriesSchema = z
  .strictObject({
    ...wishShape,
    first: dateSchema.meta({ description: "Local day of the first occurrence" }),
    until: dateSchema.meta({ description: "Last possible local day" }),
    everyWeeks: z.int().min(1).max(52).default(1),
    hours: shiftSchema.meta({ description: "Local time: 09:00-12:00; it stays when the clocks change" }),
    except: z.array(dateSchema).max(520).default([]).meta({ description: "Local days left out" }),
    whole: z.boolean().default(false).meta({ description: "All occurrences or none" }),
    reason: reasonSchema,
  })
  .refine(({ first, until }) => until >= first, { path: ["until"], error: valueMessages.untilFirst });

export const occurrenceSchema = z.object({
  date: z.string(),
  from: z.string(),
  to: z.string(),
  verdict: z.enum(["free", "refused", "busy"]),
  reasons: z.array(refusalSchema),
  busy: z.array(slotSchema),
  booking: bookingSchema.nullable(),
});

const viewOccurrence = (
  { date, from, until, verdict, obstacle, booking }: OccurrenceVerdict,
  caller: Caller,
) => ({
  ...{ date, from: rfc3339FromMicros(from), to: rfc3339FromMicros(until), verdict },
  reasons: obstacle?.result === "refused" ? obstacle.reasons.map(viewRefusal) : [],
  busy: obstacle?.result === "busy" ? obstacle.busy.map(viewSlot) : [],
  booking: booking && viewBooking(booking, caller),
});

/** Bookings that repeat by local time. */
export const seriesRoutes =
  (deps: BookingDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk, site, now } = deps;
    const wishOf = (body: z.infer<typeof seriesSchema>, caller: Caller): SeriesWish => {
      const { purpose, grant, job, mentor, first, until, everyWeeks, hours, except } = body;
      return {
        ...{ machine: machineOf(site, body.machine), company: companyFor(deps, caller, body.company) },
        ...{ purpose, grant, job, mentor, series: { first, until, everyWeeks, hours, except } },
        person: body.person === undefined ? caller.person : body.person,
      };
    };

    app.post(
      "/series/check",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "The verdict on every occurrence of a series, without booking any",
          tags: ["bookings"],
          body: seriesSchema,
          response: { 200: z.object({ occurrences: z.array(occurrenceSchema) }), ...creationProblems },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        const found = await desk.checkSeries(wishOf(request.body, caller));
        return { occurrences: found.map((it) => viewOccurrence(it, caller)) };
      },
    );

    app.post(
      "/series",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "Book a series: every occurrence that passes, or with `whole` all or none",
          tags: ["bookings"],
          headers: keyHeaders,
          body: seriesSchema,
          response: {
            201: z.object({
              series: z.string().nullable().meta({ description: "null: nothing was booked" }),
              occurrences: z.array(occurrenceSchema),
            }),
            ...creationProblems,
          },
        },
      },
      async (request, reply) => {
        const caller = callerOfRequest(request);
        const wish = wishOf(request.body, caller);
        const deed = deedOf(request, "series.make", wish.company, now(), request.body.reason);
        const key = keyOf(request);
        const { made } = madeOf(await desk.makeSeries(wish, request.body.whole, deed, key));
        reply.code(201);
        return { series: made.series, occurrences: made.occurrences.map((it) => viewOccurrence(it, caller)) };
      },
    );

    app.get(
      "/series/:id",
      {
        schema: {
          summary: "The bookings of a series",
          tags: ["bookings"],
          params: machinePathSchema,
          response: {
            200: z.object({ items: z.array(bookingSchema), next: z.null() }),
            ...{ ...commonProblems, ...notFoundProblem, ...storeProblem },
          },
        },
      },
      async (request) => {
        const caller = callerOfRequest(request);
        const found = (await desk.ofSeries(request.params.id)).filter((it) => maySee(caller, it));
        if (found.length === 0) throw noSuchBooking();
        return { items: found.map((it) => viewBooking(it, caller)), next: null };
      },
    );
  };

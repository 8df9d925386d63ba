import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { callerOfRequest } from "../access/guard.ts";
import type { Caller } from "../access/role.ts";
import type { Booking } from "../bookings/booking.ts";
import { decidesForAll, mayActFor, mayBlock } from "../bookings/booking-access.ts";
import { type Decision, decisions } from "../bookings/decide-booking.ts";
import { forbidden } from "../problems/problem.ts";
import { bookingTexts } from "../problems/words/booking.ts";
import type { BookingDeps } from "./booking-deps.ts";
import { changeProblems, madeOf, versionOf } from "./booking-problems.ts";
import { deedOf, seenBooking } from "./booking-request.ts";
import { bookingSchema, reasonSchema, revisionSchema } from "./booking-schema.ts";
import { viewBooking } from "./booking-view.ts";
import { machineOf, machinePathSchema } from "./machine-path.ts";

const matchHeaders = z.object({
  "if-match": z.string().optional().meta({ description: "ETag of the booking as it was read" }),
});

const summaries: Record<Decision, string> = {
  cancel: "Cancel a booking that has not begun",
  release: "Give up the rest of a booking that runs",
  approve: "Approve a booking of a company that is no member",
  refuse: "Refuse a booking that waits for approval",
  dispute: "Dispute what became of a booking",
  waive: "Waive what a booking would be charged",
  excuse: "Accept why nobody came",
  uphold: "Let a no-show, or what was disputed, stand",
};
const ofCommittee: readonly Decision[] = ["approve", "refuse", "waive", "excuse", "uphold"];

function requireMayChange(caller: Caller, { company }: Booking): void {
  if (company === null ? mayBlock(caller) : mayActFor(caller, company)) return;
  throw forbidden(bookingTexts.changesNothing);
}

/** Changes of one booking, each with the version that its caller saw. */
export const bookingChangeRoutes =
  (deps: BookingDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const { desk, now } = deps;

    app.patch(
      "/bookings/:id",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "Move (also to another machine), shorten, extend or describe a booking otherwise",
          description: "What is absent stays. A booking that runs keeps its start and its machine.",
          tags: ["bookings"],
          params: machinePathSchema,
          headers: matchHeaders,
          body: revisionSchema,
          response: { 200: bookingSchema, ...changeProblems },
        },
      },
      async (request, reply) => {
        const version = versionOf(request.headers["if-match"]);
        const caller = callerOfRequest(request);
        const { booking, machine } = await seenBooking(deps, caller, request.params.id);
        requireMayChange(caller, booking);
        const { machine: aim, from, to: until, reason, ...described } = request.body;
        const details = Object.fromEntries(
          Object.entries(described).filter(([, value]) => value !== undefined),
        );
        const deed = deedOf(request, "bookings.revise", booking.company, now(), reason);
        const toMachine = aim === undefined ? undefined : machineOf(deps.site, aim);
        const revision = { machine: toMachine, from, until, details };
        const { made } = madeOf(await desk.revise({ id: booking.id, machine }, version, revision, deed));
        reply.header("etag", `"${made.version}"`);
        return viewBooking(made, caller);
      },
    );

    for (const decision of decisions) {
      app.post(
        `/bookings/:id/${decision}`,
        {
          config: { scope: "bookings" },
          schema: {
            summary: summaries[decision],
            tags: ["bookings"],
            params: machinePathSchema,
            headers: matchHeaders,
            body: z.strictObject({ reason: reasonSchema }).nullish(),
            response: { 200: bookingSchema, ...changeProblems },
          },
        },
        async (request, reply) => {
          const version = versionOf(request.headers["if-match"]);
          const caller = callerOfRequest(request);
          const { booking, machine } = await seenBooking(deps, caller, request.params.id);
          requireMayChange(caller, booking);
          if (ofCommittee.includes(decision) && !decidesForAll(caller)) {
            throw forbidden(bookingTexts.ofCommittee);
          }
          const deed = deedOf(
            request,
            `bookings.${decision}`,
            booking.company,
            now(),
            request.body?.reason ?? "",
          );
          const { made } = madeOf(await desk.decide({ id: booking.id, machine }, version, decision, deed));
          reply.header("etag", `"${made.version}"`);
          return viewBooking(made, caller);
        },
      );
    }
  };

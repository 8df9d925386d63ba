import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { requireRole } from "../access/guard.ts";
import { bookingTexts } from "../problems/words/booking.ts";
import type { BookingDeps } from "./booking-deps.ts";
import { creationProblems, madeOf } from "./booking-problems.ts";
import { deedOf, keyHeaders, keyOf } from "./booking-request.ts";
import { bookingSchema, reasonSchema } from "./booking-schema.ts";
import { viewBooking } from "./booking-view.ts";
import { machineOf } from "./machine-path.ts";
import { requestTimeSchema } from "./request-time.ts";

const blockSchema = z
  .strictObject({
    machine: z.string(),
    kind: z.enum(["maintenance", "outage"]),
    from: requestTimeSchema,
    to: requestTimeSchema,
    displaces: z.boolean().default(false).meta({
      description: "Bookings in the way are cancelled free of charge, or end where it begins",
    }),
    reason: reasonSchema,
  })
  .refine(({ from, to }) => !(to <= from), { path: ["to"], error: "a time after from" });

/** Maintenance and outages: time in which nobody can book. They are listed, changed and cancelled as bookings are. */
export const blockRoutes =
  (deps: BookingDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      "/blocks",
      {
        config: { scope: "bookings" },
        schema: {
          summary: "Take a machine out of use for a while",
          tags: ["bookings"],
          headers: keyHeaders,
          body: blockSchema,
          response: { 201: bookingSchema, ...creationProblems },
        },
      },
      async (request, reply) => {
        const why = bookingTexts.takesOutOfUse;
        const caller = requireRole(request, ["committee", "office"], why);
        const { kind, from, to: until, displaces, reason } = request.body;
        const machine = machineOf(deps.site, request.body.machine);
        const deed = deedOf(request, "blocks.make", null, deps.now(), reason);
        const block = { machine, kind, from, until, displaces };
        const { made } = madeOf(await deps.desk.block(block, deed, keyOf(request)));
        reply.code(201).header("etag", `"${made.version}"`);
        return viewBooking(made, caller);
      },
    );
  };

import { z } from "zod";
import { purposes } from "../bookings/booking.ts";
import { changeKinds } from "../bookings/change.ts";
import { ruleNames } from "../domain/booking/refusal.ts";
import { bookingOutcomes } from "../domain/booking/verdict.ts";
import { problemSchema } from "../problems/problem.ts";
import { valueMessages } from "../problems/words/values.ts";
import { fateShape } from "./booking-fate.ts";
import { requestTimeSchema } from "./request-time.ts";

const text = z.string().trim().min(1).max(200);
export const reasonSchema = z.string().trim().max(500).default("").meta({ description: "Why; on record" });

export const detailShape = {
  purpose: z
    .enum(purposes)
    .meta({ description: "Within or outside the purpose of the machine's grant 目的内・目的外" }),
  grant: text.nullable().meta({ description: "Grant whose purpose it is" }),
  job: text.nullable().meta({ description: "Job or lot: told to nobody but its company" }),
  person: text.nullable().meta({ description: "Person who will be there; the caller when absent" }),
  mentor: text.nullable().meta({ description: "Person with the qualification who will be there" }),
};

export const wishShape = {
  machine: z.string(),
  company: z
    .string()
    .optional()
    .meta({ description: "Company booked for; the caller's own when absent. The office names one (代理)" }),
  purpose: detailShape.purpose.default("within"),
  grant: detailShape.grant.default(null),
  job: detailShape.job.default(null),
  person: detailShape.person.optional(),
  mentor: detailShape.mentor.default(null),
};

const isAfter = ({ from, to }: { from?: number | undefined; to?: number | undefined }) =>
  !(from !== undefined && to !== undefined && to <= from);
const order = { path: ["to"], error: valueMessages.afterFrom };

export const wishSchema = z
  .strictObject({ ...wishShape, from: requestTimeSchema, to: requestTimeSchema, reason: reasonSchema })
  .refine(isAfter, order);

export const checkSchema = z
  .strictObject({
    ...wishShape,
    from: requestTimeSchema,
    to: requestTimeSchema,
    replaces: z.string().optional().meta({ description: "Booking that would be moved" }),
  })
  .refine(isAfter, order);

export const revisionSchema = z
  .strictObject({
    machine: z.string().optional().meta({ description: "Another machine to move it to" }),
    from: requestTimeSchema.optional(),
    to: requestTimeSchema.optional(),
    purpose: detailShape.purpose.optional(),
    grant: detailShape.grant.optional(),
    job: detailShape.job.optional(),
    person: detailShape.person.optional(),
    mentor: detailShape.mentor.optional(),
    reason: reasonSchema,
  })
  .refine(isAfter, order);

export const slotSchema = z.object({
  machine: z.string(),
  from: z.string(),
  to: z.string(),
  round: z
    .string()
    .optional()
    .meta({ description: "Allocation round that will give it away: file a wish there" }),
});

export const bookingSchema = z
  .object({
    view: z.literal("full"),
    id: z.string(),
    machine: z.string(),
    kind: z.enum(["booking", "maintenance", "outage"]),
    company: z.string().nullable(),
    from: z.string(),
    to: z.string(),
    status: z.enum(["requested", "confirmed", "cancelled", "refused", "offered", "withdrawn"]).meta({
      description: "`offered` is held for the company in line: GET /api/v1/waitlist says until when",
    }),
    ...detailShape,
    series: z.string().nullable(),
    late: z.boolean().meta({ description: "Cancelled later than is free of charge" }),
    disputed: z.boolean(),
    waived: z.boolean(),
    ...fateShape,
    version: z.int().meta({ description: "Sent back as If-Match to change it" }),
  })
  .meta({ id: "Booking" });

/** Another's time: that it is taken, and by whom as far as the site's policy tells. */
export const busySchema = z.object({
  view: z.literal("busy"),
  machine: z.string(),
  kind: z.enum(["booking", "maintenance", "outage"]),
  company: z.string().nullable().meta({ description: "Short name; null where names are not told" }),
  from: z.string(),
  to: z.string(),
});

export const changeSchema = z.object({
  version: z.int(),
  at: z.string(),
  kind: z.enum(changeKinds as [string, ...string[]]),
  actor: z.object({ name: z.string(), role: z.string() }),
  actedFor: z.string().nullable().meta({ description: "Company acted for" }),
  reason: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  outcome: z.enum(bookingOutcomes).nullable().meta({ description: "Of a verdict, as it was told then" }),
});

export const refusalSchema = z.object({
  rule: z.enum(ruleNames),
  limit: z.union([z.number(), z.string()]).nullable(),
  current: z.union([z.number(), z.string()]).nullable(),
  unit: z.enum(["microseconds", "bookings", "time"]).nullable(),
  nextPossible: z.string().nullable(),
});

export const refusedProblem = problemSchema
  .extend({ reasons: z.array(refusalSchema).optional(), suggestions: z.array(slotSchema).optional() })
  .meta({
    id: "RefusedProblem",
    description: "Rules are against it: every reason, and free slots that pass",
  });
export const busyProblem = problemSchema
  .extend({ busy: z.array(slotSchema) })
  .meta({ id: "BusyProblem", description: "The time is taken" });

import { z } from "zod";
import { valueMessages } from "../problems/words/values.ts";
import { waitStatuses } from "../waitlist/waitlist-entry.ts";
import { detailShape, reasonSchema } from "./booking-schema.ts";
import { requestTimeSchema } from "./request-time.ts";

/** The longest time in which a slot may be waited for: the rules of each moment of it are looked at. */
export const longestWait = 31 * 86_400_000_000;

export const joinSchema = z
  .strictObject({
    machine: z.string().optional().meta({ description: "The machine wanted; or else `process`" }),
    process: z
      .string()
      .optional()
      .meta({ description: "Any machine with this capability will do: an id of /capacity" }),
    company: z
      .string()
      .optional()
      .meta({ description: "Company that waits; the caller's own when absent. The office names one (代理)" }),
    from: requestTimeSchema.meta({ description: "The slot begins then or later" }),
    to: requestTimeSchema.meta({ description: "The slot ends by then" }),
    length: z
      .int()
      .positive()
      .optional()
      .meta({ description: "Of the slot, microseconds; absent: exactly [from, to)" }),
    prefers: z
      .enum(["earliest", "latest"])
      .default("earliest")
      .meta({ description: "Which of several slots that fit is liked best" }),
    deadline: requestTimeSchema
      .optional()
      .meta({ description: "Nothing is offered from then on; absent: until the slot would have to begin" }),
    purpose: detailShape.purpose.default("within"),
    grant: detailShape.grant.default(null),
    job: detailShape.job.default(null),
    person: detailShape.person.optional(),
    mentor: detailShape.mentor.default(null),
    reason: reasonSchema,
  })
  .refine((it) => (it.machine === undefined) !== (it.process === undefined), {
    path: ["machine"],
    error: valueMessages.machineOrProcess,
  })
  .refine(({ from, to }) => !(to <= from), { path: ["to"], error: valueMessages.afterFrom })
  .refine(({ from, to }) => !(to - from > longestWait), {
    path: ["to"],
    error: "a time at most 31 days after from",
  })
  .refine(({ from, to, length }) => !(length !== undefined && to > from && length > to - from), {
    path: ["length"],
    error: "at most the time from `from` to `to`",
  });

export const answerSchema = z.strictObject({
  offer: z.string().meta({ description: "`offer.booking` as it was read: another offer may have followed" }),
  reason: reasonSchema,
});

const offerSchema = z.object({
  booking: z.string().meta({ description: "Id of the booking that it becomes when accepted" }),
  machine: z.string(),
  from: z.string(),
  to: z.string(),
  heldUntil: z.string().meta({ description: "It goes to the next one in line then" }),
});

export const entrySchema = z
  .object({
    id: z.string(),
    company: z.string(),
    machines: z.array(z.string()),
    process: z.string().nullable(),
    from: z.string(),
    to: z.string(),
    length: z.int(),
    prefers: z.enum(["earliest", "latest"]),
    deadline: z.string(),
    since: z.string(),
    status: z.enum(waitStatuses),
    ...detailShape,
    place: z.object({ place: z.int(), of: z.int() }).nullable().meta({
      description:
        "Among those who may want some of the same time; null: no longer in line, or not known now",
    }),
    offer: offerSchema.nullable(),
    booking: z.string().nullable().meta({ description: "Booking that it was granted" }),
    version: z.int(),
  })
  .meta({ id: "WaitlistEntry" });

import { z } from "zod";
import { machineStates } from "../../config/machine-state.ts";
import { bilingualSchema } from "../../config/site/text.ts";
import { figureIds } from "../domain/utilization/figure-id.ts";
import { valueMessages } from "../problems/words/values.ts";
import { requestTimeSchema, windowQuery } from "./request-time.ts";
import { figureSchema } from "./utilization-figure.ts";

export const largestPage = 20_000;
/** `member` of the use of nobody: no company's id has these characters. */
export const nobody = "(none)";

export const explainQuery = (machines: readonly string[], companies: readonly string[]) =>
  windowQuery({
    machine: z.string({ error: valueMessages.machineId }).refine((id) => machines.includes(id), {
      error: valueMessages.knownMachine,
    }),
    figure: z.enum(figureIds as [string, ...string[]], { error: valueMessages.oneOf(figureIds) }),
    member: z
      .enum([...companies, nobody], { error: valueMessages.memberOr(nobody) })
      .optional()
      .meta({ description: `A company's own figure; ${nobody}: the use of nobody; absent: everybody's` }),
    after: requestTimeSchema.optional().meta({ description: "`next` of the page before" }),
    limit: z.coerce
      .number({ error: valueMessages.numberFrom(1, largestPage) })
      .int()
      .min(1)
      .max(largestPage)
      .default(2_000),
  });

const duration = z.int().meta({ description: "Microseconds" });
const bookingSchema = z
  .object({ booking: z.string().nullable(), company: z.string().nullable() })
  .nullable()
  .meta({ description: "null: none; its fields are null where the caller may not know whose it is" });
const partShape = {
  from: z.string(),
  until: z.string(),
  role: z.enum(["counts", "opposes", "unknown", "outside"]).meta({
    description: "`outside`: not in the figure, though it might be, depending on what unknown time was",
  }),
  certain: z
    .boolean()
    .meta({ description: "Whatever the machine did in unknown time, its role is the same" }),
};

const stretchSchema = z.object({
  ...partShape,
  kind: z.literal("stretch"),
  duration,
  state: z.enum(machineStates),
  inferred: z.boolean().meta({ description: "Concluded from both sides of a short gap" }),
  slot: bookingSchema,
  owner: bookingSchema,
  use: z.enum(["used", "early", "overrun", "unbooked"]).nullable(),
  element: z.string().meta({ description: "Time element of ISO 22400" }),
});
const daySchema = z.object({
  ...partShape,
  kind: z.literal("day"),
  day: z.string(),
  planned: duration,
  observed: duration,
  use: duration.meta({ description: "In-use time that makes the day a used one, bridged time included" }),
  possibleUse: duration.meta({ description: "The same, were all unknown time use" }),
});

export const explanationSchema = z.object({
  machine: z.string(),
  figure: z.string(),
  member: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  cut: z.boolean().meta({ description: "The window asked for reaches into the future: it ends now" }),
  zone: z.string(),
  result: figureSchema,
  sums: z.object({ counts: z.int(), opposes: z.int(), unknown: z.int(), inferred: z.int() }).meta({
    description:
      "Of all parts, not of this page: counts = numerator, counts + opposes = denominator, microseconds or days",
  }),
  plannedMaintenance: duration.meta({
    description: "Open time that is no planned busy time, since maintenance was planned in it",
  }),
  outOfUse: z
    .array(
      z.object({
        from: z.string(),
        until: z.string(),
        kind: z.enum(["maintenance", "outage"]),
        planned: z.boolean().meta({ description: "Said by the time it began" }),
        booking: z.string().nullable().meta({ description: "null: of the site file" }),
      }),
    )
    .meta({
      description:
        "When the machine was taken out of use inside the window. Maintenance counts as planned as far as it had been " +
        "said when it began; the rest of it, and outages, are planned busy time.",
    }),
  sentence: bilingualSchema,
  items: z.array(z.discriminatedUnion("kind", [stretchSchema, daySchema])),
  next: z.string().nullable(),
});
export type PartView = z.infer<typeof explanationSchema>["items"][number];

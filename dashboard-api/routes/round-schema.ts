import { z } from "zod";
import { shiftSchema, weekdays } from "../../config/site/hours.ts";
import { mostWishes } from "../rounds/file-wishes.ts";
import { detailShape, reasonSchema } from "./booking-schema.ts";
import { requestTimeSchema } from "./request-time.ts";

const text = z.string().trim().min(1).max(200);

export const roundPlanSchema = z.strictObject({
  name: text.meta({ description: "What people call it" }),
  machines: z.array(z.string()).min(1).max(100),
  from: requestTimeSchema,
  to: requestTimeSchema,
  slots: z
    .strictObject({
      hours: z
        .array(shiftSchema)
        .min(1)
        .max(48)
        .meta({ description: "Local times of a day that are given away: 08:00-12:00" }),
      days: z
        .array(z.enum(weekdays))
        .min(1)
        .default([...weekdays]),
    })
    .meta({ description: "The grid: those that lie wholly in a machine's planned busy time are its slots" }),
  deadline: requestTimeSchema.meta({ description: "Wishes are taken before it; not after `from`" }),
  most: z
    .number()
    .positive()
    .nullable()
    .default(null)
    .meta({ description: "Most equivalent hours of one company; null: no limit" }),
  reason: reasonSchema,
});

export const wishesSchema = z.strictObject({
  company: z
    .string()
    .optional()
    .meta({ description: "Whose wishes; the caller's own when absent. The office names one (代理)" }),
  wishes: z
    .array(
      z.strictObject({
        machine: z.string(),
        from: requestTimeSchema,
        to: requestTimeSchema,
        preference: z
          .int()
          .min(1)
          .max(1_000)
          .nullable()
          .default(null)
          .meta({ description: "1 is liked best; absent: the place in the list" }),
        alternative: text
          .nullable()
          .default(null)
          .meta({ description: "Of a company's wishes with the same one, at most one is granted" }),
        purpose: detailShape.purpose.default("within"),
        grant: detailShape.grant.default(null),
        job: detailShape.job.default(null),
        person: detailShape.person.default(null),
        mentor: detailShape.mentor.default(null),
      }),
    )
    .max(mostWishes),
  reason: reasonSchema,
});

export const reasonBodySchema = z.strictObject({ reason: reasonSchema }).prefault({});

const bilingual = z.object({ ja: z.string(), en: z.string() });

export const roundSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z
      .enum(["open", "closed", "run", "published", "withdrawn"])
      .meta({ description: "closed: the deadline is over, and it has not been run" }),
    machines: z.array(z.string()),
    from: z.string(),
    to: z.string(),
    slots: z.object({ hours: z.array(z.string()), days: z.array(z.enum(weekdays)) }),
    deadline: z.string(),
    most: z.number().nullable(),
    commitment: z.string().meta({ description: "SHA-256 of the seed, published when the round opens" }),
    seed: z.string().nullable().meta({ description: "Told from the first run on" }),
    filed: z.object({ companies: z.int(), wishes: z.int() }),
    version: z.int(),
  })
  .meta({ id: "Round" });

export const roundSlotSchema = z.object({
  machine: z.string(),
  from: z.string(),
  to: z.string(),
  hours: z.number().meta({ description: "What it weighs, in equivalent hours" }),
  taken: z.boolean().meta({ description: "Booked already" }),
});

export const wishViewSchema = z.object({
  id: z.string(),
  machine: z.string(),
  from: z.string(),
  to: z.string(),
  preference: z.int(),
  alternative: z.string().nullable(),
  ...detailShape,
});

/** What became of one wish. `company` is a short name, null where names are not told. */
const answerShape = {
  wish: z.string(),
  company: z.string().nullable(),
  own: z.boolean(),
  machine: z.string(),
  from: z.string(),
  to: z.string(),
  preference: z.int(),
  text: bilingual
    .nullable()
    .meta({ description: "Why, in sentences; null where others' totals are not told" }),
};

export const roundResultSchema = z.object({
  run: z.int(),
  at: z.string(),
  seed: z.string(),
  digest: z.string(),
  granted: z.array(
    z.object({
      ...answerShape,
      step: z.int(),
      hours: z.number(),
      claimBefore: z.number().nullable(),
      claimAfter: z.number().nullable(),
      drawn: z.boolean().meta({ description: "Decided by the seed between equal claims" }),
      booking: z.string().nullable().meta({ description: "One's own, once published" }),
    }),
  ),
  denied: z.array(z.object({ ...answerShape, reason: z.string() })),
  claims: z.array(
    z.object({ company: z.string().nullable(), own: z.boolean(), before: z.number(), after: z.number() }),
  ),
});

export const verificationSchema = z.object({
  run: z.int(),
  digest: z.string(),
  inputUnchanged: z.boolean(),
  seedAsCommitted: z.boolean(),
  wishesAsFiled: z.boolean(),
  outcomeReproduced: z.boolean(),
});

export const roundChangeSchema = z.object({
  version: z.int(),
  at: z.string(),
  kind: z.enum(["opened", "wished", "ran", "published", "withdrawn"]),
  actor: z.object({ name: z.string(), role: z.string() }),
  company: z.string().nullable().meta({ description: "Whose wishes were filed" }),
  wishes: z.int().nullable(),
  reason: z.string(),
});

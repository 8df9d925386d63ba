import { z } from "zod";
import { machineStates } from "../../config/machine-state.ts";
import { bilingualSchema } from "../../config/site/text.ts";
import { pinSchema } from "../machine-page/pin-rule.ts";
import { pageActions, pageObstacles } from "../machine-page/possible-actions.ts";
import { problemSchema } from "../problems/problem.ts";
import { refusalSchema, slotSchema } from "./booking-schema.ts";
import { requestTimeSchema } from "./request-time.ts";

/** Who acts: at the machine a company and its PIN; in a session one's own company, or the one the office names. */
export const whoShape = {
  company: z.string().optional().meta({ description: "Company that acts; in a member's session its own" }),
  pin: pinSchema.optional().meta({ description: "The company's PIN: needed with a machine's token" }),
};
const textSchema = z.string().trim().min(1).max(2_000);

export const whoSchema = z.strictObject(whoShape);
export const extendSchema = z.strictObject({ ...whoShape, to: requestTimeSchema });
export const faultReportSchema = z
  .strictObject({
    ...whoShape,
    text: textSchema.optional().meta({ description: "What is wrong, or how it was put right" }),
    closes: z.string().optional().meta({ description: "Fault that is put right; absent: a new one" }),
    outUntil: requestTimeSchema
      .optional()
      .meta({ description: "Asks that the machine be taken out of use until then" }),
  })
  .refine(({ text, closes }) => text !== undefined || closes !== undefined, {
    path: ["text"],
    error: "what is wrong",
  });

export const assignSchema = z
  .strictObject({ ...whoShape, from: requestTimeSchema, to: requestTimeSchema })
  .refine(({ from, to }) => !(to <= from), { path: ["to"], error: "a time after from" });

const slotAtMachineSchema = z.object({
  kind: z.enum(["booking", "maintenance", "outage"]),
  company: z.string().nullable().meta({ description: "Short name; null where names are not told" }),
  isOwn: z.boolean(),
  booking: z.string().nullable().meta({ description: "Its id, of one's own" }),
  job: z.string().nullable().meta({ description: "Of one's own" }),
  from: z.string(),
  to: z.string(),
  status: z.enum(["requested", "confirmed", "offered"]),
  startedAt: z.string().nullable().meta({ description: "When it was last said to start, at the machine" }),
  setupAt: z.string().nullable().meta({ description: "When it was last said to be set up, at the machine" }),
});

export const faultSchema = z
  .object({
    id: z.string(),
    machine: z.string(),
    text: z.string(),
    company: z.string().nullable().meta({ description: "Short name of who reported it; null: not told" }),
    opened: z.string(),
    outUntil: z
      .string()
      .nullable()
      .meta({ description: "Until when it was asked to take the machine out of use" }),
    closed: z.string().nullable(),
  })
  .meta({ id: "Fault" });

export const machinePageSchema = z
  .object({
    machine: z.object({ id: z.string(), name: bilingualSchema, place: bilingualSchema.nullable() }),
    at: z.string(),
    zone: z.string(),
    state: z.enum(machineStates),
    since: z.string().nullable(),
    sinceBefore: z.literal(true).optional().meta({ description: "It was so before `since` already" }),
    confirmedAt: z.string().nullable(),
    company: z.string().nullable().meta({ description: "Company that looks; null: whoever stands there" }),
    now: slotAtMachineSchema.nullable(),
    next: slotAtMachineSchema.nullable(),
    freeUntil: z.string().nullable().meta({
      description: "Where nobody holds it now: when the next slot begins; null: not within two weeks",
    }),
    companies: z
      .array(
        z.object({
          id: z.string(),
          short: z.string(),
          hasPin: z.boolean(),
          lockedUntil: z.string().nullable().meta({ description: "No PIN of it is taken here until then" }),
        }),
      )
      .meta({ description: "Who may act here" }),
    actions: z.array(
      z.object({
        action: z.enum(pageActions),
        isPossible: z.boolean(),
        why: z.enum(pageObstacles).nullable().meta({ description: "Why it is not" }),
        at: z
          .string()
          .nullable()
          .meta({ description: "When the obstacle ends; of `extend` the latest possible end" }),
        text: z.string().nullable().meta({ description: "The same in words, by Accept-Language" }),
      }),
    ),
    unbooked: z
      .array(z.object({ from: z.string(), to: z.string() }))
      .meta({ description: "Use of the last day that belongs to nobody" }),
    faults: z.array(faultSchema).meta({ description: "Open ones, newest first" }),
  })
  .meta({ id: "MachinePage" });
export type MachinePageView = z.infer<typeof machinePageSchema>;

const refusedSchema = problemSchema
  .extend({
    why: z.enum(pageObstacles).optional(),
    at: z.string().nullable().optional(),
    busy: z.array(slotSchema).optional(),
    reasons: z.array(refusalSchema).optional(),
    possibleUntil: z.string().nullable().optional().meta({ description: "Latest possible end" }),
  })
  .meta({ id: "PageRefusal" });
const pinProblemSchema = problemSchema
  .extend({
    left: z.int().optional().meta({ description: "Wrong PINs left until none is taken" }),
    until: z.string().optional().meta({ description: "Until when none is taken" }),
  })
  .meta({ id: "PinProblem" });

export const pageProblems = {
  403: pinProblemSchema.describe(
    "The role may not, or the PIN is not the company's (`pin-refused`, `pin-unset`)",
  ),
  409: refusedSchema.describe("It cannot be done now (`not-now`), or the time is taken (`busy`)"),
  422: refusedSchema.describe("Rules of booking are against it"),
  429: pinProblemSchema.describe("Too many requests, or too many wrong PINs (`pin-locked`)"),
};

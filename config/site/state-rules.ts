import { z } from "zod";
import { machineStates } from "../machine-state.ts";
import { idSchema } from "../wire/topics.ts";
import { durationOr, durationSchema } from "./duration.ts";

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const delays = {
  onDelay: durationOr("0 s").describe(
    "It must hold this long before it counts; then it counts from the crossing on",
  ),
  offDelay: durationOr("0 s").describe(
    "It must fail this long before it stops; then it stopped at the crossing",
  ),
};
const common = {
  signal: idSchema,
  ...delays,
  ifUnknown: z
    .boolean()
    .describe("What the condition is while the signal is unknown; absent: unknown, and so is the machine")
    .optional(),
};
const threshold = z.union([
  z.number().transform((on) => ({ on, off: on })),
  z.strictObject({ on: z.number(), off: z.number() }),
]);

/** One signal against a value. Above: on at >= `on`, off at <= `off` (or below `on` when both are equal). */
export const signalConditionSchema = z.union([
  z.strictObject({ ...common, equals: scalar }),
  z.strictObject({ ...common, in: z.array(scalar).min(1) }),
  z.strictObject({ ...common, above: threshold }),
  z.strictObject({ ...common, below: threshold }),
  z.strictObject({
    signal: idSchema,
    stale: durationSchema.describe("True once the signal has given nothing for this long"),
  }),
]);

export type SignalCondition = z.infer<typeof signalConditionSchema>;
export type Condition =
  | "always"
  | SignalCondition
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.literal("always"),
    signalConditionSchema,
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);

/** Ordered rules: the first whose condition is true names the state; `keep` keeps the state before it. */
export const stateRuleSchema = z.strictObject({
  state: z.enum([...z.enum(machineStates).exclude(["lost"]).options, "keep"]),
  when: conditionSchema,
});
export type StateRule = z.infer<typeof stateRuleSchema>;

export const presetNames = ["mtconnect", "opc-40001-1", "opc-40501-1", "packml", "power"] as const;

const lateness = durationOr("2 s").describe(
  "How late a sample may come and still be put in its place before an interval is settled",
);

/** How the machine's state is told from its signals: a preset fed with this machine's signals, or own rules. */
export const stateSchema = z.union([
  z.strictObject({
    preset: z.enum(presetNames),
    signals: z
      .record(z.string(), idSchema)
      .describe("Each input of the preset: this machine's signal that gives it"),
    settings: z
      .record(z.string(), z.union([z.number(), z.string()]))
      .default({})
      .describe("The preset's numbers, such as the power preset's thresholds"),
    lateness,
  }),
  z.strictObject({
    rules: z
      .array(stateRuleSchema)
      .min(1)
      .describe("Ordered: the first rule whose condition is true names the state"),
    lateness,
  }),
]);
export type StateSettings = z.infer<typeof stateSchema>;

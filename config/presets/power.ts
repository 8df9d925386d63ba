import { z } from "zod";
import { durationOr } from "../site/duration.ts";
import type { StateRule } from "../site/state-rules.ts";

/** Settings of the power preset, in the signal's own unit (kW or A). */
export const powerSettings = z
  .strictObject({
    /** Running from here on. */
    runningAbove: z.number().positive(),
    /** No longer running from here down; by default 70 % of `runningAbove`, so that noise does not toggle it. */
    runningBelow: z.number().nonnegative().optional(),
    /** How long it must draw that much. */
    onDelay: durationOr("3 s"),
    /** How long it must draw less: tool changes are shorter. Longer delays over-count. */
    offDelay: durationOr("10 s"),
    /** Drawing at most this much the machine is switched off; absent: that cannot be told, it is idle. */
    offBelow: z.number().nonnegative().optional(),
  })
  .refine((it) => it.runningBelow === undefined || it.runningBelow <= it.runningAbove, {
    error: "a number of at most runningAbove",
    path: ["runningBelow"],
  })
  .refine((it) => it.offBelow === undefined || it.offBelow < (it.runningBelow ?? 0.7 * it.runningAbove), {
    error: "a number below runningBelow",
    path: ["offBelow"],
  });

/** A legacy machine seen through what it draws. */
export function powerRules(
  inputs: Record<string, string | undefined>,
  settings: z.infer<typeof powerSettings>,
): StateRule[] {
  const { power: signal = "" } = inputs;
  const { runningAbove: on, runningBelow: off = 0.7 * on, onDelay, offDelay, offBelow } = settings;
  return [
    { state: "running", when: { signal, onDelay, offDelay, above: { on, off } } },
    ...(offBelow === undefined
      ? []
      : [
          {
            state: "off",
            when: { signal, onDelay: offDelay, offDelay: 0, below: { on: offBelow, off: offBelow } },
          } as const,
        ]),
    // Reached only while the power is known: an unknown one leaves the rules above undetermined.
    { state: "idle", when: "always" },
  ];
}

import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import type { Fate } from "../bookings/fate.ts";
import { bookingOutcomes } from "../domain/booking/verdict.ts";

const duration = (description: string) => z.int().meta({ description: `${description}, microseconds` });

/** What became of a booking, as it is told to whom the booking stands open. */
export const fateShape = {
  outcome: z
    .enum(bookingOutcomes)
    .nullable()
    .meta({ description: "What became of it, as the machine tells; null: too early to say" }),
  excusedBy: z
    .enum(["down", "blocked", "committee"])
    .nullable()
    .meta({
      description:
        "Why it is `excused`: the machine was down since before the slot; others' runs left less of the slot than it takes " +
        "to tell a no-show; the committee accepts why",
    }),
  early: z.boolean().meta({ description: "Its use began before the slot" }),
  overrun: z.boolean().meta({ description: "Its use went on after the slot" }),
  blocked: z.boolean().meta({ description: "Others used the machine inside the slot" }),
  startedAt: z.string().nullable().meta({ description: "First sign of its people; null: none yet" }),
  noShowAt: z
    .string()
    .nullable()
    .meta({ description: "When silence made it a no-show, whoever came later; null: it did not" }),
  released: z
    .enum(["company", "policy"])
    .nullable()
    .meta({ description: "Who gave up the rest of it: its company, or the policy after a no-show" }),
  excused: z.boolean().meta({ description: "The committee accepts why nobody came" }),
  upheld: z.boolean().meta({ description: "The committee lets the no-show, or what was disputed, stand" }),
  use: z
    .object({
      early: duration("Own use before the slot"),
      used: duration("Own use inside it"),
      overrun: duration("Own use after it"),
      blocked: duration("Others' use inside it"),
      down: duration("Machine down inside it"),
      unknown: duration("Nobody knows what the machine did inside it"),
      uncertain: z.boolean().meta({ description: "The unknown time could change the outcome" }),
    })
    .nullable()
    .meta({ description: "By the machine; null: the booking is not over" }),
};

/** Verdicts from before it was told why knew one reason. */
const reasonOf = ({ outcome, verdict }: Fate): "down" | "blocked" | "committee" | null => {
  if (outcome !== "excused") return null;
  return verdict?.outcome === "excused" ? (verdict.excusedBy ?? "down") : "committee";
};

const timeOf = (time: number | null) => (time === null ? null : rfc3339FromMicros(time));

export function viewFate(fate: Fate) {
  const { verdict } = fate;
  const { early = 0, overrun = 0, blocked = 0 } = verdict ?? {};
  return {
    outcome: fate.outcome,
    excusedBy: reasonOf(fate),
    ...{ early: early > 0, overrun: overrun > 0, blocked: blocked > 0 },
    startedAt: timeOf(fate.startedAt),
    noShowAt: timeOf(fate.noShowAt),
    released: fate.releasedBy,
    excused: fate.isExcused,
    upheld: fate.isUpheld,
    use: verdict && {
      ...{ early, used: verdict.used, overrun, blocked, down: verdict.down, unknown: verdict.unknown },
      uncertain: verdict.isUncertain,
    },
  };
}

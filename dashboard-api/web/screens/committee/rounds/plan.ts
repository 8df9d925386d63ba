import type { Millis } from "../../../time/instant.ts";
import { rfc3339 } from "../../../time/instant.ts";
import { addDays, atClock, dateOf, startOfDate, startOfWeek } from "../../../time/zoned.ts";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** A part of a day, by clock times: `08:00` to `12:00`. */
export interface Shift {
  from: string;
  to: string;
}

/** A round as it is being written. Days are dates, `last` is within the period. */
export interface PlanDraft {
  name: string;
  machines: string[];
  first: string;
  last: string;
  days: Weekday[];
  hours: Shift[];
  deadlineDay: string;
  deadlineClock: string;
  most: string;
}

/** Two weeks that begin in two weeks, with a week for wishes. */
export function firstDraft(now: Millis, zone: string): PlanDraft {
  const begin = addDays(startOfWeek(now, zone), 14, zone);
  return {
    ...{ name: "", machines: [], days: ["mon", "tue", "wed", "thu", "fri"], most: "" },
    ...{ first: dateOf(begin, zone), last: dateOf(addDays(begin, 13, zone), zone) },
    hours: [
      { from: "08:00", to: "12:00" },
      { from: "13:00", to: "17:00" },
    ],
    ...{ deadlineDay: dateOf(addDays(begin, -6, zone), zone), deadlineClock: "17:00" },
  };
}

export type PlanPart = "name" | "machines" | "from" | "to" | "deadline" | "hours" | "days" | "most";

const longestDays = 100;

/** Everything that is wrong with a draft, and can be known before it is sent. */
export function draftMistakes(draft: PlanDraft, now: Millis, zone: string): Set<PlanPart> {
  const wrong = new Set<PlanPart>();
  const [from, last] = [startOfDate(draft.first, zone), startOfDate(draft.last, zone)];
  const deadline = atClock(draft.deadlineDay, draft.deadlineClock, zone);
  if (draft.name.trim() === "") wrong.add("name");
  if (draft.machines.length === 0) wrong.add("machines");
  if (draft.days.length === 0) wrong.add("days");
  if (draft.hours.length === 0 || draft.hours.some((it) => !it.from || !it.to)) wrong.add("hours");
  if (from === undefined || from <= now) wrong.add("from");
  if (last === undefined || from === undefined || last < from || last >= addDays(from, longestDays, zone))
    wrong.add("to");
  if (deadline === undefined || deadline <= now || (from !== undefined && deadline > from))
    wrong.add("deadline");
  if (draft.most.trim() !== "" && !(Number(draft.most) > 0)) wrong.add("most");
  return wrong;
}

/** As the API takes it; of a draft without mistakes. */
export function planBody(draft: PlanDraft, zone: string) {
  const { name, machines, first, last, days, hours, deadlineDay, deadlineClock, most } = draft;
  return {
    ...{ name: name.trim(), machines },
    from: rfc3339(startOfDate(first, zone) ?? 0),
    to: rfc3339(addDays(startOfDate(last, zone) ?? 0, 1, zone)),
    slots: { hours: hours.map((it) => `${it.from}-${it.to}`), days },
    deadline: rfc3339(atClock(deadlineDay, deadlineClock, zone) ?? 0),
    most: most.trim() === "" ? null : Number(most),
  };
}

const partsOfBody: Readonly<Record<string, PlanPart>> = {
  ...{ name: "name", machines: "machines", from: "from", to: "to", deadline: "deadline", most: "most" },
  slots: "hours",
};

/** Which parts of a plan an answer of the API speaks of: `body/slots/hours`. */
export const partsOf = (mistakes: readonly { where: string }[]): Set<PlanPart> =>
  new Set(
    mistakes.flatMap(({ where }) => {
      const part = partsOfBody[where.split("/")[1] ?? ""];
      return part ? [part] : [];
    }),
  );

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Micros, microsFromRfc3339 } from "../../../../../config/micros.ts";
import { useApi } from "../../../api/use-api.ts";
import { useWords } from "../../../language/use-words.ts";
import type { CalendarData } from "../data/use-calendar-data.ts";
import type { Draft, Standing } from "../draft.ts";
import { type Obstacles, obstaclesOf } from "../plan/obstacles.ts";
import { createVerdicts } from "../plan/verdicts.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import { askRules, type Check, keyOf, type Question } from "./check.ts";
import { allowanceLines, busyLine, type ReasonLine, reasonLine } from "./reason-lines.ts";
import { refusalWords } from "./refusal-words.ts";

/** What is known about a draft: at once what the page sees, and what the rules say when they have been asked. */
export interface Verdict {
  readonly standing: Standing;
  readonly reasons: readonly ReasonLine[];
  readonly allowances: readonly string[];
  readonly suggestions: Check["suggestions"];
  readonly isBusy: boolean;
  /** Another company has some of the time. */
  readonly isKnown: boolean;
}

const nobody: Verdict = {
  ...{ standing: "checking", reasons: [], allowances: [], suggestions: [], isBusy: false, isKnown: false },
};

/** Whom the rules look at beside the time. `company` undefined: one's own; null: not chosen yet. */
export interface Asker {
  readonly company: string | null | undefined;
  readonly person: string | null;
  readonly mentor: string | null;
}

export function useVerdict(
  draft: Draft | null,
  asker: Asker,
  data: Pick<CalendarData, "bookings" | "hours">,
  now: () => Micros,
  /** Not a booking but time without the machine: only what is booked stands in its way. */
  block: { displaces: boolean } | null = null,
): { verdict: Verdict; forget: () => void } {
  const api = useApi();
  const words = useWords(refusalWords);
  const time = useCalendarTime();
  const [, setTurn] = useState(0);
  const verdicts = useMemo(
    () =>
      createVerdicts<Question, Check>({
        ask: (question, signal) => askRules(api, question, signal),
        keyOf,
        changed: () => setTurn((it) => it + 1),
      }),
    [api],
  );
  useEffect(() => () => verdicts.close(), [verdicts]);
  // What others have booked meanwhile changes what the rules say.
  const seen = useRef(data.bookings);
  if (seen.current !== data.bookings) {
    seen.current = data.bookings;
    verdicts.forget();
  }
  const forget = () => verdicts.forget();
  if (!draft) return { verdict: nobody, forget };

  const { machine, from, until, replaces } = draft;
  const hours = data.hours?.machines.get(machine);
  const taken = data.bookings.get(machine) ?? [];
  const obstacles: Obstacles = hours
    ? obstaclesOf(draft, { hours, taken, now: now(), replaces: replaces?.id ?? null })
    : { busy: [], rules: [] };
  const { company, person, mentor } = asker;
  const check =
    company === null || block
      ? undefined
      : verdicts.about({ machine, from, until, company, person, mentor, replaces: replaces?.id ?? null });
  const level = hours?.rules.qualification ?? null;
  const context = { words, time, level, allowances: check?.allowances ?? [] };
  const others = new Map(taken.map((it) => [it.from, it]));
  // A block ends where it ends, with no changeover after it.
  const inWay = block ? obstacles.busy.filter((it) => it.from < until) : obstacles.busy;
  const busy = inWay.map((it) => busyLine({ ...it, name: others.get(it.from)?.name ?? null }, context));
  if (block) {
    const isFree = busy.length === 0 || block.displaces;
    const standing = isFree ? "passes" : "refused";
    return {
      verdict: { ...nobody, standing, reasons: busy, isBusy: busy.length > 0, isKnown: true },
      forget,
    };
  }
  // Time that was taken a moment ago, and has not been seen here yet.
  const news = (check?.busy ?? [])
    .map(({ from, to, round }) => ({
      ...{ from: microsFromRfc3339(from), until: microsFromRfc3339(to), name: null },
      isRound: round !== undefined,
    }))
    .filter((it) => !others.has(it.from))
    .map((it) => busyLine(it, context));
  const rules = (check?.reasons ?? obstacles.rules).map((it) => reasonLine(it, context));
  const reasons = [...busy, ...news, ...rules];
  const standing = reasons.length > 0 ? "refused" : check?.passes ? "passes" : "checking";
  return {
    verdict: {
      ...{ standing, reasons, suggestions: check?.suggestions ?? [] },
      allowances: allowanceLines(check?.allowances ?? [], context),
      isBusy: busy.length + news.length > 0,
      isKnown: check !== undefined,
    },
    forget,
  };
}

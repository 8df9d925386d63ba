import { type Micros, rfc3339FromMicros } from "../../../../../config/micros.ts";
import type { Interval } from "../../../../domain/interval/interval.ts";
import type { Api } from "../../../api/api-client.ts";
import type { Refusal, Slot } from "../../../api/problem.ts";

/** Hours that a company may still book in a rolling window. Microseconds. */
export interface Allowance {
  readonly limit: Micros;
  readonly window: Micros;
  readonly peakOnly: boolean;
  readonly used: Micros;
  readonly remaining: Micros;
}

/** The verdict of the rules on a booking that nobody has asked for yet. */
export interface Check {
  readonly passes: boolean;
  readonly reasons: readonly Refusal[];
  readonly busy: readonly Slot[];
  readonly suggestions: readonly Slot[];
  readonly allowances: readonly Allowance[];
}

/** What the rules look at. `company` undefined: one's own. */
export interface Question extends Interval {
  readonly machine: string;
  readonly company: string | undefined;
  readonly person: string | null;
  readonly mentor: string | null;
  readonly replaces: string | null;
}

export const keyOf = (question: Question): string => {
  const { machine, from, until, company, person, mentor, replaces } = question;
  return JSON.stringify([machine, from, until, company, person, mentor, replaces]);
};

/** Asks the rules; undefined when they could not be asked. */
export async function askRules(
  api: Api,
  question: Question,
  signal: AbortSignal,
): Promise<Check | undefined> {
  const { machine, from, until, company, person, mentor, replaces } = question;
  const body = {
    ...{ machine, company, person, mentor },
    ...{ from: rfc3339FromMicros(from), to: rfc3339FromMicros(until) },
    ...(replaces === null ? {} : { replaces }),
  };
  const answer = await api.post<Check>("/bookings/check", body, { signal });
  return answer.ok ? answer.value : undefined;
}

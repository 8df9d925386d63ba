import type { ApiProblem } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { problemText, problemWords } from "../../../controls/problem-words.ts";
import { useToast } from "../../../controls/toasts.tsx";
import { useWords } from "../../../language/use-words.ts";
import type { Booking, JudgeCase, UnbookedRun } from "./judge-case.ts";
import { judgeWords } from "./words.ts";

/** What can be done about a case; the API's names where it has them. */
export const deeds = [
  "approve",
  "refuse",
  "excuse",
  "waive",
  "uphold",
  "dispute",
  "assign",
  "unassign",
] as const;
export type Deed = (typeof deeds)[number];

/** Each is a new event: what was decided before stays on record, and the last decision holds. */
const undoOf: Partial<Record<Deed, Deed>> = {
  excuse: "dispute",
  waive: "dispute",
  uphold: "dispute",
  assign: "unassign",
};

/** What a case waits for, or how a decision is taken back. */
export function deedsFor(it: JudgeCase, isDecided: boolean): Deed[] {
  if (it.kind === "unbooked-use") return isDecided ? ["unassign"] : ["assign"];
  if (isDecided) return ["dispute"];
  return it.kind === "request" ? ["refuse", "approve"] : ["excuse", "waive", "uphold"];
}

/** Carries a decision out and offers to take it back. Gives the problem, if there is one. */
export function useDeeds(onDone: () => void) {
  const words = useWords(judgeWords);
  const problems = useWords(problemWords);
  const api = useApi();
  const toast = useToast();

  const send = (deed: Deed, it: JudgeCase, reason: string, company: string | null) => {
    if (it.kind === "unbooked-use") {
      const { machine, from, to } = it.run;
      const body = { machine, from, to, reason, company: deed === "assign" ? company : null };
      return api.post<{ items: UnbookedRun[] }>("/unbooked-use/assign", body);
    }
    const { id, version } = it.booking;
    return api.post<Booking>(`/bookings/${id}/${deed}`, { reason }, { ifMatch: version });
  };
  return async (
    deed: Deed,
    it: JudgeCase,
    reason: string,
    company: string | null = null,
  ): Promise<ApiProblem | undefined> => {
    const answer = await send(deed, it, reason, company);
    if (!answer.ok) return answer.problem;
    onDone();
    const undo = undoOf[deed];
    const now: JudgeCase =
      it.kind === "unbooked-use" ? it : { kind: it.kind, booking: answer.value as Booking };
    toast({
      text: words.deeds[deed].done,
      ...(undo
        ? {
            undo: () =>
              void send(undo, now, words.back, null).then((back) => {
                const text = back.ok ? words.deeds[undo].done : problemText(problems, back.problem).title;
                toast({ text, kind: back.ok ? "good" : "wrong" });
                onDone();
              }),
          }
        : {}),
    });
    return undefined;
  };
}

import type { ApiProblem } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { useProblemText } from "../../../controls/problem-words.ts";
import { useToast } from "../../../controls/toasts.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { deedWords } from "./deed-words.ts";
import type { Booking, BookingCase, FaultCase } from "./judge-case.ts";

/** What can be done about a booking or a fault; the API's names where it has them. */
export type Deed = "approve" | "refuse" | "excuse" | "waive" | "uphold" | "dispute" | "close";

/** Each is a new event: what was decided before stays on record, and the last decision holds. */
const undoOf: Partial<Record<Deed, Deed>> = { excuse: "dispute", waive: "dispute", uphold: "dispute" };

/** What a case waits for, or how a decision is taken back; the most likely last. */
export function deedsFor(it: BookingCase | FaultCase, isDecided: boolean): Deed[] {
  if (it.kind === "fault") return ["close"];
  if (isDecided) return ["dispute"];
  return it.kind === "request" ? ["refuse", "approve"] : ["excuse", "waive", "uphold"];
}

/** Carries a decision out and offers to take it back. Gives the problem, if there is one. */
export function useDeeds(onDone: () => void) {
  const words = useWords(deedWords);
  const problemText = useProblemText();
  const companies = useCompanies();
  const api = useApi();
  const toast = useToast();

  const judge = (deed: Deed, { id, version }: Booking, reason: string) =>
    api.post<Booking>(`/bookings/${id}/${deed}`, { reason }, { ifMatch: version });
  const close = ({ fault }: FaultCase, text: string) => {
    // The API takes it down as said for whoever reported it.
    const company = [...companies.values()].find((it) => it.short === fault.company)?.id;
    const body = { closes: fault.id, ...(company ? { company } : {}), ...(text ? { text } : {}) };
    return api.post(`/machines/${encodeURIComponent(fault.machine)}/page/fault`, body);
  };
  return async (deed: Deed, it: BookingCase | FaultCase, reason: string): Promise<ApiProblem | undefined> => {
    const isFault = it.kind === "fault";
    const answer = isFault ? await close(it, reason) : await judge(deed, it.booking, reason);
    if (!answer.ok) return answer.problem;
    onDone();
    const undo = undoOf[deed];
    const takeBack = async (deed: Deed) => {
      const back = await judge(deed, answer.value as Booking, words.back);
      const text = back.ok ? words.deeds[deed].done : problemText(back.problem).title;
      toast({ text, kind: back.ok ? "good" : "wrong" });
      onDone();
    };
    toast({ text: words.deeds[deed].done, ...(undo ? { undo: () => void takeBack(undo) } : {}) });
    return undefined;
  };
}

import type { ApiProblem } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { useToast } from "../../../controls/toasts.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { deedWords } from "./deed-words.ts";
import type { UnbookedRun } from "./judge-case.ts";

/** A run that could not be assigned, and why. */
export interface Failure {
  run: UnbookedRun;
  problem: ApiProblem;
}

/** Says whose unbooked use it was, run by run, and offers to take it all back. Gives what could not be done. */
export function useAssignments(onDone: () => void) {
  const words = useWords(deedWords);
  const companies = useCompanies();
  const api = useApi();
  const toast = useToast();

  const send = async (
    runs: readonly UnbookedRun[],
    company: string | null,
    reason: string,
    onStep: (done: number) => void,
  ): Promise<Failure[]> => {
    const failures: Failure[] = [];
    for (const [at, run] of runs.entries()) {
      const { machine, from, to } = run;
      const answer = await api.post("/unbooked-use/assign", { machine, from, to, company, reason });
      if (!answer.ok) failures.push({ run, problem: answer.problem });
      onStep(at + 1);
    }
    return failures;
  };
  return async (
    runs: readonly UnbookedRun[],
    company: string | null,
    reason: string,
    onStep: (done: number) => void = () => {},
  ): Promise<Failure[]> => {
    const failures = await send(runs, company, reason, onStep);
    const done = runs.filter((run) => !failures.some((it) => it.run === run));
    if (done.length === 0) return failures;
    onDone();
    const takeBack = async () => {
      const kept = await send(done, null, words.back, () => {});
      toast(
        kept.length === 0
          ? { text: words.unassigned(done.length) }
          : { text: words.failed(kept.length, done.length), kind: "wrong" },
      );
      onDone();
    };
    const name = company && (companies.get(company)?.short ?? company);
    toast(
      name
        ? { text: words.assigned(done.length, name), undo: () => void takeBack() }
        : { text: words.unassigned(done.length) },
    );
    return failures;
  };
}

import type { ApiProblem } from "../../../api/problem.ts";
import { kindOf } from "../../../api/problem.ts";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useWords } from "../../../language/use-words.ts";
import { panelWords } from "./panel-words.ts";

/** What came of a try: where the verdict tells the reasons, only that what was entered is kept. */
export function ToldProblem({ problem }: { problem: ApiProblem }) {
  const words = useWords(panelWords);
  const texts: Record<string, string> = {
    busy: words.raceLost,
    refused: words.kept,
  };
  const text = texts[kindOf(problem)];
  if (text === undefined) return <ProblemNotice problem={problem} />;
  return (
    <p role="alert" class="notice notice-problem">
      {text}
    </p>
  );
}

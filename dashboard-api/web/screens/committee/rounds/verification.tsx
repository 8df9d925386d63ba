import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { Notice, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useWords } from "../../../language/use-words.ts";
import { type Round, roundPath, type Verification } from "../../fairness/rounds/round.ts";
import { deskWords } from "./words.ts";

const checks = ["inputUnchanged", "seedAsCommitted", "wishesAsFiled", "outcomeReproduced"] as const;

/** Computes the newest run again from what is stored, and says what agrees. */
export function VerificationPart({ round }: { round: Round }) {
  const words = useWords(deskWords);
  const api = useApi();
  const [found, setFound] = useState<Verification>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isBusy, setBusy] = useState(false);
  const verify = async () => {
    setBusy(true);
    const path = roundPath(round.id, "/verification");
    const answer = await api.get<{ verification: Verification | null }>(path);
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    setFound((answer.ok && answer.value.verification) || undefined);
  };
  const isSound = found !== undefined && checks.every((check) => found[check]);
  return (
    <section class="stack" aria-labelledby="desk-verify">
      <h3 id="desk-verify">{words.verify}</h3>
      <p class="small soft">{words.verifyNote}</p>
      <div>
        <Button isBusy={isBusy} onClick={() => void verify()}>
          {words.verify}
        </Button>
      </div>
      <div role="status">
        {found && (
          <Notice kind={isSound ? "good" : "warn"}>
            <p class="notice-title">{isSound ? words.isSound : words.isUnsound}</p>
            <ul class="notice-list">
              {checks.map((check) => (
                <li key={check}>
                  {words.checks[check]}: <strong>{found[check] ? words.holds : words.fails}</strong>
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
      {problem && <ProblemNotice problem={problem} onAgain={() => void verify()} />}
      <p class="small soft">
        {words.commitment}: <code class="rounds-code">{round.commitment}</code>
      </p>
    </section>
  );
}

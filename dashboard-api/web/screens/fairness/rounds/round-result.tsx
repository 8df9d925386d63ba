import { useAnswer } from "../../../api/use-api.ts";
import { Notice, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { type Answered, AnswerList } from "./answer-list.tsx";
import { ClaimsTable } from "./claims-table.tsx";
import { type Round, type RoundResult, roundPath } from "./round.ts";
import { roundWords } from "./words.ts";

/** What became of every wish and why, one's own first. */
export function RoundResultPart({ round }: { round: Round }) {
  const words = useWords(roundWords);
  const { company } = usePerson();
  const asked = useAnswer<RoundResult>(
    (api, signal) => api.get(roundPath(round.id, "/result"), {}, signal),
    [round.id, round.version],
  );
  const result = asked.value;
  if (asked.problem && !result) return <ProblemNotice problem={asked.problem} onAgain={asked.again} />;
  if (!result) return <Skeleton lines={6} />;
  const answers: Answered[] = [
    ...result.granted.map((it) => ({ ...it, isGranted: true })),
    ...result.denied.map((it) => ({ ...it, isGranted: false, drawn: false, booking: null })),
  ];
  const own = answers.filter((it) => it.own);
  const others = answers.filter((it) => !it.own);
  return (
    <section class="stack" aria-labelledby="rounds-result">
      <h3 id="rounds-result">{words.result}</h3>
      {round.status === "run" && <Notice kind="warn">{words.draftNote}</Notice>}
      <p class="small soft">
        {words.granted(String(result.granted.length))} / {words.denied(String(result.denied.length))} (
        {words.resultNote})
      </p>
      {answers.length === 0 && <p>{words.nothingFiled}</p>}
      {company !== null && (
        <>
          <h4>{words.own}</h4>
          {own.length === 0 ? <p class="soft">{words.ownNothing}</p> : <AnswerList answers={own} />}
        </>
      )}
      {others.length > 0 && (
        <>
          {company !== null && <h4>{words.others}</h4>}
          <AnswerList answers={others} />
        </>
      )}
      {result.claims.length > 0 && <ClaimsTable claims={result.claims} />}
      <details>
        <summary class="small">{words.record}</summary>
        <p class="small rounds-code">
          <code>{result.seed}</code>
        </p>
        <p class="small rounds-code">
          <code>{result.digest}</code>
        </p>
      </details>
    </section>
  );
}

import "./judge.css";
import { useNavigation } from "../../../app/navigation.tsx";
import { EmptyState, Notice, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Segments } from "../../../controls/tabs.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { useNow } from "../../../time/use-time.ts";
import { CaseCard } from "./case-card.tsx";
import { type CaseKind, caseKinds, countsOf, keyOfCase } from "./judge-case.ts";
import { judgedDays, useDecidedCases, useWaitingCases } from "./use-cases.ts";
import { judgeWords } from "./words.ts";

type Shown = CaseKind | "all" | "decided";

/** What needs a decision, each with the machine's time around it. */
export default function JudgeTab() {
  const words = useWords(judgeWords);
  const { address, change } = useNavigation();
  const { role } = usePerson();
  const now = useNow(600_000);
  const kind = caseKinds.find((it) => it === address.query.kind);
  const isDecided = address.query.kind === "decided";
  const waiting = useWaitingCases(now);
  const decided = useDecidedCases(now, isDecided);
  const asked = isDecided ? decided : waiting;
  const cases = asked.cases?.filter((it) => isDecided || !kind || it.kind === kind);
  const counts = countsOf(waiting.cases ?? []);
  const total = waiting.cases?.length ?? 0;
  const kinds = caseKinds.filter((it) => counts[it] > 0 || it === kind);
  const again = () => {
    waiting.again();
    decided.again();
  };
  return (
    <div class="stack judge">
      <div class="row">
        <h2>
          {words.title} {waiting.cases && <span class="judge-total">{words.waiting(total)}</span>}
        </h2>
        <div class="row-end no-print">
          <Segments<Shown>
            label={words.show}
            value={isDecided ? "decided" : (kind ?? "all")}
            choices={[
              { value: "all", label: words.all },
              ...kinds.map((value) => ({ value, label: `${words.kinds[value]} ${counts[value]}` })),
              { value: "decided", label: words.decided },
            ]}
            onValue={(value) => change({ kind: value === "all" ? undefined : value })}
          />
        </div>
      </div>
      {role === "auditor" && <Notice>{words.readOnly}</Notice>}
      {role === "office" && <Notice>{words.officeNote}</Notice>}
      {asked.problem && <ProblemNotice problem={asked.problem} onAgain={asked.again} />}
      {!cases && !asked.problem && <Skeleton lines={8} />}
      {cases?.length === 0 && (
        <EmptyState title={isDecided ? words.nothingDecided : words.nothing}>
          {isDecided ? undefined : words.nothingWay}
        </EmptyState>
      )}
      {cases?.map((it) => (
        <CaseCard key={keyOfCase(it)} about={it} isDecided={isDecided} onChange={again} />
      ))}
      {cases && <p class="small soft">{words.lookedBack(judgedDays)}</p>}
    </div>
  );
}

import "./judge.css";
import { useNavigation } from "../../../app/navigation.tsx";
import { Button } from "../../../controls/button.tsx";
import { EmptyState, Notice, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { usePerson } from "../../../session/use-session.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { dateOf } from "../../../time/zoned.ts";
import { caseKinds } from "./judge-case.ts";
import { JudgeFilters } from "./judge-filters.tsx";
import { JudgeList } from "./judge-list.tsx";
import { isWanted, rowsOf } from "./judge-rows.ts";
import { JudgeSummary } from "./judge-summary.tsx";
import { judgedDays, useDecidedCases, useWaitingCases } from "./use-cases.ts";
import { judgeWords } from "./words.ts";

/** What needs a decision: how much of each kind and since when, then each in a line that opens. */
export default function JudgeTab() {
  const words = useWords(judgeWords);
  const { address, change } = useNavigation();
  const { role } = usePerson();
  const time = useTime();
  const now = useNow(60_000);
  const companies = useCompanies();
  const { query } = address;
  const kind = caseKinds.find((it) => it === query.kind);
  const isDecided = query.kind === "decided";
  const waiting = useWaitingCases();
  const decided = useDecidedCases(isDecided);
  const asked = isDecided ? decided : waiting;
  const all = asked.cases && rowsOf(asked.cases, (at) => dateOf(at, time.zone));
  const rows = all?.filter((row) =>
    isWanted(row, { kind, machine: query.machine, company: companies.get(query.company ?? "") }),
  );
  const again = () => {
    waiting.again();
    decided.again();
  };
  const clear = { kind: isDecided ? "decided" : undefined, machine: undefined, company: undefined };
  return (
    <div class="stack judge">
      <h2 class="unseen">{words.title}</h2>
      {waiting.cases && (
        <JudgeSummary
          cases={waiting.cases}
          now={now}
          shown={isDecided ? "decided" : (kind ?? "all")}
          onShow={(shown) => change({ kind: shown === "all" ? undefined : shown, case: undefined })}
        />
      )}
      {role === "auditor" && <Notice>{words.readOnly}</Notice>}
      {role === "office" && <Notice>{words.officeNote}</Notice>}
      <div class="row">
        <JudgeFilters machine={query.machine ?? ""} company={query.company ?? ""} />
        {kind && <p class="small soft judge-note">{words.kindNotes[kind]}</p>}
      </div>
      {asked.problem && <ProblemNotice problem={asked.problem} onAgain={asked.again} />}
      {!rows && !asked.problem && <Skeleton lines={8} />}
      {all?.length === 0 && (
        <EmptyState title={isDecided ? words.nothingDecided : words.nothing}>
          {isDecided ? undefined : words.nothingWay}
        </EmptyState>
      )}
      {all && all.length > 0 && rows?.length === 0 && (
        <EmptyState
          title={words.noneFits}
          action={<Button onClick={() => change(clear)}>{words.clear}</Button>}
        />
      )}
      {rows && rows.length > 0 && <JudgeList rows={rows} isDecided={isDecided} onChange={again} />}
      {rows && <p class="small soft">{words.lookedBack(judgedDays)}</p>}
    </div>
  );
}

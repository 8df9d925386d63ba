import "./rounds.css";
import { EmptyState, Notice, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { isRun, type Round } from "./round.ts";
import { RoundFacts } from "./round-facts.tsx";
import { RoundList } from "./round-list.tsx";
import { RoundResultPart } from "./round-result.tsx";
import { RoundWishes } from "./round-wishes.tsx";
import { useRounds } from "./use-rounds.ts";
import { roundWords } from "./words.ts";

/** Who may file wishes: a company's people for it, the office on behalf. */
const filing = ["member", "manager", "office"];

/** Allocation rounds for everybody: wishes until the deadline, afterwards the result with its reasons. */
export default function RoundsPart() {
  const words = useWords(roundWords);
  const asked = useRounds();
  const { opened, value } = asked;
  if (asked.problem && !value) return <ProblemNotice problem={asked.problem} onAgain={asked.again} />;
  if (!value) return <Skeleton lines={3} />;
  if (value.items.length === 0) {
    return (
      <EmptyState title={words.none}>
        {words.about} {words.noneWay}
      </EmptyState>
    );
  }
  return (
    <div class="stack rounds">
      <p class="small soft">{words.about}</p>
      <RoundList rounds={value.items} />
      {opened && <OpenedRound key={opened.id} round={opened} onChange={asked.again} />}
    </div>
  );
}

function OpenedRound({ round, onChange }: { round: Round; onChange: () => void }) {
  const words = useWords(roundWords);
  const { role } = usePerson();
  const { status } = round;
  return (
    <div class="stack rounds-opened">
      <h3>{round.name}</h3>
      <RoundFacts round={round} />
      {status === "withdrawn" && <Notice>{words.withdrawnNote}</Notice>}
      {status === "closed" && <Notice>{words.closedNote}</Notice>}
      {status === "open" && filing.includes(role) && <RoundWishes round={round} onSaved={onChange} />}
      {isRun(round) && <RoundResultPart round={round} />}
    </div>
  );
}

import "../../fairness/rounds/rounds.css";
import "./rounds-tab.css";
import { useState } from "preact/hooks";
import { useNavigation } from "../../../app/navigation.tsx";
import { Button } from "../../../controls/button.tsx";
import { EmptyState, Notice, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { isRun } from "../../fairness/rounds/round.ts";
import { RoundFacts } from "../../fairness/rounds/round-facts.tsx";
import { RoundList } from "../../fairness/rounds/round-list.tsx";
import { RoundResultPart } from "../../fairness/rounds/round-result.tsx";
import { useRounds } from "../../fairness/rounds/use-rounds.ts";
import { roundWords } from "../../fairness/rounds/words.ts";
import { FiledCompanies } from "./filed-companies.tsx";
import { OpenForm } from "./open-form.tsx";
import { RoundActions } from "./round-actions.tsx";
import { VerificationPart } from "./verification.tsx";
import { deskWords } from "./words.ts";

/** Allocation rounds from their opening to publication; who is not of the committee looks on. */
export default function RoundsTab() {
  const words = useWords(deskWords);
  const roundText = useWords(roundWords);
  const { role } = usePerson();
  const { change } = useNavigation();
  const asked = useRounds();
  const [isOpening, setOpening] = useState(false);
  const isCommittee = role === "committee";
  const { opened, value } = asked;
  const openButton = isCommittee && (
    <Button kind="main" onClick={() => setOpening(true)}>
      {words.open}
    </Button>
  );
  return (
    <div class="stack rounds">
      <h2 class="unseen">{roundText.title}</h2>
      {asked.problem && <ProblemNotice problem={asked.problem} onAgain={asked.again} />}
      {!value && !asked.problem && <Skeleton lines={5} />}
      {value && value.items.length === 0 && (
        <EmptyState title={words.none} action={openButton}>
          {words.about}
        </EmptyState>
      )}
      {value && value.items.length > 0 && (
        <>
          <div class="row desk-head">
            <p class="small soft">{words.about}</p>
            {openButton}
          </div>
          <RoundList rounds={value.items} />
        </>
      )}
      {opened && (
        <article key={opened.id} class="card stack rounds-opened" aria-label={opened.name}>
          <h2>{opened.name}</h2>
          <RoundFacts round={opened} />
          {opened.status === "withdrawn" && <Notice>{roundText.withdrawnNote}</Notice>}
          {isCommittee && <RoundActions round={opened} onChange={asked.again} />}
          {!isRun(opened) && <FiledCompanies round={opened} />}
          {isRun(opened) && <RoundResultPart round={opened} />}
          {isRun(opened) && <VerificationPart key={opened.version} round={opened} />}
        </article>
      )}
      {isOpening && (
        <OpenForm
          onClose={() => setOpening(false)}
          onOpened={({ id }) => {
            setOpening(false);
            asked.again();
            change({ round: id });
          }}
        />
      )}
    </div>
  );
}

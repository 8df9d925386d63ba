import { useState } from "preact/hooks";
import { Button } from "../../../controls/button.tsx";
import { CheckField } from "../../../controls/field.tsx";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import { AssignDialog } from "./assign-dialog.tsx";
import { CaseCard } from "./case-card.tsx";
import { DeedDialog } from "./deed-dialog.tsx";
import { deedWords } from "./deed-words.ts";
import type { UnbookedRun } from "./judge-case.ts";
import type { JudgeRow } from "./judge-rows.ts";
import { useAssignments } from "./use-assignments.ts";
import { runsOf, useRowText } from "./use-row-text.ts";
import { useRunText } from "./use-run-text.ts";

/** Unbooked use of a machine's day, run by run. */
export function RunsCard(props: {
  row: JudgeRow;
  isDecided: boolean;
  near: readonly string[];
  onNear: (companies: readonly string[]) => void;
  isChosen: (run: UnbookedRun) => boolean;
  /** Absent: nothing can be chosen. */
  onChoose?: ((runs: readonly UnbookedRun[], isChosen: boolean) => void) | undefined;
  onChange: () => void;
}) {
  const { row, isDecided, near, onNear, isChosen, onChoose, onChange } = props;
  const words = useWords(deedWords);
  const text = useRunText();
  const rowText = useRowText();
  const time = useTime();
  const { role } = usePerson();
  const assign = useAssignments(onChange);
  const [isAsking, setAsking] = useState(false);
  const may = role === "committee" || role === "office";
  const runs = runsOf(row);
  const line = (run: UnbookedRun) =>
    [`${time.range(millis(run.from), millis(run.to), row.from)}`, ...text.facts(run)].join(" / ");
  const deed = isDecided ? "unassign" : "assign";
  return (
    <CaseCard
      row={row}
      onNear={onNear}
      deeds={
        may && (
          <Button kind={isDecided ? "plain" : "main"} onClick={() => setAsking(true)}>
            {words.deeds[deed].name}
          </Button>
        )
      }
    >
      <ul class="judge-runs">
        {runs.map((run) => (
          <li key={run.from}>
            {onChoose && runs.length > 1 ? (
              <CheckField
                label={line(run)}
                checked={isChosen(run)}
                onValue={(chosen) => onChoose([run], chosen)}
              />
            ) : (
              line(run)
            )}
          </li>
        ))}
      </ul>
      {isAsking && !isDecided && (
        <AssignDialog runs={runs} nearby={near} onSend={assign} onClose={() => setAsking(false)} />
      )}
      {isAsking && isDecided && (
        <DeedDialog
          deed="unassign"
          about={[rowText.machine(row), rowText.when(row), rowText.company(row)].filter(Boolean).join(" / ")}
          onSend={async (reason) => (await assign(runs, null, reason))[0]?.problem}
          onClose={() => setAsking(false)}
        />
      )}
    </CaseCard>
  );
}

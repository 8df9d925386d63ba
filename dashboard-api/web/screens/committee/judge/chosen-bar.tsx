import { useState } from "preact/hooks";
import { Button } from "../../../controls/button.tsx";
import { useWords } from "../../../language/use-words.ts";
import { AssignDialog } from "./assign-dialog.tsx";
import { deedWords } from "./deed-words.ts";
import type { UnbookedRun } from "./judge-case.ts";
import { useAssignments } from "./use-assignments.ts";
import { useRunText } from "./use-run-text.ts";

/** Runs chosen in the list, which are assigned at once; it stays in sight while one scrolls. */
export function ChosenBar(props: {
  chosen: readonly UnbookedRun[];
  /** All that is shown. */
  runs: readonly UnbookedRun[];
  /** Companies that had the machines before or after the chosen ones. */
  near: readonly string[];
  onChoose: (runs: readonly UnbookedRun[], isChosen: boolean) => void;
  onChange: () => void;
}) {
  const { chosen, runs, near, onChoose, onChange } = props;
  const words = useWords(deedWords);
  const text = useRunText();
  const assign = useAssignments(onChange);
  const [isAsking, setAsking] = useState(false);
  return (
    <section class="judge-chosen-bar row no-print" aria-label={words.assignMany}>
      {chosen.length < runs.length && <Button onClick={() => onChoose(runs, true)}>{words.chooseAll}</Button>}
      {chosen.length > 0 && (
        <>
          <span role="status">{words.chosen(chosen.length, text.length(chosen))}</span>
          <Button kind="quiet" onClick={() => onChoose(chosen, false)}>
            {words.chooseNone}
          </Button>
          <Button kind="main" class="row-end" onClick={() => setAsking(true)}>
            {words.assignMany}
          </Button>
        </>
      )}
      {isAsking && (
        <AssignDialog runs={chosen} nearby={near} onSend={assign} onClose={() => setAsking(false)} />
      )}
    </section>
  );
}

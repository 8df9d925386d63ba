import { useState } from "preact/hooks";
import { useWords } from "../../../language/use-words.ts";
import { useNow } from "../../../time/use-time.ts";
import type { UnbookedRun } from "./judge-case.ts";
import type { JudgeRow } from "./judge-rows.ts";
import { MatterCard } from "./matter-card.tsx";
import { RowStrip } from "./row-strip.tsx";
import { RunsCard } from "./runs-card.tsx";
import { runsOf, useRowText } from "./use-row-text.ts";
import { judgeWords } from "./words.ts";

/** One line of what waits: which machine, when, whose, what the machine says and suggests. It opens into its card. */
export function CaseRow(props: {
  row: JudgeRow;
  isDecided: boolean;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  isChosen: (run: UnbookedRun) => boolean;
  /** Absent: nothing can be chosen. */
  onChoose?: ((runs: readonly UnbookedRun[], isChosen: boolean) => void) | undefined;
  onNear: (row: JudgeRow, companies: readonly string[]) => void;
  onChange: () => void;
}) {
  const { row, isDecided, isOpen, onOpen, isChosen, onChoose, onNear, onChange } = props;
  const words = useWords(judgeWords);
  const text = useRowText();
  const now = useNow(60_000);
  // Undefined until the machine's time around it is known.
  const [near, setNear] = useState<readonly string[]>();
  const told = (companies: readonly string[]) => {
    setNear(companies);
    onNear(row, companies);
  };
  const runs = runsOf(row);
  const chosen = runs.filter(isChosen).length;
  const machine = text.machine(row);
  const company = text.company(row);
  const panel = `case-${row.key}`;
  const [first] = row.cases;
  return (
    <li class={`judge-row ${isOpen ? "judge-row-open" : ""}`}>
      <div class="judge-line">
        {onChoose && (
          <span class="judge-choose no-print">
            {runs.length > 0 && (
              <input
                type="checkbox"
                aria-label={words.select(`${machine} ${text.when(row)}`)}
                checked={chosen === runs.length}
                ref={(box) => {
                  if (box) box.indeterminate = chosen > 0 && chosen < runs.length;
                }}
                onChange={(event) => onChoose(runs, event.currentTarget.checked)}
              />
            )}
          </span>
        )}
        <button
          type="button"
          class="judge-head"
          data-row={row.key}
          aria-expanded={isOpen}
          aria-controls={isOpen ? panel : undefined}
          onClick={() => onOpen(!isOpen)}
        >
          <span class="judge-what">
            <span class={`judge-kind judge-kind-${row.kind}`}>{words.kind[row.kind]}</span> <b>{machine}</b>
          </span>{" "}
          <span class="judge-when">
            <span>{text.when(row)}</span>{" "}
            <span class={company ? "judge-company" : "soft"}>{company ?? words.nobody}</span>
          </span>
          <RowStrip matter={row} now={now} onNear={told} />
          <span class="judge-says">{text.says(row)}</span>{" "}
          <span class="judge-advice">
            {!isDecided && <span class="judge-advice-name">{words.heads.advice}: </span>}
            {isDecided ? text.decision(row) : text.advice(row, near)}
          </span>
          <svg class="judge-arrow" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M6 9l6 6 6-6" />
          </svg>
        </button>
      </div>
      {isOpen && first && (
        <div id={panel} class="judge-opened">
          {first.kind === "unbooked-use" ? (
            <RunsCard {...{ row, isDecided, near: near ?? [], isChosen, onChoose, onChange }} onNear={told} />
          ) : (
            <MatterCard {...{ row, isDecided, onChange }} about={first} onNear={told} />
          )}
        </div>
      )}
    </li>
  );
}

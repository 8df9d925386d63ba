import { useNavigation } from "../../../app/navigation.tsx";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { CaseRow } from "./case-row.tsx";
import { ChosenBar } from "./chosen-bar.tsx";
import type { JudgeRow } from "./judge-rows.ts";
import { useChosenRuns } from "./use-chosen-runs.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { judgeWords } from "./words.ts";

/** The rows, walked over by keys; the open one stands in the address (`case`). */
export function JudgeList(props: { rows: readonly JudgeRow[]; isDecided: boolean; onChange: () => void }) {
  const { rows, isDecided, onChange } = props;
  const words = useWords(judgeWords);
  const { role } = usePerson();
  const { address, change } = useNavigation();
  const open = address.query.case;
  const show = (key: string | undefined) => change({ case: key }, { replace: true });
  const keys = useRowKeys(
    rows.map((it) => it.key),
    () => show(undefined),
  );
  const selection = useChosenRuns(rows);
  const heads = isDecided ? { ...words.heads, advice: words.decision } : words.heads;
  const mayChoose = !isDecided && role !== "auditor" && selection.runs.length > 1;
  return (
    <div class="judge-list">
      {mayChoose && (
        <ChosenBar
          {...{ chosen: selection.chosen, runs: selection.runs, near: selection.near }}
          onChoose={selection.choose}
          onChange={onChange}
        />
      )}
      <div class={`judge-heads ${mayChoose ? "judge-heads-chosen" : ""}`} aria-hidden="true">
        {Object.values(heads).map((head) => (
          <span key={head}>{head}</span>
        ))}
      </div>
      <ul class="judge-rows" ref={keys.list} aria-label={words.list} onKeyDown={keys.walk}>
        {rows.map((row) => (
          <CaseRow
            key={row.key}
            {...{ row, isDecided, isChosen: selection.isChosen, onNear: selection.tellNear }}
            isOpen={row.key === open}
            onOpen={(isOpen) => show(isOpen ? row.key : undefined)}
            onChoose={mayChoose ? selection.choose : undefined}
            onChange={() => {
              keys.leave(row.key);
              onChange();
            }}
          />
        ))}
      </ul>
      <p class="small soft judge-keys no-print">{words.keys}</p>
    </div>
  );
}

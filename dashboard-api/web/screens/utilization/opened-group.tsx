import { useState } from "preact/hooks";
import { Dialog } from "../../controls/dialog.tsx";
import { ProblemNotice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { figureName } from "../../figure/words.ts";
import { useLanguage, useWords } from "../../language/use-words.ts";
import { useTime } from "../../time/use-time.ts";
import { Comparison } from "./comparison.tsx";
import { Explanation } from "./explanation.tsx";
import { explanationWords } from "./explanation-words.ts";
import { type Keys, useGroupName } from "./use-group-name.ts";
import { useRows } from "./use-rows.ts";
import { spanOfGroup, type View } from "./view.ts";

/** What a group's figure is made of: its machines first, then the records of one. */
export function OpenedGroup({ keys, view, onClose }: { keys: Keys; view: View; onClose: () => void }) {
  const words = useWords(explanationWords);
  const language = useLanguage();
  const { zone } = useTime();
  const name = useGroupName();
  const [key = "machine", value = null] = Object.entries(keys)[0] ?? [];
  const [chosen, setChosen] = useState(key === "machine" ? String(value) : undefined);
  const span = spanOfGroup(key, value, zone) ?? { from: view.from, to: view.to };
  const member = key === "member" ? (value === null ? "(none)" : String(value)) : undefined;
  const shown = chosen && key !== "machine" ? { ...keys, machine: chosen } : keys;
  return (
    <Dialog
      title={words.title(name(shown), figureName(view.figure, language))}
      onClose={onClose}
      width="wide"
    >
      {chosen ? (
        <Explanation subject={{ machine: chosen, member, span }} view={view} />
      ) : (
        <Machines
          view={{ ...view, ...span }}
          beside={key === "member" || key === "shift" ? { key, value } : undefined}
          onChoose={setChosen}
        />
      )}
    </Dialog>
  );
}

function Machines(props: {
  view: View;
  /** Of which company or shift alone. */
  beside: { key: string; value: string | number | null } | undefined;
  onChoose: (machine: string) => void;
}) {
  const { view, beside, onChoose } = props;
  const words = useWords(explanationWords);
  const groupBy = beside ? ["machine", beside.key] : ["machine"];
  const asked = useRows(view, groupBy, [view.figure, ...(beside?.key === "member" ? [] : ["losses"])]);
  if (asked.problem && !asked.value) return <ProblemNotice problem={asked.problem} onAgain={asked.again} />;
  if (!asked.value) return <Skeleton lines={6} />;
  const rows = asked.value.rows
    .filter(({ keys }) => !beside || (keys[beside.key as "member"] ?? null) === beside.value)
    .map((row) => ({ ...row, keys: { machine: row.keys.machine } }) as typeof row);
  return (
    <div class="stack">
      <p class="soft">{words.byMachine}</p>
      <Comparison
        view={view}
        rows={{ ...asked.value, rows }}
        onOpen={(keys) => onChoose(String(keys.machine))}
      />
    </div>
  );
}

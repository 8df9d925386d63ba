import { useWords } from "../../language/use-words.ts";
import { type Millis, millis } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import type { Run } from "./task.ts";
import { atMachineWords } from "./words.ts";

/** Use of the last day that belongs to nobody. */
export function RunChoice(props: {
  runs: readonly Run[];
  value: Run | undefined;
  now: Millis;
  onValue: (run: Run) => void;
}) {
  const { runs, value, now, onValue } = props;
  const words = useWords(atMachineWords);
  const time = useTime();
  return (
    <div class="stack">
      <fieldset class="at-machine-choices" aria-label={words.assignChoose}>
        {runs.map((it) => (
          <button
            key={it.from}
            type="button"
            class="at-machine-choice"
            aria-pressed={it.from === value?.from}
            onClick={() => onValue(it)}
          >
            <b>{time.range(millis(it.from), millis(it.to), now)}</b>
            <span class="small">{time.duration(millis(it.to) - millis(it.from))}</span>
          </button>
        ))}
      </fieldset>
      <p class="small soft">{words.assignHint}</p>
    </div>
  );
}

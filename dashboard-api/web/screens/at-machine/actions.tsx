import type { PageAction } from "../../../machine-page/possible-actions.ts";
import type { MachinePageView } from "../../../routes/machine-page-schema.ts";
import { useWords } from "../../language/use-words.ts";
import { millis } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import { atMachineWords } from "./words.ts";

/** Thumb-sized, in the order of a day's work. What cannot be done now says why. */
export function Actions(props: { page: MachinePageView; onChoose: (action: PageAction) => void }) {
  const { page, onChoose } = props;
  const words = useWords(atMachineWords);
  const time = useTime();
  const now = millis(page.at);
  // Nobody looks for the owner of use that is not there.
  const shown = page.actions.filter((it) => it.isPossible || it.why !== "nothing-unbooked");
  return (
    <ul class="at-machine-actions" aria-label={words.actionList}>
      {shown.map(({ action, isPossible, text, at }) => (
        <li key={action} class={`at-machine-action-${action}`}>
          <button
            type="button"
            class="at-machine-action"
            disabled={!isPossible}
            aria-describedby={`at-machine-${action}`}
            onClick={() => onChoose(action)}
          >
            <span class="at-machine-action-name">{words.actions[action]}</span>
          </button>
          <p id={`at-machine-${action}`} class="small soft">
            {!isPossible
              ? text
              : action === "extend" && at
                ? words.extendUntil(time.moment(millis(at), now))
                : words.hints[action]}
          </p>
        </li>
      ))}
    </ul>
  );
}

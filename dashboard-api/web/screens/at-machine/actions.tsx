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
  const reasonOf = ({ why, at }: (typeof shown)[number]) =>
    why === null ? undefined : words.why[why](at === null ? "" : time.moment(millis(at), now));
  const reasons = shown.flatMap((it) => reasonOf(it) ?? []);
  // What holds for all that cannot be done is said once.
  const common = reasons.length > 1 && new Set(reasons).size === 1 ? reasons[0] : undefined;
  const noteOf = (it: (typeof shown)[number]) => {
    const reason = reasonOf(it);
    if (reason !== undefined) return reason === common ? undefined : reason;
    const { action, at } = it;
    return action === "extend" && at ? words.extendUntil(time.moment(millis(at), now)) : words.hints[action];
  };
  return (
    <>
      {common !== undefined && (
        <p id="at-machine-why" class="notice notice-plain">
          {common}
        </p>
      )}
      <ul class="at-machine-actions" aria-label={words.actionList}>
        {shown.map((it) => {
          const note = noteOf(it);
          const { action, isPossible } = it;
          return (
            <li key={action} class={`at-machine-action-${action}`}>
              <button
                type="button"
                class="at-machine-action"
                disabled={!isPossible}
                aria-describedby={note === undefined ? "at-machine-why" : `at-machine-${action}`}
                onClick={() => onChoose(action)}
              >
                {words.actions[action]}
              </button>
              {note !== undefined && (
                <p id={`at-machine-${action}`} class="small soft">
                  {note}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

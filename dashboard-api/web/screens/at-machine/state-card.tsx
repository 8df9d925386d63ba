import { isKnown, type MachineState } from "../../../../config/machine-state.ts";
import { useWords } from "../../language/use-words.ts";
import { StateShape } from "../../state-mark/state-mark.tsx";
import { stateWords } from "../../state-mark/state-words.ts";
import type { Millis } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import { atMachineWords } from "./words.ts";

/** The state, to be read from an arm's length, and since when. */
export function StateCard(props: {
  state: MachineState;
  since: Millis | null;
  /** It was so before already. */
  isLonger: boolean;
  now: Millis;
}) {
  const { state, since, isLonger, now } = props;
  const words = useWords(atMachineWords);
  const states = useWords(stateWords);
  const time = useTime();
  const told = () => {
    if (since === null) return null;
    const from = time.moment(since, now);
    return isLonger ? words.sinceBefore(from) : words.since(from, time.duration(now - since));
  };
  return (
    <section class={`card at-machine-state at-machine-${state}`} aria-live="polite">
      <StateShape state={state} />
      <div>
        <p class="at-machine-word">{states[state]}</p>
        <p class="soft">{told()}</p>
        {!isKnown(state) && <p class="small">{words.notHeard}</p>}
      </div>
    </section>
  );
}

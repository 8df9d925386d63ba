import type { MachineState } from "../../../../config/machine-state.ts";
import { useWords } from "../../language/use-words.ts";
import { StateShape } from "../../state-mark/state-mark.tsx";
import { stateWords } from "../../state-mark/state-words.ts";
import { StripPicture } from "../../strip/strip.tsx";
import type { PlanItem } from "../../strip/strip-data.ts";
import { boardWords } from "./words.ts";

const booking: PlanItem = { id: "", from: 0, to: 1, kind: "booking", label: null, isOwn: false };

/** What the strips mean, and as of when. */
export function BoardLegend({ printed, hasFacts }: { printed: string; hasFacts: boolean }) {
  const words = useWords(boardWords);
  const states = useWords(stateWords);
  const marks: [item: PlanItem, name: string][] = [
    [booking, words.legendBooking],
    [{ ...booking, isRequested: true }, words.legendRequested],
    [{ ...booking, kind: "maintenance" }, words.legendBlock],
    ...(hasFacts ? [[{ ...booking, isNoShow: true }, words.legendNoShow] as [PlanItem, string]] : []),
  ];
  return (
    <footer class="board-foot">
      <ul class="board-legend" aria-label={words.legend}>
        {marks.map(([item, name]) => (
          <li key={name}>
            <StripPicture from={0} to={1} now={null} plan={[item]} fact={[]} size="paper" width={26} />
            {name}
          </li>
        ))}
        <li>
          <span class="board-swatch board-closed" aria-hidden="true" />
          {words.legendClosed}
        </li>
        {hasFacts && <li>{words.legendFacts}</li>}
        {hasFacts &&
          (Object.keys(states) as MachineState[]).map((state) => (
            <li key={state}>
              <StateShape state={state} />
              {states[state]}
            </li>
          ))}
      </ul>
      <p>{printed}</p>
    </footer>
  );
}

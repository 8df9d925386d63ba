import { machineStates } from "../../../../config/machine-state.ts";
import { Link } from "../../app/navigation.tsx";
import { useWords } from "../../language/use-words.ts";
import { StateShape } from "../../state-mark/state-mark.tsx";
import { stateWords } from "../../state-mark/state-words.ts";
import { useTime } from "../../time/use-time.ts";
import { calendarWords } from "./words.ts";

const viewerZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What the bars mean, and what a hand can do. */
export function CalendarLegend(props: {
  mayBook: boolean;
  /** The board of the week that is looked at. */
  board: Record<string, string>;
}) {
  const { mayBook, board } = props;
  const words = useWords(calendarWords);
  const states = useWords(stateWords);
  const { zone } = useTime();
  return (
    <div class="calendar-legend" role="note" aria-label={words.legend}>
      <span>
        <span class="calendar-legend-bar calendar-legend-own" /> {words.own}
      </span>
      <span>
        <span class="calendar-legend-bar" /> {words.taken}
      </span>
      <span>
        <span class="calendar-legend-bar calendar-legend-closed" /> {words.closed}
      </span>
      <span class="soft">
        {words.legendPlan} / {words.legendFact}
      </span>
      {machineStates.map((state) => (
        <span key={state} class="legend-state">
          <StateShape state={state} /> {states[state]}
        </span>
      ))}
      {viewerZone() !== zone && <strong>{words.zoneNote(zone)}</strong>}
      <button type="button" class="calendar-print no-print" onClick={() => print()}>
        {words.print}
      </button>
      <Link to="board" query={board} class="calendar-print no-print">
        {words.weekBoard}
      </Link>
      {mayBook && <span class="soft calendar-hint no-print">{words.hintPointer}</span>}
    </div>
  );
}

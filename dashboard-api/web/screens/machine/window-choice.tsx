import { useNavigation } from "../../app/navigation.tsx";
import { Button } from "../../controls/button.tsx";
import { Segments } from "../../controls/tabs.tsx";
import { useWords } from "../../language/use-words.ts";
import { useTime } from "../../time/use-time.ts";
import {
  type LengthName,
  lengthName,
  lengths,
  moved,
  type Window,
  windowOfLength,
  windowQuery,
  zoomed,
} from "./view.ts";
import { machineWords } from "./words.ts";

/** From a year to a minute: lengths with names, steps, and closer or further. */
export function WindowChoice({ window }: { window: Window }) {
  const words = useWords(machineWords);
  const time = useTime();
  const { change } = useNavigation();
  const open = (next: Window) => change(windowQuery(next, time.zone));
  return (
    <div class="row no-print">
      <Segments<LengthName | "">
        label={words.length}
        value={lengthName(window) ?? ""}
        choices={lengths.map((value) => ({ value, label: words.lengths[value] }))}
        onValue={(name) => name && open(windowOfLength(window, name, time.zone))}
      />
      <div class="row machine-steps">
        <Button aria-label={words.earlier} onClick={() => open(moved(window, -1))}>
          ←
        </Button>
        <Button onClick={() => change({ from: undefined, to: undefined })}>{words.today}</Button>
        <Button aria-label={words.later} onClick={() => open(moved(window, 1))}>
          →
        </Button>
        <Button aria-label={words.closer} onClick={() => open(zoomed(window, 0.5))}>
          +
        </Button>
        <Button aria-label={words.further} onClick={() => open(zoomed(window, 2))}>
          −
        </Button>
      </div>
      <p class="machine-window">{time.range(window.from, window.to)}</p>
    </div>
  );
}

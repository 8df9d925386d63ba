import { useId } from "preact/hooks";
import { Button } from "../../../controls/button.tsx";
import { TextField } from "../../../controls/field.tsx";
import { useWords } from "../../../language/use-words.ts";
import type { Shift } from "./plan.ts";
import { deskWords } from "./words.ts";

/** The slots of a day by their clock times. */
export function ShiftsField(props: {
  value: readonly Shift[];
  onValue: (value: Shift[]) => void;
  mistake?: string;
}) {
  const { value, onValue, mistake } = props;
  const words = useWords(deskWords);
  const id = useId();
  const set = (at: number, part: Partial<Shift>) =>
    onValue(value.map((shift, index) => (index === at ? { ...shift, ...part } : shift)));
  const last = value.at(-1);
  return (
    <fieldset class="desk-chips" aria-describedby={id}>
      <legend>{words.hours}</legend>
      <p id={id} class={mistake ? "desk-mistake" : "small soft desk-note"}>
        {mistake ?? words.hoursHint}
      </p>
      {value.map((shift, at) => (
        <div key={at} class="desk-shift">
          <TextField
            label={words.begin(at + 1)}
            type="time"
            value={shift.from}
            onValue={(from) => set(at, { from })}
          />
          <TextField
            label={words.end(at + 1)}
            type="time"
            value={shift.to}
            onValue={(to) => set(at, { to })}
          />
          {value.length > 1 && (
            <Button
              kind="quiet"
              aria-label={`${words.dropHours}: ${shift.from}–${shift.to}`}
              onClick={() => onValue(value.toSpliced(at, 1))}
            >
              {words.dropHours}
            </Button>
          )}
        </div>
      ))}
      <Button onClick={() => onValue([...value, { from: last?.to ?? "08:00", to: "" }])}>
        {words.addHours}
      </Button>
    </fieldset>
  );
}

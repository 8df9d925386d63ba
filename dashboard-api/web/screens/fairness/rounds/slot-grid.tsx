import { useState } from "preact/hooks";
import { SelectField } from "../../../controls/field.tsx";
import { useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { useTime } from "../../../time/use-time.ts";
import { startOfDay, startOfWeek } from "../../../time/zoned.ts";
import { type DraftWish, placeOf } from "./draft.ts";
import type { RoundSlot } from "./round.ts";
import { useMachineNames } from "./use-slot-name.ts";
import { wishWords } from "./wish-words.ts";

const from = (slot: RoundSlot) => millis(slot.from);

/** A week of slots by day and machine, each a button to wish for it. */
export function SlotGrid(props: {
  grid: readonly RoundSlot[];
  draft: readonly DraftWish[];
  onToggle: (slot: RoundSlot) => void;
}) {
  const { grid, draft, onToggle } = props;
  const words = useWords(wishWords);
  const time = useTime();
  const sorted = grid.toSorted((one, other) => from(one) - from(other));
  const weeks = [...new Set(sorted.map((slot) => startOfWeek(from(slot), time.zone)))];
  const [chosen, setWeek] = useState(weeks[0] ?? 0);
  const shown = sorted.filter((slot) => startOfWeek(from(slot), time.zone) === chosen);
  const days = Map.groupBy(shown, (slot) => startOfDay(from(slot), time.zone));
  return (
    <div class="stack">
      <h4>{words.slots}</h4>
      <p class="small soft">
        {words.slotsNote} {grid.some((it) => it.taken) && words.takenNote}
      </p>
      {weeks.length > 1 && (
        <SelectField
          label={words.weeks}
          value={String(chosen)}
          choices={weeks.map((week) => ({ value: String(week), label: words.week(time.day(week)) }))}
          onValue={(week) => setWeek(Number(week))}
        />
      )}
      <div class="rounds-days">
        {[...days].map(([day, slots]) => (
          <fieldset key={day} class="rounds-day">
            <legend>{time.day(day)}</legend>
            {[...Map.groupBy(slots, (it) => it.machine)].map(([machine, its]) => (
              <MachineSlots key={machine} machine={machine} slots={its} draft={draft} onToggle={onToggle} />
            ))}
          </fieldset>
        ))}
      </div>
    </div>
  );
}

function MachineSlots(props: {
  machine: string;
  slots: readonly RoundSlot[];
  draft: readonly DraftWish[];
  onToggle: (slot: RoundSlot) => void;
}) {
  const { machine, slots, draft, onToggle } = props;
  const words = useWords(wishWords);
  const time = useTime();
  const numbers = useNumbers();
  const name = useMachineNames()(machine);
  return (
    <div class="rounds-machine">
      <p class="small">{name}</p>
      <div class="rounds-slots">
        {slots.map((slot) => {
          const place = placeOf(draft, slot);
          return (
            <button
              key={slot.from}
              type="button"
              class="rounds-slot"
              aria-pressed={place >= 0}
              onClick={() => onToggle(slot)}
            >
              <span class="unseen">
                {name} {time.day(from(slot))}{" "}
              </span>
              <span>
                {time.clock(from(slot))}–{time.clock(millis(slot.to))}
              </span>
              <span class="small rounds-slot-note">
                {place >= 0 ? words.place(place + 1) : words.weight(numbers.number(slot.hours, 1))}
                {slot.taken && ` / ${words.taken}`}
              </span>
            </button>
          );
        })}
      </div>
    </div>
  );
}

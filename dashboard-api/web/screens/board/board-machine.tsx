import { useWords } from "../../language/use-words.ts";
import { type BoardDay, type DaySpan, hoursShown, type MachineDay } from "./board-week.ts";
import { DayHead } from "./day-head.tsx";
import { useEntryWords } from "./use-entry-words.ts";
import { boardWords } from "./words.ts";

/** One machine, to hang beside it: days across, hours down. */
export function BoardMachine({ days, week }: { days: readonly BoardDay[]; week: readonly MachineDay[] }) {
  const words = useWords(boardWords);
  const told = useEntryWords();
  const { first, last } = hoursShown(week);
  const length = Math.max(1, last - first);
  const hours = Array.from({ length: length + 1 }, (_, at) => first + at);
  // Too low for two lines.
  const isShort = ({ from, to }: DaySpan) => ((to - from) * 24) / length < 0.075;
  const place = ({ from, to }: DaySpan) => ({
    top: `${(Math.max(0, from * 24 - first) / length) * 100}%`,
    height: `${(Math.max(0, Math.min(last, to * 24) - Math.max(first, from * 24)) / length) * 100}%`,
  });
  return (
    <div class="board-grid">
      <div class="board-scale" aria-hidden="true">
        {hours.map((hour) => (
          <span key={hour} style={{ top: `${((hour - first) / length) * 100}%` }}>
            {hour}:00
          </span>
        ))}
      </div>
      <ul class="board-columns">
        {days.map((day, at) => (
          <li key={day.from}>
            <p class="board-column-head">
              <DayHead day={day} />
            </p>
            <div class="board-column">
              {hours.slice(1, -1).map((hour) => (
                <span
                  key={hour}
                  class="board-hour"
                  aria-hidden="true"
                  style={{ top: `${((hour - first) / length) * 100}%` }}
                />
              ))}
              {week[at]?.closed.map((it) => (
                <span key={it.from} class="board-closed" style={place(it)} />
              ))}
              {(week[at]?.isClosed || week[at]?.name) && (
                <p class="board-column-name">{week[at]?.name ?? words.closed}</p>
              )}
              <ul>
                {week[at]?.entries.map((it) => (
                  <li
                    key={it.key}
                    class={`board-box board-${it.kind} board-${it.status} ${isShort(it) ? "board-short" : ""}`}
                    style={place(it)}
                  >
                    <span class="board-label">
                      <b>{told.name(it)}</b>
                      <span class="board-time">
                        {told.time(it, day)} {told.status(it)}
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

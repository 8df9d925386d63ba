import { useText, useWords } from "../../language/use-words.ts";
import type { Machine } from "../../session/use-machines.ts";
import { type BoardDay, type DaySpan, hoursShown, type MachineDay } from "./board-week.ts";
import { DayHead } from "./day-head.tsx";
import { useEntryWords } from "./use-entry-words.ts";
import { boardWords } from "./words.ts";

/** A stretch on a bar that shows some hours of the day, in percent. */
const place = ({ from, to }: DaySpan, shown: { first: number; last: number }) => {
  const length = (shown.last - shown.first) / 24;
  const left = Math.max(0, (from - shown.first / 24) / length);
  const right = Math.min(1, (to - shown.first / 24) / length);
  return { left: `${left * 100}%`, width: `${Math.max(0, right - left) * 100}%` };
};

/** All machines: days across, machines down; each day a bar of its time, and in words who has it when. */
export function BoardTable(props: {
  machines: readonly Machine[];
  days: readonly BoardDay[];
  week: (machine: string) => MachineDay[];
}) {
  const { machines, days, week } = props;
  const words = useWords(boardWords);
  const text = useText();
  return (
    <table class="board-table">
      <caption class="unseen">{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.machine}</th>
          {days.map((day) => (
            <th key={day.from} scope="col">
              <DayHead day={day} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {machines.map((machine) => {
          const cells = week(machine.id);
          const shown = hoursShown(cells);
          return (
            <tr key={machine.id}>
              <th scope="row">
                {text(machine.name)}
                <span class="board-hours">
                  {shown.first}:00–{shown.last}:00
                </span>
              </th>
              {days.map((day, at) => {
                const cell = cells[at];
                return <td key={day.from}>{cell && <Cell cell={cell} day={day} shown={shown} />}</td>;
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Cell(props: { cell: MachineDay; day: BoardDay; shown: { first: number; last: number } }) {
  const { cell, day, shown } = props;
  const words = useWords(boardWords);
  const told = useEntryWords();
  return (
    <>
      <div class="board-bar" aria-hidden="true">
        {cell.closed.map((it) => (
          <span key={it.from} class="board-closed" style={place(it, shown)} />
        ))}
        {cell.entries.map((it) => (
          <span
            key={it.key}
            class={`board-box board-${it.kind} board-${it.status}`}
            style={place(it, shown)}
          />
        ))}
      </div>
      {cell.isClosed && <p class="board-none">{cell.name ?? words.closed}</p>}
      {!cell.isClosed && cell.name && <p class="board-none">{cell.name}</p>}
      {cell.entries.length > 0 && (
        <ul class="board-entries">
          {cell.entries.map((it) => (
            <li key={it.key}>
              <span class="board-time">{told.time(it, day)}</span> <b>{told.name(it)}</b>
              {told.status(it) && <span class="board-time"> ({told.status(it)})</span>}
            </li>
          ))}
        </ul>
      )}
      {cell.entries.length === 0 && !cell.isClosed && <p class="unseen">{words.free}</p>}
    </>
  );
}

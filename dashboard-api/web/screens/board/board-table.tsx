import { useText, useWords } from "../../language/use-words.ts";
import type { Machine } from "../../session/use-machines.ts";
import type { StripSize } from "../../strip/strip.tsx";
import { BoardCell } from "./board-cell.tsx";
import { hoursShown } from "./board-week.ts";
import { DayHead } from "./day-head.tsx";
import type { useBoard } from "./use-board.ts";
import { boardWords } from "./words.ts";

/** All machines: days across, machines down; each day its strip, and in words who has it when. */
export function BoardTable(props: {
  machines: readonly Machine[];
  board: ReturnType<typeof useBoard>;
  size: StripSize;
}) {
  const { machines, board, size } = props;
  const words = useWords(boardWords);
  const text = useText();
  return (
    <table class="board-table">
      <caption class="unseen">{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.machine}</th>
          {board.days.map((day) => (
            <th key={day.from} scope="col">
              <DayHead day={day} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {machines.map(({ id, name }) => {
          const cells = board.week(id);
          const shown = hoursShown(cells);
          const [plan, fact] = [board.plan(id), board.fact(id)];
          return (
            <tr key={id}>
              <th scope="row">
                {text(name)}
                <span class="board-hours">
                  {shown.first}:00–{shown.last}:00
                </span>
              </th>
              {board.days.map((day, at) => (
                <BoardCell key={day.from} {...{ day, shown, plan, fact, size }} cell={cells[at]} />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

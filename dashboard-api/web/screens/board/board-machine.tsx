import { useWords } from "../../language/use-words.ts";
import { StripAxis } from "../../strip/strip-axis.tsx";
import { BoardCell } from "./board-cell.tsx";
import { hoursShown } from "./board-week.ts";
import { DayHead } from "./day-head.tsx";
import type { useBoard } from "./use-board.ts";
import { boardWords } from "./words.ts";

/** One machine, to hang beside it: days down, hours across. */
export function BoardMachine({ machine, board }: { machine: string; board: ReturnType<typeof useBoard> }) {
  const words = useWords(boardWords);
  const cells = board.week(machine);
  const shown = hoursShown(cells);
  const [plan, fact] = [board.plan(machine), board.fact(machine)];
  const [first] = board.days;
  const at = (hour: number) => (first ? first.from + ((first.to - first.from) * hour) / 24 : 0);
  return (
    <table class="board-table board-one">
      <caption class="unseen">{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.day}</th>
          <th scope="col">
            <span class="unseen">{words.legendBooking}</span>
            {first && <StripAxis from={at(shown.first)} to={at(shown.last)} />}
          </th>
        </tr>
      </thead>
      <tbody>
        {board.days.map((day, index) => (
          <tr key={day.from}>
            <th scope="row">
              <DayHead day={day} />
            </th>
            <BoardCell {...{ day, shown, plan, fact }} cell={cells[index]} size="page" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

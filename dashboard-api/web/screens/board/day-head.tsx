import { useWords } from "../../language/use-words.ts";
import { useTime } from "../../time/use-time.ts";
import type { BoardDay } from "./board-week.ts";
import { boardWords } from "./words.ts";

/** A day, with what people call it when it is a holiday. */
export function DayHead({ day }: { day: BoardDay }) {
  const words = useWords(boardWords);
  const time = useTime();
  return (
    <>
      <span class="board-day">{time.dayShort(day.from)}</span>
      {day.name !== undefined && <span class="board-holiday">{day.name ?? words.holiday}</span>}
    </>
  );
}

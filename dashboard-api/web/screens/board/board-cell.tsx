import type { StripSize } from "../../strip/strip.tsx";
import type { FactItem, PlanItem } from "../../strip/strip-data.ts";
import { BoardStrip } from "./board-strip.tsx";
import type { BoardDay, MachineDay } from "./board-week.ts";
import { DayEntries } from "./day-entries.tsx";

/** One machine's day: its strip, and in words who has it when. */
export function BoardCell(props: {
  cell: MachineDay | undefined;
  day: BoardDay;
  shown: { first: number; last: number };
  plan: readonly PlanItem[];
  fact: readonly FactItem[];
  size: StripSize;
}) {
  const { cell, day, ...strip } = props;
  return (
    <td>
      {cell && (
        <>
          <BoardStrip {...strip} day={day} closed={cell.closed} />
          <DayEntries cell={cell} day={day} />
        </>
      )}
    </td>
  );
}

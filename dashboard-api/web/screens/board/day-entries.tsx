import { useWords } from "../../language/use-words.ts";
import type { BoardDay, MachineDay } from "./board-week.ts";
import { useEntryWords } from "./use-entry-words.ts";
import { boardWords } from "./words.ts";

/** Who has a machine when, in words: what a fax always keeps. */
export function DayEntries({ cell, day }: { cell: MachineDay; day: BoardDay }) {
  const words = useWords(boardWords);
  const told = useEntryWords();
  return (
    <>
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

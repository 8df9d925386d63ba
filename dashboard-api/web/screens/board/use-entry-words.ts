import { useWords } from "../../language/use-words.ts";
import { useTime } from "../../time/use-time.ts";
import type { BoardDay, DayEntry } from "./board-week.ts";
import { boardWords } from "./words.ts";

/** What an entry is called on the board, and when it is, told for the day it stands on. */
export function useEntryWords() {
  const words = useWords(boardWords);
  const time = useTime();
  return {
    name: ({ kind, name }: DayEntry) => (kind === "booking" ? (name ?? words.taken) : (name ?? words[kind])),
    status: ({ status }: DayEntry) => (status === "confirmed" ? "" : words[status]),
    time: ({ whole }: DayEntry, day: BoardDay) => {
      const isBefore = whole.from < day.from;
      const isAfter = whole.to > day.to;
      if (isBefore && isAfter) return words.allDay;
      if (isBefore) return words.until(whole.to === day.to ? "24:00" : time.clock(whole.to));
      if (isAfter) return words.night(time.clock(whole.from));
      return time.range(whole.from, whole.to, day.from);
    },
  };
}

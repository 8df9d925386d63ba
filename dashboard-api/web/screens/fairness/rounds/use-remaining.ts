import { useWords } from "../../../language/use-words.ts";
import { hour, type Millis } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { roundWords } from "./words.ts";

const day = 24 * hour;

/** The time that is left until a deadline in words: days while there are two, then hours and minutes. */
export function useRemaining(): (deadline: Millis) => string {
  const words = useWords(roundWords);
  const time = useTime();
  const now = useNow();
  return (deadline) => {
    const left = deadline - now;
    if (left <= 0) return words.over;
    return words.remaining(
      left >= 2 * day ? words.inDays(String(Math.floor(left / day))) : time.duration(left),
    );
  };
}

import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";

/** A time until which something holds, with its day in full. */
export function useUntil(): (at: string) => string {
  const time = useTime();
  return (at) => `${time.dayLong(millis(at))} ${time.clock(millis(at))}`;
}

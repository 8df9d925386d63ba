import { useWords } from "../language/use-words.ts";
import { stateWords } from "../state-mark/state-words.ts";
import type { Millis } from "../time/instant.ts";
import { useTime } from "../time/use-time.ts";
import type { FactItem, PlanItem } from "./strip-data.ts";
import { stripWords } from "./words.ts";

/** What bookings and facts are called, for details, lists and those who hear them. */
export function useStopText(now: Millis | null) {
  const words = useWords(stripWords);
  const states = useWords(stateWords);
  const time = useTime();
  const range = (from: Millis, to: Millis) => {
    const viewer = time.viewer(from, to);
    return `${time.range(from, to, now ?? undefined)}${viewer ? ` / ${viewer}` : ""}`;
  };
  const nameOf = ({ kind, label }: PlanItem) => label ?? (kind === "booking" ? words.taken : words[kind]);
  return {
    name: nameOf,
    plan(it: PlanItem): { title: string; text: string } {
      const overrun = it.overrunUntil === undefined ? 0 : it.overrunUntil - it.to;
      const more = [
        it.isRequested ? words.requested : "",
        it.isNoShow ? words.noShow : "",
        overrun > 0 ? words.overrun(time.duration(overrun)) : "",
        it.blockedFor ? words.blocked(time.duration(it.blockedFor)) : "",
      ].filter(Boolean);
      return { title: [nameOf(it), ...more].join(" / "), text: range(it.from, it.to) };
    },
    fact(it: FactItem): { title: string; text: string } {
      const title = it.isInferred ? `${states[it.state]} / ${words.inferred}` : states[it.state];
      return { title, text: `${range(it.from, it.to)} (${time.duration(it.to - it.from)})` };
    },
  };
}

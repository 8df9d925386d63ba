import { useWords } from "../language/use-words.ts";
import { stateWords } from "../state-mark/state-words.ts";
import type { Millis } from "../time/instant.ts";
import { useTime } from "../time/use-time.ts";
import type { FactItem, PlanItem } from "./strip-data.ts";
import { useStopText } from "./use-stop-text.ts";
import { stripWords } from "./words.ts";

/** A longer list is told as a number. */
const longest = 40;

/** The strip for those who hear it: bookings, then how long the machine was in which state. */
export function StripText(props: {
  from: Millis;
  to: Millis;
  now: Millis | null;
  plan: readonly PlanItem[];
  fact: readonly FactItem[];
}) {
  const { from, to, now, plan, fact } = props;
  const words = useWords(stripWords);
  const states = useWords(stateWords);
  const time = useTime();
  const text = useStopText(now);
  const sums = new Map<string, number>();
  for (const it of fact) {
    const length = Math.min(it.to, to) - Math.max(it.from, from);
    if (length > 0) sums.set(states[it.state], (sums.get(states[it.state]) ?? 0) + length);
  }
  const line = (it: PlanItem) => Object.values(text.plan(it)).join(" ");
  return (
    <div class="unseen">
      <ul aria-label={words.plan}>
        {plan.length === 0 && <li>{words.nothingBooked}</li>}
        {plan.length > longest && <li>{words.many(plan.length)}</li>}
        {plan.length <= longest && plan.map((it) => <li key={it.id}>{line(it)}</li>)}
      </ul>
      <ul aria-label={words.fact}>
        {[...sums].map(([state, length]) => (
          <li key={state}>{`${state} ${time.duration(length)}`}</li>
        ))}
      </ul>
    </div>
  );
}

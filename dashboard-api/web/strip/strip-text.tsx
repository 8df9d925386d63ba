import { useWords } from "../language/use-words.ts";
import { stateWords } from "../state-mark/state-words.ts";
import { useTime } from "../time/use-time.ts";
import type { StripProps } from "./strip.tsx";
import { stripWords } from "./words.ts";

/** The strip for those who hear it: bookings, then how long the machine was in which state. */
export function StripText({ plan, fact, from, to, now, label }: StripProps) {
  const words = useWords(stripWords);
  const states = useWords(stateWords);
  const time = useTime();
  const sums = new Map<string, number>();
  for (const it of fact) {
    const length = Math.min(it.to, to) - Math.max(it.from, from);
    if (length > 0) sums.set(states[it.state], (sums.get(states[it.state]) ?? 0) + length);
  }
  return (
    <div class="unseen">
      <p>{label}</p>
      <ul aria-label={words.plan}>
        {plan.length === 0 && <li>{words.nothingBooked}</li>}
        {plan.map((it) => (
          <li key={it.id}>{`${time.range(it.from, it.to, now ?? undefined)} ${it.label ?? words.taken}`}</li>
        ))}
      </ul>
      <ul aria-label={words.fact}>
        {[...sums].map(([state, length]) => (
          <li key={state}>{`${state} ${time.duration(length)}`}</li>
        ))}
      </ul>
    </div>
  );
}

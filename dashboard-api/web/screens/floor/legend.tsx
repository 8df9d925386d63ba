import type { machineStates } from "../../../../config/machine-state.ts";
import { useWords } from "../../language/use-words.ts";
import { StateMark } from "../../state-mark/state-mark.tsx";
import { floorWords } from "./words.ts";

const order = [
  "running",
  "held",
  "setup",
  "idle",
  "down",
  "off",
  "unknown",
  "lost",
] as const satisfies readonly (typeof machineStates)[number][];

/** What the marks and the strip mean. */
export function Legend() {
  const words = useWords(floorWords);
  return (
    <section class="legend" aria-label={words.legend}>
      <ul class="legend-states">
        {order.map((state) => (
          <li key={state}>
            <StateMark state={state} size="s" />
          </li>
        ))}
      </ul>
      <p class="soft small">{words.legendStrip}</p>
    </section>
  );
}

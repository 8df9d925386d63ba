import { useWords } from "../../language/use-words.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import type { RowView } from "./use-rows.ts";
import { type Loss, utilizationWords } from "./words.ts";

/** From the machine at work to the machine nobody heard of. */
export const lossOrder: readonly Loss[] = [
  ...(["running", "setup", "held", "idleBooked", "idleUnbooked"] as const),
  ...(["down", "off", "unknown", "lost"] as const),
];

/** The states' own fills; idle time is told apart by whether it was booked. */
export const lossFills: Record<Loss, string> = {
  running: "var(--running)",
  setup: "url(#pattern-setup)",
  held: "var(--held)",
  idleBooked: "var(--line-strong)",
  idleUnbooked: "var(--idle)",
  down: "var(--down)",
  off: "var(--off)",
  unknown: "url(#pattern-unknown)",
  lost: "url(#pattern-lost)",
};

/** Key of the breakdown, with the hours of everything chosen. */
export function LossList({ row }: { row: RowView | undefined }) {
  const words = useWords(utilizationWords);
  const numbers = useNumbers();
  const losses = row?.losses;
  const whole = lossOrder.reduce((sum, id) => sum + (losses?.[id] ?? 0), 0);
  const outside = row?.outsideUse;
  return (
    <div class="stack utilization-losses">
      <ul>
        {lossOrder.map((id) => {
          const amount = losses?.[id] ?? 0;
          return (
            <li key={id} class="utilization-loss">
              <svg width="18" height="14" aria-hidden="true">
                <rect x=".5" y=".5" width="17" height="13" fill={lossFills[id]} stroke="var(--line-strong)" />
              </svg>
              <span>{words.lossNames[id]}</span>
              <span class="utilization-loss-hours">{numbers.hours(amount)} h</span>
              <span class="utilization-loss-share soft">
                {numbers.percent(whole > 0 ? amount / whole : null)}
              </span>
            </li>
          );
        })}
      </ul>
      {outside && outside.closed + outside.maintenance >= 180_000_000 && (
        <p class="small soft">
          {words.outside(numbers.hours(outside.closed), numbers.hours(outside.maintenance))}
        </p>
      )}
    </div>
  );
}

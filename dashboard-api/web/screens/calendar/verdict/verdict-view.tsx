import "./verdict.css";
import type { Micros } from "../../../../../config/micros.ts";
import { microsFromRfc3339 } from "../../../../../config/micros.ts";
import { useWords } from "../../../language/use-words.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import { refusalWords } from "./refusal-words.ts";
import type { Verdict } from "./use-verdict.ts";

const marks = { passes: "✓", refused: "✕", checking: "…" } as const;

/** Whether it can be booked and why not, and what is left to the company: small, beside the hand. */
export function VerdictBubble({ verdict }: { verdict: Verdict }) {
  const words = useWords(refusalWords);
  const { standing, reasons, allowances } = verdict;
  const title = { passes: words.passes, refused: words.refused, checking: words.checking }[standing];
  return (
    <div class={`calendar-verdict calendar-verdict-bubble calendar-verdict-${standing}`}>
      <p class="calendar-verdict-title">
        <span aria-hidden="true">{marks[standing]}</span> {title}
      </p>
      {reasons.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
      {allowances.map((text) => (
        <p key={text} class="soft">
          {text}
        </p>
      ))}
    </div>
  );
}

/** The same in full: every reason with what would help, and free time nearby, one tap away. */
export function VerdictView(props: {
  verdict: Verdict;
  length: Micros;
  machineName: (machine: string) => string;
  machine: string;
  /** Why the rules cannot be asked yet. */
  missing?: string | undefined;
  onPlace: (place: { machine: string; from: Micros; until: Micros }) => void;
}) {
  const { verdict, length, machine, machineName, onPlace } = props;
  const words = useWords(refusalWords);
  const time = useCalendarTime();
  const { standing, reasons, allowances, suggestions } = verdict;
  const title = { passes: words.passes, refused: words.refused, checking: props.missing ?? words.checking }[
    standing
  ];
  return (
    <section class={`calendar-verdict calendar-verdict-${standing}`} aria-label={title}>
      <p class="calendar-verdict-title">
        <span aria-hidden="true">{marks[standing]}</span> {title}
      </p>
      {reasons.length > 0 && (
        <ul class="calendar-verdict-reasons">
          {reasons.map(({ key, text, nextPossible }) => (
            <li key={key}>
              {text}
              {nextPossible !== null && (
                <button
                  type="button"
                  class="calendar-verdict-next"
                  onClick={() => onPlace({ machine, from: nextPossible, until: nextPossible + length })}
                >
                  {words.nextPossible(`${time.day(nextPossible)} ${time.clock(nextPossible)}`)}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {allowances.map((text) => (
        <p key={text} class="small">
          {text}
        </p>
      ))}
      {standing === "refused" && suggestions.length > 0 && (
        <div class="calendar-verdict-suggestions">
          <p class="small calendar-verdict-subtitle">{words.suggestions}</p>
          {suggestions.map((it) => {
            const place = { from: microsFromRfc3339(it.from), until: microsFromRfc3339(it.to) };
            return (
              <button
                key={`${it.machine} ${it.from}`}
                type="button"
                class="button calendar-verdict-suggestion"
                onClick={() => onPlace({ machine: it.machine, ...place })}
              >
                {time.range(place)}
                {it.machine !== machine && <span class="soft"> {machineName(it.machine)}</span>}
              </button>
            );
          })}
        </div>
      )}
    </section>
  );
}

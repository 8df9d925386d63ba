import { useNavigation } from "../../../app/navigation.tsx";
import { useText, useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import { dateOf } from "../../../time/zoned.ts";
import type { RoundResult } from "./round.ts";
import { useSlotName } from "./use-slot-name.ts";
import { roundWords } from "./words.ts";

/** One wish and what became of it. */
export type Answered = Omit<RoundResult["denied"][number], "reason"> & {
  isGranted: boolean;
  drawn: boolean;
  booking: string | null;
};

/** Wishes with their answers in sentences, granted ones in the order of their turns. */
export function AnswerList({ answers }: { answers: readonly Answered[] }) {
  const words = useWords(roundWords);
  const text = useText();
  const nameOf = useSlotName();
  const { zone } = useTime();
  const { href } = useNavigation();
  return (
    <ol class="rounds-answers">
      {answers.map((it) => (
        <li key={it.wish} class={it.isGranted ? "rounds-granted" : "rounds-denied"}>
          <p>
            <strong class="rounds-verdict">
              <span aria-hidden="true">{it.isGranted ? "○" : "–"}</span>{" "}
              {it.isGranted ? words.isGranted : words.isDenied}
            </strong>{" "}
            {it.company ?? words.otherCompany} / {nameOf(it)}{" "}
            <span class="small soft">
              {words.preference(String(it.preference))}
              {it.drawn && ` / ${words.drawn}`}
            </span>
          </p>
          <p class="small">{it.text ? text(it.text) : words.hidden}</p>
          {it.booking && (
            <a
              class="small no-print"
              href={href("calendar", { booking: it.booking, date: dateOf(millis(it.from), zone) })}
            >
              {words.booking}
            </a>
          )}
        </li>
      ))}
    </ol>
  );
}

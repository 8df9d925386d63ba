import { useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { useTime } from "../../../time/use-time.ts";
import type { Round } from "./round.ts";
import { useRemaining } from "./use-remaining.ts";
import { useMachineNames } from "./use-slot-name.ts";
import { roundWords } from "./words.ts";

/** What a round gives away, until when, and how many have filed. */
export function RoundFacts({ round }: { round: Round }) {
  const words = useWords(roundWords);
  const time = useTime();
  const numbers = useNumbers();
  const remaining = useRemaining();
  const nameOf = useMachineNames();
  const { machines, slots, most, filed, status } = round;
  const [from, to, deadline] = [millis(round.from), millis(round.to), millis(round.deadline)];
  const facts: [string, string][] = [
    [words.machines, machines.map(nameOf).join(words.comma)],
    [words.period, `${time.dayLong(from)} – ${time.dayLong(to - 1)}`],
    [words.hours, slots.hours.map((it) => it.replace("-", "–")).join(words.comma)],
    [words.days, slots.days.map((it) => words.weekdays[it]).join(words.comma)],
    [
      words.deadline,
      `${time.day(deadline)} ${time.clock(deadline)}${status === "open" ? ` (${remaining(deadline)})` : ""}`,
    ],
    [words.limit, most === null ? words.noLimit : words.equivalent(numbers.number(most, 1))],
    [words.filed, words.filedCount(String(filed.companies), String(filed.wishes))],
  ];
  return (
    <dl class="rounds-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt class="small soft">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

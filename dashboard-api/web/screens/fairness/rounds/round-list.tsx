import { useNavigation } from "../../../app/navigation.tsx";
import { useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import type { Round } from "./round.ts";
import { useRemaining } from "./use-remaining.ts";
import { useMachineNames } from "./use-slot-name.ts";
import { roundWords } from "./words.ts";

/** Rounds with state and deadline, the latest first; pressing one opens it below and puts it into the address. */
export function RoundList({ rounds }: { rounds: readonly Round[] }) {
  const words = useWords(roundWords);
  const time = useTime();
  const remaining = useRemaining();
  const nameOf = useMachineNames();
  const { address, change } = useNavigation();
  const opened = address.query.round;
  return (
    <ul class="rounds-list">
      {rounds.map((round) => {
        const { id, name, status, machines } = round;
        const [from, to, deadline] = [millis(round.from), millis(round.to), millis(round.deadline)];
        return (
          <li key={id}>
            <button
              type="button"
              class="rounds-item"
              aria-expanded={id === opened}
              onClick={() => change({ round: id === opened ? undefined : id })}
            >
              <span class="rounds-name">{name}</span>
              <span class={`rounds-status rounds-status-${status}`}>{words.statuses[status]}</span>
              <span class="small soft">
                {machines.map(nameOf).join(words.comma)} / {time.day(from)}
                {" – "}
                {time.day(to - 1)}
              </span>
              <span class="small">
                {words.deadline} {time.day(deadline)} {time.clock(deadline)}
                {status === "open" && <strong> {remaining(deadline)}</strong>}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

import { useWords } from "../../language/use-words.ts";
import { type Millis, millis } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import type { CompanyAtMachine } from "./task.ts";
import { atMachineWords } from "./words.ts";

/** Companies by their short names; who cannot act here says why. */
export function CompanyChoice(props: {
  companies: readonly CompanyAtMachine[];
  now: Millis;
  isByPin: boolean;
  onChoose: (company: string) => void;
}) {
  const { companies, now, isByPin, onChoose } = props;
  const words = useWords(atMachineWords);
  const time = useTime();
  const obstacle = (it: CompanyAtMachine) => {
    if (!isByPin) return undefined;
    if (!it.hasPin) return words.noPin;
    if (it.lockedUntil && millis(it.lockedUntil) > now)
      return words.locked(time.moment(millis(it.lockedUntil), now));
    return undefined;
  };
  return (
    <ul class="at-machine-ends">
      {companies.map((it) => {
        const why = obstacle(it);
        return (
          <li key={it.id}>
            <button
              type="button"
              class="at-machine-choice"
              disabled={why !== undefined}
              onClick={() => onChoose(it.id)}
            >
              {it.short}
            </button>
            {why && <p class="small soft">{why}</p>}
          </li>
        );
      })}
    </ul>
  );
}

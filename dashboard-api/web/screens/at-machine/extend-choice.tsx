import { useWords } from "../../language/use-words.ts";
import { type Millis, minute } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import { atMachineWords } from "./words.ts";

const usual = [15, 30, 60, 120, 180, 240].map((it) => it * minute);

/** Ends that can be had: some after the present one on the machine's grid, and the latest. */
export function possibleEnds(end: Millis, latest: Millis, step: Millis): Millis[] {
  const lengths = usual.flatMap((it) => (it % step === 0 ? [it] : []));
  const ends = (lengths.length > 0 ? lengths : [step, 2 * step, 4 * step]).map((it) => end + it);
  return [...ends.filter((it) => it < latest), ...(latest > end ? [latest] : [])];
}

export function ExtendChoice(props: {
  end: Millis;
  latest: Millis;
  step: Millis;
  now: Millis;
  value: Millis | undefined;
  onValue: (to: Millis) => void;
}) {
  const { end, latest, step, now, value, onValue } = props;
  const words = useWords(atMachineWords);
  const time = useTime();
  return (
    <div class="stack">
      <p>{words.extendNow(time.moment(end, now))}</p>
      <fieldset class="at-machine-ends" aria-label={words.extendChoose}>
        {possibleEnds(end, latest, step).map((to) => (
          <button
            key={to}
            type="button"
            class="at-machine-choice"
            aria-pressed={to === value}
            onClick={() => onValue(to)}
          >
            <b>{time.moment(to, now)}</b>
            <span class="small">+{time.duration(to - end)}</span>
          </button>
        ))}
      </fieldset>
      <p class="small soft">{words.longest(time.moment(latest, now))}</p>
    </div>
  );
}

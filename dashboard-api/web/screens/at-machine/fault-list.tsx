import { Button } from "../../controls/button.tsx";
import { useWords } from "../../language/use-words.ts";
import { type Millis, millis } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import type { Fault } from "./task.ts";
import { atMachineWords } from "./words.ts";

/** Open faults: what whoever comes next has to know. */
export function FaultList(props: {
  faults: readonly Fault[];
  now: Millis;
  onClose: ((fault: Fault) => void) | undefined;
}) {
  const { faults, now, onClose } = props;
  const words = useWords(atMachineWords);
  const time = useTime();
  return (
    <section class="notice notice-warn" aria-label={words.faults}>
      <h2>{words.faults}</h2>
      <ul class="stack">
        {faults.map((it) => (
          <li key={it.id} class="at-machine-fault">
            <div>
              <p>{it.text}</p>
              <p class="small soft">
                {words.faultOpened(time.moment(millis(it.opened), now), it.company ?? words.someone)}
              </p>
              {it.outUntil && <p class="small">{words.faultOut(time.moment(millis(it.outUntil), now))}</p>}
            </div>
            {onClose && <Button onClick={() => onClose(it)}>{words.close}</Button>}
          </li>
        ))}
      </ul>
    </section>
  );
}

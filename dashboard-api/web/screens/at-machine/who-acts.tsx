import { Button } from "../../controls/button.tsx";
import { useWords } from "../../language/use-words.ts";
import { useInstallation } from "../../session/use-session.ts";
import type { Millis } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import { CompanyChoice } from "./company-choice.tsx";
import { PinPad } from "./pin-pad.tsx";
import type { CompanyAtMachine } from "./task.ts";
import type { DeedState } from "./use-deed.ts";
import { atMachineWords } from "./words.ts";

/** Which company acts, and at the machine its PIN. */
export function WhoActs(props: {
  deed: DeedState;
  companies: readonly CompanyAtMachine[];
  now: Millis;
  isByPin: boolean;
  onEnter: () => void;
}) {
  const { deed, companies, now, isByPin, onEnter } = props;
  const words = useWords(atMachineWords);
  const time = useTime();
  const { demoPin } = useInstallation();
  const chosen = companies.find((it) => it.id === deed.company);
  if (!chosen) {
    return (
      <section class="stack" aria-label={words.chooseCompany}>
        <p>{words.chooseCompany}</p>
        <CompanyChoice {...{ companies, now, isByPin }} onChoose={deed.choose} />
      </section>
    );
  }
  const isLocked = deed.lockedUntil !== undefined && deed.lockedUntil > now;
  return (
    <>
      <div class="at-machine-company">
        <p>
          <span class="small soft">{words.company}</span>
          <b>{chosen.short}</b>
        </p>
        {companies.length > 1 && <Button onClick={() => deed.choose(undefined)}>{words.change}</Button>}
      </div>
      {isByPin && isLocked && !deed.problem && (
        <p class="notice notice-problem">{words.locked(time.moment(deed.lockedUntil ?? now, now))}</p>
      )}
      {isByPin && !isLocked && (
        <>
          <p class="small soft">
            {words.pin}: {words.pinHint}
            {demoPin && <b class="at-machine-demo"> {words.demoPin(demoPin)}</b>}
          </p>
          <PinPad value={deed.pin} onValue={deed.enterPin} disabled={deed.isBusy} onEnter={onEnter} />
        </>
      )}
    </>
  );
}

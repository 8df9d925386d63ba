import { useState } from "preact/hooks";
import { useNavigation } from "../../app/navigation.tsx";
import { Button } from "../../controls/button.tsx";
import { TextField } from "../../controls/field.tsx";
import { EmptyState } from "../../controls/problem-notice.tsx";
import { useText, useWords } from "../../language/use-words.ts";
import type { Machine } from "../../session/use-machines.ts";
import { usePerson } from "../../session/use-session.ts";
import type { ListedBooking } from "../../strip/plan-items.ts";
import { millis } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import { SignalPanel } from "./signal-panel.tsx";
import { type Window, windowQuery } from "./view.ts";
import { machineWords } from "./words.ts";

/** Process values: of one's own bookings, or, for the committee, with a reason that is kept. */
export function Signals(props: { machine: Machine; window: Window; bookings: readonly ListedBooking[] }) {
  const { machine, window, bookings } = props;
  const words = useWords(machineWords);
  const text = useText();
  const time = useTime();
  const person = usePerson();
  const { change } = useNavigation();
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [notOwn, setNotOwn] = useState(false);
  const signals = machine.signals.filter(({ type }) => type !== "text");
  const isCommittee = person.role === "committee";
  if (signals.length === 0) return <p class="soft">{words.signalsNone}</p>;
  if (!isCommittee && person.company === null) return <p class="soft">{words.signalsOwn}</p>;
  const own = bookings.filter(
    (it) =>
      it.view === "full" && it.company !== null && it.company === person.company && it.status === "confirmed",
  );
  const isAsked = !isCommittee || reason !== "";
  return (
    <div class="stack">
      <p class="small soft">{isCommittee ? words.reasonHint : words.signalsOwn}</p>
      {isCommittee && (
        <form
          class="row machine-reason"
          onSubmit={(event) => {
            event.preventDefault();
            setReason(typed.trim());
          }}
        >
          <TextField label={words.reason} value={typed} onValue={setTyped} maxLength={200} required />
          <Button kind="main" type="submit">
            {words.reasonShow}
          </Button>
        </form>
      )}
      {notOwn && !isCommittee && (
        <EmptyState
          title={words.notOwn}
          action={
            <div class="row">
              {own.map((it) => (
                <Button
                  key={it.from}
                  onClick={() => change(windowQuery({ from: millis(it.from), to: millis(it.to) }, time.zone))}
                >
                  {time.range(millis(it.from), millis(it.to))}
                </Button>
              ))}
            </div>
          }
        >
          {words.notOwnWay}
        </EmptyState>
      )}
      {isAsked &&
        signals.map((signal) => (
          <SignalPanel
            key={`${signal.id} ${window.from} ${window.to}`}
            machine={machine.id}
            signal={signal}
            name={text(signal.name) || signal.id}
            window={window}
            reason={isCommittee ? reason : undefined}
            onForbidden={() => setNotOwn(true)}
            onAllowed={() => setNotOwn(false)}
          />
        ))}
    </div>
  );
}

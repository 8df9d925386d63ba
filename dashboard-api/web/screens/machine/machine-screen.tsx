import "./machine.css";
import { useState } from "preact/hooks";
import { Link, useNavigation } from "../../app/navigation.tsx";
import { useTitle } from "../../app/shell.tsx";
import { Button } from "../../controls/button.tsx";
import { EmptyState, ProblemNotice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { useText, useWords } from "../../language/use-words.ts";
import { useLive } from "../../live/use-live.ts";
import { type Machine, useMachines } from "../../session/use-machines.ts";
import { usePerson } from "../../session/use-session.ts";
import { StateMark } from "../../state-mark/state-mark.tsx";
import { useWidth } from "../../strip/use-width.ts";
import { millisOrNull } from "../../time/instant.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import { useNow, useTime } from "../../time/use-time.ts";
import { MachineTimeline } from "./machine-timeline.tsx";
import { Quality } from "./quality.tsx";
import { Sign } from "./sign.tsx";
import { Signals } from "./signals.tsx";
import { useMachineTime } from "./use-machine-time.ts";
import { windowOf } from "./view.ts";
import { WindowChoice } from "./window-choice.tsx";
import { machineWords } from "./words.ts";

/** What happened at one machine. */
export default function MachineScreen() {
  const words = useWords(machineWords);
  const { address } = useNavigation();
  const machines = useMachines();
  const machine = machines.value?.items.find(({ id }) => id === address.query.id);
  if (machines.problem && !machines.value)
    return <ProblemNotice problem={machines.problem} onAgain={machines.again} />;
  if (!machines.value) return <Skeleton lines={6} />;
  if (machine) return <OneMachine machine={machine} />;
  return (
    <>
      <h1>{words.title}</h1>
      <EmptyState title={words.unknownMachine} action={<Link to="floor">{words.back}</Link>}>
        {words.unknownWay}
      </EmptyState>
    </>
  );
}

function OneMachine({ machine }: { machine: Machine }) {
  const words = useWords(machineWords);
  const text = useText();
  const time = useTime();
  const numbers = useNumbers();
  const now = useNow();
  const person = usePerson();
  const { address } = useNavigation();
  const { ref, width } = useWidth<HTMLDivElement>();
  const [isSign, setSign] = useState(false);
  const live = useLive().machines.get(machine.id) ?? machine;
  const window = windowOf(address.query, now, time.zone);
  const told = useMachineTime(machine.id, window, now, width);
  const name = text(machine.name);
  const since = millisOrNull(live.since);
  const sinceText = live.sinceBefore ? words.sinceBefore : words.since;
  useTitle(name);
  return (
    <div class="stack machine" ref={ref}>
      <header class="row">
        <div>
          <h1>{name}</h1>
          <p class="soft">
            {[machine.maker, machine.model, text(machine.place)].filter(Boolean).join(" / ")}
            {" / "}
            {words.rate(numbers.money(machine.rate, machine.currency))}
          </p>
        </div>
        <p class="row machine-now">
          <StateMark state={live.state} />
          {since !== null && <span class="soft">{sinceText(time.moment(since, now))}</span>}
        </p>
        <div class="row row-end no-print">
          {person.role === "committee" && <Button onClick={() => setSign(true)}>{words.sign}</Button>}
          <Link to="at-machine" query={{ machine: machine.id }} class="button">
            {words.atMachine}
          </Link>
          <Link to="calendar" query={{ machine: machine.id }} class="button button-main">
            {words.book}
          </Link>
        </div>
      </header>
      <section class="card stack" aria-label={words.timeline(name)}>
        <WindowChoice window={window} />
        {told.problem && <ProblemNotice problem={told.problem} onAgain={told.again} />}
        <MachineTimeline name={name} id={machine.id} window={window} now={now} told={told} />
      </section>
      <section class="card stack">
        <h2>{words.signals}</h2>
        <Signals machine={machine} window={window} bookings={told.bookings} />
      </section>
      <section class="card stack">
        <h2>{words.quality}</h2>
        <Quality machine={machine.id} window={window} />
      </section>
      {isSign && <Sign machine={machine.id} name={name} onClose={() => setSign(false)} />}
    </div>
  );
}

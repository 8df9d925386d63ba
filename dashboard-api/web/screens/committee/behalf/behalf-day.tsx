import { useEffect } from "preact/hooks";
import { Link, useNavigation } from "../../../app/navigation.tsx";
import { Button } from "../../../controls/button.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useWords } from "../../../language/use-words.ts";
import { Strip } from "../../../strip/strip.tsx";
import { StripAxis } from "../../../strip/strip-axis.tsx";
import type { Millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import { addDays, dateOf, startOfDate } from "../../../time/zoned.ts";
import { useMachineTime } from "../../machine/use-machine-time.ts";
import { behalfWords } from "./words.ts";

/** A machine's day: what is booked, what is free, and the time that is asked for. */
export function BehalfDay(props: {
  machine: string;
  name: string;
  date: string;
  now: Millis;
  /** Another one: the bookings have changed. */
  turn: number;
  chosen: { from: Millis | undefined; to: Millis | undefined };
}) {
  const { machine, name, date, now, turn, chosen } = props;
  const words = useWords(behalfWords);
  const time = useTime();
  const { change } = useNavigation();
  const from = startOfDate(date, time.zone) ?? now;
  const to = addDays(from, 1, time.zone);
  const told = useMachineTime(machine, { from, to }, now, 900);
  useEffect(() => {
    if (turn > 0) told.again();
  }, [turn]);
  const day = (days: number) =>
    change({ date: dateOf(addDays(from, days, time.zone), time.zone) }, { replace: true });
  const share = (at: Millis) => `${(((at - from) / (to - from)) * 100).toFixed(2)}%`;
  return (
    <div class="stack">
      <div class="row">
        <Button disabled={from <= now} onClick={() => day(-1)}>
          {words.before}
        </Button>
        <strong>{time.dayLong(from)}</strong>
        <Button onClick={() => day(1)}>{words.after}</Button>
        <span class="row-end small">
          <Link to="calendar" query={{ view: "day", date, machine }}>
            {words.calendar}
          </Link>
        </span>
      </div>
      {told.problem && <ProblemNotice problem={told.problem} onAgain={told.again} />}
      <div class="behalf-strip">
        <StripAxis from={from} to={to} />
        <div class="behalf-picture">
          {chosen.from !== undefined && chosen.to !== undefined && chosen.to > chosen.from && (
            <svg class="behalf-mark" aria-hidden="true">
              <rect
                x={share(chosen.from)}
                width={share(from + chosen.to - chosen.from)}
                y="0"
                height="100%"
              />
            </svg>
          )}
          <Strip
            from={from}
            to={to}
            now={now >= from && now < to ? now : null}
            plan={told.plan}
            fact={told.fact}
            size="page"
            label={words.strip(name, time.day(from))}
          />
        </div>
      </div>
    </div>
  );
}

import { isKnown } from "../../../../config/machine-state.ts";
import { Link, useNavigation } from "../../app/navigation.tsx";
import { useText, useWords } from "../../language/use-words.ts";
import { StateShape } from "../../state-mark/state-mark.tsx";
import { stateWords } from "../../state-mark/state-words.ts";
import { Strip, type StripSize } from "../../strip/strip.tsx";
import { StripAxis } from "../../strip/strip-axis.tsx";
import type { Millis } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import { StandingLine } from "./standing-line.tsx";
import type { FloorMachine } from "./use-floor.ts";
import { floorWords } from "./words.ts";

/** One machine: its state, since when, whose slot it is, what is next, and today's strip. */
export function Tile(props: {
  it: FloorMachine;
  from: Millis;
  to: Millis;
  now: Millis;
  /** What is shown is as of then: nothing new comes. */
  staleSince: Millis | undefined;
  size: StripSize;
}) {
  const { it, from, to, now, staleSince, size } = props;
  const words = useWords(floorWords);
  const text = useText();
  const { go } = useNavigation();
  const { machine, state, plan, fact } = it;
  const name = text(machine.name);
  return (
    <li class={`tile tile-${state} ${staleSince === undefined ? "" : "tile-stale"}`}>
      <article aria-label={name}>
        <div class="tile-state">
          <StateNow it={it} now={now} staleSince={staleSince} />
        </div>
        <div class="tile-body">
          <div class="tile-name">
            <h2>
              <Link to="machine" query={{ id: machine.id }}>
                {name}
              </Link>
            </h2>
            <span class="tile-place soft small">{text(machine.place)}</span>
          </div>
          <StandingLine it={it} now={now} />
          <div class="tile-strip">
            <Strip
              {...{ from, to, now, plan, fact }}
              size={size}
              label={words.strip(name)}
              onSelect={(booking) => go("calendar", { machine: machine.id, booking: booking.id })}
            />
            <StripAxis from={from} to={to} />
          </div>
        </div>
      </article>
    </li>
  );
}

function StateNow({
  it,
  now,
  staleSince,
}: {
  it: FloorMachine;
  now: Millis;
  staleSince: Millis | undefined;
}) {
  const words = useWords(floorWords);
  const states = useWords(stateWords);
  const time = useTime();
  const { state, since, isLonger, confirmedAt } = it;
  const told = () => {
    if (staleSince !== undefined) return words.asOf(time.moment(staleSince, now));
    if (!isKnown(state)) {
      const heard = state === "unknown" ? since : (confirmedAt ?? since);
      if (heard === null) return words.neverHeard;
      return words.lastHeard(time.moment(heard, now), time.duration(now - heard));
    }
    if (since === null) return "";
    const from = time.moment(since, now);
    return isLonger ? words.sinceBefore(from) : words.since(from, time.duration(now - since));
  };
  return (
    <>
      <StateShape state={state} />
      <div>
        <p class="tile-word">{states[state]}</p>
        <p class="tile-since">{told()}</p>
      </div>
    </>
  );
}

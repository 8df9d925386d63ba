import { useMemo } from "preact/hooks";
import { MINUTE, type Micros } from "../../../../../config/micros.ts";
import type { Interval } from "../../../../domain/interval/interval.ts";
import type { Stretch } from "../../../../domain/timeline/coarsen.ts";
import { Link } from "../../../app/navigation.tsx";
import { useWords } from "../../../language/use-words.ts";
import type { LiveMachine } from "../../../live/live-floor.ts";
import { StateShape } from "../../../state-mark/state-mark.tsx";
import { stateWords } from "../../../state-mark/state-words.ts";
import { asItRuns } from "../../../strip/running-over.ts";
import { StripPicture } from "../../../strip/strip.tsx";
import type { CalendarBooking } from "../data/calendar-booking.ts";
import { planItem, useBookingName } from "./booking-text.ts";
import { LaneGround } from "./lane-ground.tsx";
import { memo } from "./memo.ts";
import type { TimeScale } from "./time-scale.ts";

/** Pixels. Few machines have taller rows, as far as all of them are seen at once. */
export const rowHeights = { row: 52, page: 72, wall: 100 } as const;
export type RowSize = keyof typeof rowHeights;
const noTimes: readonly Interval[] = [];
const noStretches: readonly Stretch[] = [];

export interface RowProps {
  machine: string;
  name: string;
  scale: TimeScale;
  bookings: readonly CalendarBooking[];
  stretches: readonly Stretch[] | undefined;
  open: readonly Interval[] | undefined;
  maintenance: readonly Interval[] | undefined;
  /** Whole minutes: the picture changes no more often. */
  now: Micros;
  state: LiveMachine["state"] | undefined;
  size: RowSize;
}

/** Name of a machine and how it is now. */
function RowName({ machine, name, state }: Pick<RowProps, "machine" | "name" | "state">) {
  const states = useWords(stateWords);
  return (
    <div class="calendar-row-name">
      <Link to="machine" query={{ id: machine }} class="calendar-row-link">
        {name}
      </Link>
      {state && (
        <span class="calendar-row-state">
          <StateShape state={state} />
          {states[state]}
        </span>
      )}
    </div>
  );
}

/** A machine's line of the timeline: closed time behind, plan above, fact below. */
export const TimelineRow = memo(function TimelineRow(props: RowProps) {
  const { machine, scale, bookings, stretches, open, maintenance, now, size } = props;
  const nameOf = useBookingName();
  const fact = useMemo(
    () =>
      (stretches ?? noStretches).map(({ from, until, state }) => ({
        from: from / 1_000,
        to: until / 1_000,
        state,
      })),
    [stretches],
  );
  // A coarse picture of states tells nothing of who used what.
  const isFine = (scale.until - scale.from) / scale.size <= 3 * MINUTE;
  const plan = useMemo(() => {
    const items = bookings.map((it) => planItem(it, nameOf(it)));
    return isFine ? asItRuns(items, fact) : items;
  }, [bookings, nameOf, fact, isFine]);
  return (
    <>
      <RowName machine={machine} name={props.name} state={props.state} />
      <div class="calendar-row-lane" data-lane={machine}>
        {open && (
          <LaneGround
            {...{ scale, open, now }}
            maintenance={maintenance ?? noTimes}
            height={rowHeights[size]}
          />
        )}
        <StripPicture
          from={scale.from / 1_000}
          to={scale.until / 1_000}
          now={null}
          plan={plan}
          fact={fact}
          size={size}
          width={scale.size}
        />
      </div>
    </>
  );
});

import type { Micros } from "../../../../../config/micros.ts";
import { clip } from "../../../../domain/interval/intersect.ts";
import type { Interval } from "../../../../domain/interval/interval.ts";
import { subtract } from "../../../../domain/interval/subtract.ts";
import type { TimeScale } from "./time-scale.ts";

const boxes = (times: readonly Interval[], scale: TimeScale, height: number): string =>
  times
    .map(({ from, until }) => {
      const x = scale.place(from);
      return `M${x.toFixed(1)} 0h${(scale.place(until) - x).toFixed(1)}v${height}H${x.toFixed(1)}z`;
    })
    .join("");

/** What lies behind a machine's bookings: time in which it is closed, and planned maintenance. */
export function LaneGround(props: {
  scale: TimeScale;
  open: readonly Interval[];
  maintenance: readonly Interval[];
  height: number;
  now: Micros;
}) {
  const { scale, open, maintenance, height } = props;
  const window = { from: scale.from, until: scale.until };
  const closed = subtract([window], clip(open, window));
  return (
    <svg class="calendar-lane-ground" width={scale.size} height={height} aria-hidden="true">
      <path class="calendar-lane-closed" d={boxes(closed, scale, height)} />
      <path class="calendar-lane-maintenance" d={boxes(clip(maintenance, window), scale, height)} />
    </svg>
  );
}

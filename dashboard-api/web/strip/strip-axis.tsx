import { useMemo } from "preact/hooks";
import type { Millis } from "../time/instant.ts";
import { useTime } from "../time/use-time.ts";
import { xOf } from "./strip-data.ts";
import { timeTicks } from "./time-ticks.ts";
import { useWidth } from "./use-width.ts";

/** The time beneath or above strips of one window. */
export function StripAxis(props: { from: Millis; to: Millis; width?: number }) {
  const { from, to } = props;
  const time = useTime();
  const { ref, width: measured } = useWidth<HTMLDivElement>();
  const width = props.width ?? measured;
  const ticks = useMemo(() => timeTicks(from, to, width || 1, time.zone), [from, to, width, time.zone]);
  const hasMinutes = ticks.some(({ kind }) => kind === "minute");
  const isOneDay = time.sameDay(from, to - 1);
  return (
    <div class="strip-axis" ref={ref} aria-hidden="true">
      {width > 0 && (
        <svg width={width} height="16" aria-hidden="true">
          {ticks.map((tick) => {
            const x = xOf({ from, to, width }, tick.time);
            const word =
              tick.kind === "month"
                ? time.month(tick.time)
                : tick.kind === "day" && !isOneDay
                  ? time.dayShort(tick.time)
                  : hasMinutes
                    ? time.clock(tick.time)
                    : String(Number(time.clock(tick.time).slice(0, 2)));
            const anchor = x < 8 ? "start" : x > width - 16 ? "end" : "middle";
            return (
              <text key={tick.time} x={x} y="12" text-anchor={anchor} class={`tick tick-${tick.kind}`}>
                {word}
              </text>
            );
          })}
        </svg>
      )}
    </div>
  );
}

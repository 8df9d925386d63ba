import { StripPicture, type StripSize } from "../../strip/strip.tsx";
import type { FactItem, PlanItem } from "../../strip/strip-data.ts";
import { useWidth } from "../../strip/use-width.ts";
import type { BoardDay, DaySpan } from "./board-week.ts";

/** Some hours of one machine's day: plan above, fact below as far as it is over, closed time shaded behind. */
export function BoardStrip(props: {
  day: BoardDay;
  /** Hours of the day from which and to which it is drawn. */
  shown: { first: number; last: number };
  closed: readonly DaySpan[];
  plan: readonly PlanItem[];
  fact: readonly FactItem[];
  size: StripSize;
}) {
  const { day, shown, closed, plan, fact, size } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const at = (hour: number) => day.from + ((day.to - day.from) * hour) / 24;
  const length = (shown.last - shown.first) / 24;
  const place = ({ from, to }: DaySpan) => {
    const left = Math.max(0, (from - shown.first / 24) / length);
    const right = Math.min(1, (to - shown.first / 24) / length);
    return { left: `${left * 100}%`, width: `${Math.max(0, right - left) * 100}%` };
  };
  return (
    <div class="board-strip" ref={ref} aria-hidden="true">
      {closed.map((it) => (
        <span key={it.from} class="board-closed" style={place(it)} />
      ))}
      {width > 0 && (
        <StripPicture
          {...{ plan, fact, size, width }}
          from={at(shown.first)}
          to={at(shown.last)}
          now={null}
        />
      )}
    </div>
  );
}

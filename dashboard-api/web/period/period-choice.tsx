import { useNavigation } from "../app/navigation.tsx";
import { DayRange } from "../controls/date-field.tsx";
import { Segments } from "../controls/tabs.tsx";
import { useWords } from "../language/use-words.ts";
import { useTime } from "../time/use-time.ts";
import { type Period, type RangeName, ranges, spanQuery } from "./period.ts";
import { periodWords } from "./words.ts";

/** Periods with names, side by side. What is chosen goes into the address. */
export function RangeChoice({ period }: { period: Period }) {
  const words = useWords(periodWords);
  const { change } = useNavigation();
  return (
    <Segments<RangeName | "">
      label={words.period}
      value={period.range ?? ""}
      choices={ranges.map((value) => ({ value, label: words.ranges[value] }))}
      onValue={(range) => change({ range, from: undefined, to: undefined })}
    />
  );
}

/** First and last day. What is chosen goes into the address. */
export function DaysChoice({ period }: { period: Period }) {
  const words = useWords(periodWords);
  const { zone } = useTime();
  const { change } = useNavigation();
  return (
    <DayRange
      labels={{ from: words.from, to: words.to }}
      from={period.from}
      to={period.to}
      onValue={(from, to) => change(spanQuery(from, to, zone))}
    />
  );
}

/** The days of a period as a line of text, and whether figures end before it does. */
export function PeriodText({ period, cut }: { period: Period; cut: boolean }) {
  const words = useWords(periodWords);
  const time = useTime();
  return (
    <span>
      {words.days(time.dayLong(period.from), time.dayLong(period.to - 1))} {cut && words.cut}
    </span>
  );
}

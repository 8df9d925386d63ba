import { useNavigation } from "../../app/navigation.tsx";
import { LineChart } from "../../chart/line-chart.tsx";
import { ProblemNotice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { figureName } from "../../figure/words.ts";
import { useLanguage, useWords } from "../../language/use-words.ts";
import { spanQuery } from "../../period/period.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import { useTime } from "../../time/use-time.ts";
import { useGroupName } from "./use-group-name.ts";
import { useRows } from "./use-rows.ts";
import { spanOfGroup, trendKey, type View } from "./view.ts";
import { utilizationWords } from "./words.ts";

/** The figure over time with the band of its bounds; a point opens its days. */
export function Trend({ view }: { view: View }) {
  const words = useWords(utilizationWords);
  const language = useLanguage();
  const numbers = useNumbers();
  const { zone } = useTime();
  const { change } = useNavigation();
  const name = useGroupName();
  const key = trendKey(view);
  const asked = useRows(view, [key], [view.figure]);
  if (asked.problem && !asked.value) return <ProblemNotice problem={asked.problem} onAgain={asked.again} />;
  if (!asked.value) return <Skeleton lines={6} />;
  const { rows } = asked.value;
  const points = rows.map((row) => {
    const figure = row.figures[view.figure];
    return {
      label: name(row.keys),
      value: figure?.value ?? null,
      lower: figure?.lower ?? null,
      upper: figure?.upper ?? null,
    };
  });
  return (
    <LineChart
      label={`${figureName(view.figure, language)}: ${words.trend}`}
      series={[{ name: figureName(view.figure, language), points }]}
      most={1}
      format={(value) => numbers.percent(value, 0)}
      onSelect={(at) => {
        const span = spanOfGroup(key, rows[at]?.keys[key] ?? null, zone);
        if (span) change(spanQuery(span.from, span.to, zone));
      }}
    />
  );
}

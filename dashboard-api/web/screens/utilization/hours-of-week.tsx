import { HeatMap, HeatScale } from "../../chart/heat-map.tsx";
import { ProblemNotice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { useFigureText } from "../../figure/use-figure-text.ts";
import { figureName } from "../../figure/words.ts";
import { useLanguage, useWords } from "../../language/use-words.ts";
import { useTime } from "../../time/use-time.ts";
import { addDays, startOfWeek } from "../../time/zoned.ts";
import { useRows } from "./use-rows.ts";
import type { View } from "./view.ts";
import { utilizationWords } from "./words.ts";

const hours = Array.from({ length: 24 }, (_, at) => String(at));

/** When in the week the machines are used; days as wholes have no hours, so occupancy stands for them. */
export function HoursOfWeek({ view }: { view: View }) {
  const words = useWords(utilizationWords);
  const language = useLanguage();
  const time = useTime();
  const write = useFigureText();
  const figure = view.figure === "daysUsed" ? "occupancy" : view.figure;
  const asked = useRows(view, ["hourOfWeek"], [figure]);
  if (asked.problem && !asked.value) return <ProblemNotice problem={asked.problem} onAgain={asked.again} />;
  if (!asked.value) return <Skeleton lines={6} />;
  const byHour = new Map(asked.value.rows.map((row) => [row.keys.hourOfWeek, row.figures[figure]]));
  const monday = startOfWeek(view.from, time.zone);
  const days = Array.from({ length: 7 }, (_, at) => time.weekday(addDays(monday, at, time.zone)));
  return (
    <div class="stack">
      <HeatMap
        label={`${figureName(figure, language)}: ${words.hours}`}
        rows={days}
        columns={hours}
        cell={(row, column) => {
          const it = byHour.get(row * 24 + column);
          const when = `${days[row]} ${hours[column]}:00`;
          if (!it || it.denominator + it.unknown === 0)
            return { value: undefined, text: `${when} ${words.none}` };
          const text = write(figure, it);
          return {
            value: it.value,
            text: [when, text.value, text.ratio, text.bounds].filter(Boolean).join(" "),
          };
        }}
      />
      <p class="row small soft">
        <span>
          {figureName(figure, language)}: {words.hoursNote}
        </span>
        <HeatScale from="0 %" to="100 %" />
      </p>
    </div>
  );
}

import { type FigureId, figureIds } from "../../../domain/utilization/figure-id.ts";
import { useNavigation } from "../../app/navigation.tsx";
import { DayRange } from "../../controls/date-field.tsx";
import { SelectField } from "../../controls/field.tsx";
import { Segments } from "../../controls/tabs.tsx";
import { figureName } from "../../figure/words.ts";
import { useLanguage, useText, useWords } from "../../language/use-words.ts";
import { useMachines } from "../../session/use-machines.ts";
import { useTime } from "../../time/use-time.ts";
import { groupings, type RangeName, ranges, spanQuery, type View } from "./view.ts";
import { utilizationWords } from "./words.ts";

/** Figures that a grouping has: days are whole, and a fault is the machine's, not a company's. */
const isFigureOfGroup = (id: FigureId, by: View["groupBy"]) =>
  !(by === "shift" && id === "daysUsed") && !(by === "member" && id === "faultFree");

/** Which days, which machines, by what, and which figure. All of it goes into the address. */
export function Choices({ view }: { view: View }) {
  const words = useWords(utilizationWords);
  const language = useLanguage();
  const text = useText();
  const { zone } = useTime();
  const { change } = useNavigation();
  const machines = useMachines().value?.items ?? [];
  const toggle = (id: string) => {
    const now = view.machines.includes(id) ? view.machines.filter((it) => it !== id) : [...view.machines, id];
    change({ machines: now.length === machines.length ? undefined : now.join(",") });
  };
  return (
    <section class="utilization-choices no-print" aria-label={words.period}>
      <div class="row">
        <Segments<RangeName | "">
          label={words.period}
          value={view.range ?? ""}
          choices={ranges.map((value) => ({ value, label: words.ranges[value] }))}
          onValue={(range) => change({ range, from: undefined, to: undefined })}
        />
      </div>
      <div class="row utilization-fields">
        <DayRange
          labels={{ from: words.from, to: words.to }}
          from={view.from}
          to={view.to}
          onValue={(from, to) => change(spanQuery(from, to, zone))}
        />
        <SelectField
          label={words.groupBy}
          value={view.groupBy}
          choices={groupings.map((value) => ({ value, label: words.groupings[value] }))}
          onValue={(by) => change({ by: by === "machine" ? undefined : by })}
        />
        <SelectField
          label={words.figure}
          value={view.figure}
          choices={figureIds
            .filter((id) => isFigureOfGroup(id, view.groupBy))
            .map((value) => ({ value, label: figureName(value, language) }))}
          onValue={(figure) => change({ figure: figure === "utilization" ? undefined : figure })}
        />
      </div>
      {machines.length > 1 && (
        <fieldset class="row utilization-machines" aria-label={words.machines}>
          <button
            type="button"
            class="chip"
            aria-pressed={view.machines.length === 0}
            onClick={() => change({ machines: undefined })}
          >
            {words.allMachines}
          </button>
          {machines.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              class="chip"
              aria-pressed={view.machines.includes(id)}
              onClick={() => toggle(id)}
            >
              {text(name)}
            </button>
          ))}
        </fieldset>
      )}
    </section>
  );
}

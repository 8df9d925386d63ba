import { type FigureId, figureIds } from "../../../domain/utilization/figure-id.ts";
import { useNavigation } from "../../app/navigation.tsx";
import { SelectField } from "../../controls/field.tsx";
import { figureName } from "../../figure/words.ts";
import { useLanguage, useWords } from "../../language/use-words.ts";
import { MachineChoice } from "../../period/machine-choice.tsx";
import { DaysChoice, RangeChoice } from "../../period/period-choice.tsx";
import { periodWords } from "../../period/words.ts";
import { groupings, type View } from "./view.ts";
import { utilizationWords } from "./words.ts";

/** Figures that a grouping has: days are whole, and a fault is the machine's, not a company's. */
const isFigureOfGroup = (id: FigureId, by: View["groupBy"]) =>
  !(by === "shift" && id === "daysUsed") && !(by === "member" && id === "faultFree");

/** Which days, which machines, by what, and which figure. All of it goes into the address. */
export function Choices({ view }: { view: View }) {
  const words = useWords(utilizationWords);
  const period = useWords(periodWords);
  const language = useLanguage();
  const { change } = useNavigation();
  return (
    <section class="utilization-choices no-print" aria-label={period.period}>
      <div class="row">
        <RangeChoice period={view} />
      </div>
      <div class="row utilization-fields">
        <DaysChoice period={view} />
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
      <MachineChoice chosen={view.machines} />
    </section>
  );
}

import type { PartView } from "../../../routes/utilization-explain-schema.ts";
import { type Column, DataTable } from "../../controls/data-table.tsx";
import { useWords } from "../../language/use-words.ts";
import { useCompanyName } from "../../session/use-company-name.ts";
import { StateMark } from "../../state-mark/state-mark.tsx";
import { millis } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import { explanationWords } from "./explanation-words.ts";

/** The records behind a figure, in order of time: when, what, and how each counts. */
export function ExplanationParts({ parts }: { parts: readonly PartView[] }) {
  const words = useWords(explanationWords);
  const time = useTime();
  const company = useCompanyName();
  const length = (micros: number) => time.duration(micros / 1_000);
  const whose = (part: PartView): string => {
    if (part.kind === "day") return "";
    if (!part.slot) return words.nobody;
    return part.slot.company === null ? words.somebody : company(part.slot.company);
  };
  const columns: Column<PartView>[] = [
    {
      id: "when",
      head: words.when,
      cell: (part) =>
        part.kind === "day" ? time.day(millis(part.from)) : time.range(millis(part.from), millis(part.until)),
    },
    {
      id: "what",
      head: words.what,
      cell: (part) =>
        part.kind === "day" ? (
          part.use > 0 ? (
            words.dayUse(length(part.use))
          ) : (
            words.dayNoUse
          )
        ) : (
          <span class="row">
            <StateMark state={part.state} />
            {part.inferred && <span class="small soft">{words.inferred}</span>}
          </span>
        ),
    },
    {
      id: "role",
      head: words.role,
      cell: (part) => (
        <span class={`explanation-role explanation-${part.role}`}>
          {words.roles[part.role]}
          {!part.certain && <span class="small soft explanation-doubt">{words.doubtful}</span>}
        </span>
      ),
    },
    {
      id: "length",
      head: words.length,
      isNumber: true,
      cell: (part) => length(part.kind === "day" ? part.observed : part.duration),
    },
    { id: "whose", head: words.whose, cell: whose },
  ];
  return (
    <DataTable
      caption={words.parts}
      columns={columns}
      rows={parts}
      keyOf={(part) => `${part.kind} ${part.from}`}
    />
  );
}

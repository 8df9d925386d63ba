import { useText, useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { millis } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { useBookingFacts } from "./case-facts.tsx";
import type { UnbookedRun } from "./judge-case.ts";
import type { JudgeRow } from "./judge-rows.ts";
import { adviceFor } from "./suggestion.ts";
import { useRunText } from "./use-run-text.ts";
import { judgeWords } from "./words.ts";

export const runsOf = ({ cases }: JudgeRow): UnbookedRun[] =>
  cases.flatMap((it) => (it.kind === "unbooked-use" ? [it.run] : []));

/** A row in words. */
export function useRowText() {
  const words = useWords(judgeWords);
  const text = useText();
  const time = useTime();
  const now = useNow(60_000);
  const companies = useCompanies();
  const machines = useMachines().value?.items ?? [];
  const runText = useRunText();
  const factsOf = useBookingFacts();
  const company = (id: string) => companies.get(id)?.short ?? id;
  return {
    machine: ({ machine }: JudgeRow) => text(machines.find((it) => it.id === machine)?.name) || machine,
    company: (row: JudgeRow) => row.company && company(row.company),
    when: ({ kind, from, to }: JudgeRow) =>
      kind === "fault" ? `${time.day(from)} ${time.clock(from)}` : time.range(from, to),
    /** What the machine says, in a few words. */
    says(row: JudgeRow): string {
      const [it] = row.cases;
      if (!it) return "";
      const runs = runsOf(row);
      if (it.kind === "unbooked-use") {
        return runs.length > 1
          ? words.runs(runs.length, runText.length(runs))
          : runText.facts(it.run).slice(0, 2).join(" / ");
      }
      if (it.kind === "fault") {
        const { outUntil } = it.fault;
        const asks = outUntil && words.wantsOutage(time.moment(millis(outUntil), now));
        return [it.fault.text, asks].filter(Boolean).join(" / ");
      }
      if (it.kind === "request")
        return row.from > now ? words.startsIn(time.duration(row.from - now)) : words.overdue;
      return it.booking.use ? factsOf(it.booking).slice(0, 2).join(" / ") : words.notYet;
    },
    advice(row: JudgeRow, near: readonly string[] | undefined): string {
      const advice = adviceFor(row, near);
      if (advice === undefined) return "";
      return advice === "assign" ? words.assignTo(company(near?.[0] ?? "")) : words.advice[advice];
    },
    /** What was decided. */
    decision(row: JudgeRow): string {
      const [it] = row.cases;
      if (!it || it.kind === "fault") return "";
      if (it.kind === "unbooked-use") return row.company ? words.assignedTo(company(row.company)) : "";
      const { excused, waived, upheld } = it.booking;
      return [excused && words.excused, waived && words.waived, upheld && words.upheld]
        .filter(Boolean)
        .join(" / ");
    },
  };
}

import { useEffect, useState } from "preact/hooks";
import type { z } from "zod";
import type { fairnessExplanationSchema } from "../../../routes/fairness-explain-schema.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { useApi } from "../../api/use-api.ts";
import { Link } from "../../app/navigation.tsx";
import { Button } from "../../controls/button.tsx";
import { type Column, DataTable } from "../../controls/data-table.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { Notice, ProblemNotice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { useLanguage, useText, useWords } from "../../language/use-words.ts";
import { useCompanyName } from "../../session/use-company-name.ts";
import { useMachines } from "../../session/use-machines.ts";
import { millis } from "../../time/instant.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import { useTime } from "../../time/use-time.ts";
import { explanationWords } from "./explanation-words.ts";
import { fairnessQuery, type View } from "./use-fairness.ts";
import { fairnessWords } from "./words.ts";

type Told = z.infer<typeof fairnessExplanationSchema>;
type Line = Told["items"][number];
const page = 200;

/** One member's figure in sentences with their numbers, and in its ledger lines. */
export function FairnessExplanation(props: { member: string; view: View; onClose: () => void }) {
  const { member, view, onClose } = props;
  const words = useWords(explanationWords);
  const language = useLanguage();
  const numbers = useNumbers();
  const api = useApi();
  const name = useCompanyName();
  const [told, setTold] = useState<Told>();
  const [lines, setLines] = useState<Line[]>([]);
  const [problem, setProblem] = useState<ApiProblem>();
  const [isLoading, setLoading] = useState(false);
  const load = async (before?: Told) => {
    setLoading(true);
    const more = before ? { after: before.next, version: before.version } : {};
    const answer = await api.get<Told>("/fairness/explain", {
      ...fairnessQuery(view),
      ...{ member, limit: page },
      ...more,
    });
    setLoading(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setTold(answer.value);
    setLines((known) => (before ? [...known, ...answer.value.items] : answer.value.items));
  };
  useEffect(() => void load(), [member, view.from, view.to, view.basis, view.machines.join()]);
  return (
    <Dialog title={words.title(name(member))} onClose={onClose} width="wide">
      {problem && <ProblemNotice problem={problem} onAgain={() => void load()} />}
      {!told && !problem && <Skeleton lines={8} />}
      {told && (
        <div class="stack">
          <ul class="fairness-facts">
            {told.facts.map((fact) => (
              <li key={fact.sentence.ja} class={fact.id === "part" ? "fairness-part" : undefined}>
                {fact.sentence[language]}
              </li>
            ))}
          </ul>
          <Notice kind={told.sums.agree ? "good" : "warn"}>
            {told.sums.agree ? words.agree : words.disagree}
          </Notice>
          <Lines lines={lines} />
          {told.next !== null && (
            <div>
              <Button isBusy={isLoading} onClick={() => void load(told)}>
                {words.more(numbers.number(lines.length))}
              </Button>
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const words = useWords(explanationWords);
  const parts = useWords(fairnessWords).parts;
  const numbers = useNumbers();
  const time = useTime();
  const text = useText();
  const machines = useMachines().value?.items;
  const columns: Column<Line>[] = [
    {
      id: "hour",
      head: words.hour,
      cell: (it) => `${time.dayShort(millis(it.hour))} ${time.clock(millis(it.hour))}`,
    },
    {
      id: "machine",
      head: words.machine,
      cell: (it) => text(machines?.find(({ id }) => id === it.machine)?.name) || it.machine,
    },
    { id: "part", head: words.part, cell: (it) => parts[it.part] },
    { id: "peak", head: words.peak, cell: (it) => (it.isPeak ? words.peak : "") },
    { id: "time", head: words.time, isNumber: true, cell: (it) => numbers.hours(it.duration, 2) },
    { id: "hours", head: words.equivalent, isNumber: true, cell: (it) => numbers.number(it.hours, 2) },
    {
      id: "booking",
      head: words.booking,
      cell: (it) =>
        it.booking && (
          <Link to="calendar" query={{ machine: it.machine, booking: it.booking }}>
            {words.openBooking}
          </Link>
        ),
    },
  ];
  return (
    <DataTable
      caption={words.lines}
      columns={columns}
      rows={lines.map((line, at) => ({ ...line, at }))}
      keyOf={(it) => `${(it as Line & { at: number }).at}`}
    />
  );
}

import { useEffect, useState } from "preact/hooks";
import type { z } from "zod";
import type { explanationSchema, PartView } from "../../../routes/utilization-explain-schema.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { useApi } from "../../api/use-api.ts";
import { Link } from "../../app/navigation.tsx";
import { Button } from "../../controls/button.tsx";
import { ProblemNotice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { unitOf } from "../../figure/figure.ts";
import { FigureBar } from "../../figure/figure-bar.tsx";
import { useFigureText } from "../../figure/use-figure-text.ts";
import { figureWords } from "../../figure/words.ts";
import { useLanguage, useWords } from "../../language/use-words.ts";
import { millis, rfc3339 } from "../../time/instant.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import { useTime } from "../../time/use-time.ts";
import { dateOf } from "../../time/zoned.ts";
import { ExplanationParts } from "./explanation-parts.tsx";
import { explanationWords } from "./explanation-words.ts";
import type { View } from "./view.ts";

type Told = z.infer<typeof explanationSchema>;
const sumKeys = ["counts", "opposes", "unknown", "inferred"] as const;
const page = 200;

/** Whose figure is opened, and of which days. */
export interface Subject {
  machine: string;
  /** `(none)`: the use of nobody; undefined: everybody's. */
  member: string | undefined;
  span: Pick<View, "from" | "to">;
}

/** One machine's figure as a sentence, as sums, and as the records that make it. */
export function Explanation({ subject, view }: { subject: Subject; view: View }) {
  const { machine, member, span } = subject;
  const words = useWords(explanationWords);
  const text = useWords(figureWords);
  const language = useLanguage();
  const api = useApi();
  const numbers = useNumbers();
  const { zone, range } = useTime();
  const write = useFigureText();
  const [told, setTold] = useState<Told>();
  const [parts, setParts] = useState<PartView[]>([]);
  const [problem, setProblem] = useState<ApiProblem>();
  const [isLoading, setLoading] = useState(false);
  const load = async (after?: string) => {
    setLoading(true);
    const answer = await api.get<Told>("/utilization/explain", {
      ...{ machine, member, after, figure: view.figure, limit: page },
      ...{ from: rfc3339(span.from), to: rfc3339(span.to) },
    });
    setLoading(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setTold(answer.value);
    setParts((before) => (after ? [...before, ...answer.value.items] : answer.value.items));
  };
  useEffect(() => void load(), [machine, member, span.from, span.to, view.figure]);

  if (problem) return <ProblemNotice problem={problem} onAgain={() => void load()} />;
  if (!told) return <Skeleton lines={6} />;
  const unit = unitOf(view.figure);
  const amount = (it: number) =>
    `${unit === "days" ? numbers.number(it) : numbers.hours(it, 2)} ${text[unit]}`;
  const figure = write(view.figure, told.result);
  return (
    <div class="stack">
      <p class="explanation-value">{figure.value}</p>
      <FigureBar figure={told.result} />
      <p class="explanation-sentence">{told.sentence[language]}</p>
      <dl class="explanation-sums" aria-label={words.sums}>
        {sumKeys.map((key) => (
          <div key={key}>
            <dt class="small soft">{words.sumOf[key]}</dt>
            <dd>{amount(told.sums[key])}</dd>
          </div>
        ))}
        {told.plannedMaintenance > 0 && (
          <div>
            <dt class="small soft">{words.plannedMaintenance}</dt>
            <dd>{`${numbers.hours(told.plannedMaintenance, 2)} ${text.hours}`}</dd>
          </div>
        )}
      </dl>
      {told.outOfUse.length > 0 && (
        <ul class="small" aria-label={words.outOfUse}>
          {told.outOfUse.map((it) => (
            <li key={it.from}>
              {range(millis(it.from), millis(it.until))} {words.outOfUseKind(it.kind, it.planned)}
            </li>
          ))}
        </ul>
      )}
      <p class="no-print">
        <Link
          to="machine"
          query={{ id: machine, from: dateOf(span.from, zone), to: dateOf(span.to - 1, zone) }}
        >
          {words.openMachine}
        </Link>
      </p>
      <ExplanationParts parts={parts} />
      {told.next && (
        <div>
          <Button isBusy={isLoading} onClick={() => void load(told.next ?? undefined)}>
            {words.more(numbers.number(parts.length))}
          </Button>
        </div>
      )}
    </div>
  );
}

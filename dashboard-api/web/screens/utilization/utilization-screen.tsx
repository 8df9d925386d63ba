import "./utilization.css";
import { useState } from "preact/hooks";
import { useApi } from "../../api/use-api.ts";
import { useNavigation } from "../../app/navigation.tsx";
import { useTitle } from "../../app/shell.tsx";
import { Button } from "../../controls/button.tsx";
import { EmptyState, Notice, ProblemNotice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { controlWords } from "../../controls/words.ts";
import { useLanguage, useWords } from "../../language/use-words.ts";
import { PeriodText } from "../../period/period-choice.tsx";
import { useInstallation } from "../../session/use-session.ts";
import { useNow } from "../../time/use-time.ts";
import { Choices } from "./choices.tsx";
import { Comparison } from "./comparison.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { Headline } from "./headline.tsx";
import { HoursOfWeek } from "./hours-of-week.tsx";
import { LossList } from "./losses.tsx";
import { OpenedGroup } from "./opened-group.tsx";
import { Trend } from "./trend.tsx";
import type { Keys } from "./use-group-name.ts";
import { rowsQuery, useRows } from "./use-rows.ts";
import { viewOf } from "./view.ts";
import { utilizationWords } from "./words.ts";

/** How well the machines are used, and how sure that is. */
export default function UtilizationScreen() {
  const words = useWords(utilizationWords);
  const controls = useWords(controlWords);
  const { address, change } = useNavigation();
  const { cluster } = useInstallation();
  const api = useApi();
  const view = viewOf(address.query, useNow(60_000), cluster);
  const whole = useRows(view, []);
  const parts = view.groupBy === "member" ? [] : ["losses"];
  const groups = useRows(view, [view.groupBy], [view.figure, ...parts]);
  const [opened, setOpened] = useState<Keys>();
  useTitle(words.title);
  const isEmpty = whole.value && (whole.value.rows[0]?.figures.utilization?.denominator ?? 0) === 0;
  const language = useLanguage();
  const file = (format: "csv" | "xlsx") =>
    api.address("/utilization", { ...rowsQuery(view, [view.groupBy], []), format, lang: language });
  return (
    <div class="stack utilization">
      <header class="row">
        <div>
          <h1>{words.title}</h1>
          <p class="soft">{words.question}</p>
        </div>
        <div class="row row-end no-print">
          <a class="button button-plain" href={file("csv")} download>
            {controls.csv}
          </a>
          <a class="button button-plain" href={file("xlsx")} download>
            {controls.xlsx}
          </a>
          <Button onClick={() => print()}>{controls.print}</Button>
        </div>
      </header>
      <Choices view={view} />
      <p class="small soft">
        <PeriodText period={view} cut={whole.value?.cut ?? false} />{" "}
        {whole.value && words.version(whole.value.version)}
      </p>
      {whole.problem && <ProblemNotice problem={whole.problem} onAgain={whole.again} />}
      {isEmpty ? (
        <EmptyState title={words.nothing}>{words.nothingWay}</EmptyState>
      ) : (
        <>
          <Headline rows={whole.value} onChoose={(figure) => change({ figure })} />
          <div class="utilization-main">
            <section class="card stack">
              <div>
                <h2>{words.compare}</h2>
                <p class="small soft">{words.compareNote}</p>
              </div>
              {groups.problem && !groups.value && <Notice>{groups.problem.title}</Notice>}
              {groups.value ? (
                <Comparison view={view} rows={groups.value} onOpen={setOpened} />
              ) : (
                <Skeleton lines={6} />
              )}
            </section>
            <section class="card stack">
              <div>
                <h2>{words.losses}</h2>
                <p class="small soft">{words.lossNote}</p>
              </div>
              <LossList row={whole.value?.rows[0]} />
            </section>
          </div>
          <div class="utilization-pair">
            <section class="card stack">
              <h2>{words.trend}</h2>
              <Trend view={view} />
            </section>
            <section class="card stack">
              <h2>{words.hours}</h2>
              <HoursOfWeek view={view} />
            </section>
          </div>
          <section class="stack">
            <h2>{words.table}</h2>
            {groups.value ? <FiguresTable view={view} rows={groups.value} /> : <Skeleton lines={6} />}
          </section>
        </>
      )}
      {opened && <OpenedGroup keys={opened} view={view} onClose={() => setOpened(undefined)} />}
    </div>
  );
}

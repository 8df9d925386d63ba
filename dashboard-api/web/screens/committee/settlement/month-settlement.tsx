import { useState } from "preact/hooks";
import type { z } from "zod";
import type { settlementSchema } from "../../../../routes/settlement-schema.ts";
import { useAnswer, useApi } from "../../../api/use-api.ts";
import { Link } from "../../../app/navigation.tsx";
import { Button } from "../../../controls/button.tsx";
import { EmptyState, Notice, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useLanguage, useWords } from "../../../language/use-words.ts";
import { useCompanyName } from "../../../session/use-company-name.ts";
import { usePerson } from "../../../session/use-session.ts";
import { millis } from "../../../time/instant.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { useTime } from "../../../time/use-time.ts";
import { CorrectDialog, PublishDialog } from "./settlement-dialogs.tsx";
import { StatementsTable } from "./statements-table.tsx";
import { Uncharged } from "./uncharged.tsx";
import { settlementWords } from "./words.ts";

export type Settlement = z.infer<typeof settlementSchema>;

/** One month: what stands in the way, its statements, what nobody is charged, and publishing or correcting it. */
export function MonthSettlement(props: { month: string; name: string; onChanged: () => void }) {
  const { month, name, onChanged } = props;
  const words = useWords(settlementWords);
  const language = useLanguage();
  const numbers = useNumbers();
  const time = useTime();
  const api = useApi();
  const nameOf = useCompanyName();
  const { role } = usePerson();
  const [isPublishing, setPublishing] = useState(false);
  const [correcting, setCorrecting] = useState<string>();
  const path = `/settlements/${month}`;
  const asked = useAnswer(
    (api, signal) => api.get<Settlement>(path, { lang: language }, signal),
    [path, language],
  );
  if (asked.problem && !asked.value) return <ProblemNotice problem={asked.problem} onAgain={asked.again} />;
  if (!asked.value) return <Skeleton lines={8} />;
  const settlement = asked.value;
  const { status, publishedAt, readiness, differing, items } = settlement;
  const isDraft = status === "draft";
  const mayPublish = role === "committee";
  const changed = () => {
    asked.again();
    onChanged();
  };
  const file = (format: string) => api.address(path, { format, lang: language });
  return (
    <section class="stack settlement-month">
      <div class="row">
        <h2>{words.titleOf(name)}</h2>
        <span class="settlement-status">{words.statuses[status]}</span>
        <span class="row row-end no-print">
          <a class="button" href={file("csv")} download>
            CSV
          </a>
          <a class="button" href={file("xlsx")} download>
            Excel
          </a>
        </span>
      </div>
      <p class="soft">
        {publishedAt
          ? words.publishedAt(
              `${time.dayLong(millis(publishedAt))} ${time.clock(millis(publishedAt))}`,
              settlement.ledgerVersion,
            )
          : words.draftHint}
      </p>
      {isDraft && readiness && !readiness.isReady && (
        <Notice kind="warn">
          {!readiness.isOver
            ? words.notOver
            : readiness.daysDue > 0 && words.daysDue(numbers.number(readiness.daysDue))}
        </Notice>
      )}
      {isDraft && readiness && readiness.disputes > 0 && (
        <Notice>
          {words.disputes(numbers.number(readiness.disputes))}{" "}
          <Link to="committee" query={{ tab: "judge", kind: "dispute" }}>
            {words.toJudge}
          </Link>
        </Notice>
      )}
      {differing && differing.length > 0 && (
        <Notice kind="warn">
          <p>{words.differing}</p>
          <ul class="settlement-differing">
            {differing.map((company) => (
              <li key={company}>
                {nameOf(company)}
                {mayPublish && (
                  <Button onClick={() => setCorrecting(company)}>
                    {words.correct}
                    <span class="unseen"> {nameOf(company)}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {items.length === 0 ? (
        <EmptyState title={words.nothing} />
      ) : (
        <StatementsTable settlement={settlement} name={name} />
      )}
      {isDraft && mayPublish && items.length > 0 && (
        <div class="no-print">
          <Button kind="main" disabled={readiness?.isReady === false} onClick={() => setPublishing(true)}>
            {words.publish}
          </Button>
        </div>
      )}
      {settlement.uncharged && <Uncharged uncharged={settlement.uncharged} />}
      {isPublishing && (
        <PublishDialog
          settlement={settlement}
          name={name}
          onDone={changed}
          onClose={() => setPublishing(false)}
        />
      )}
      {correcting !== undefined && (
        <CorrectDialog
          month={month}
          company={correcting}
          onDone={changed}
          onClose={() => setCorrecting(undefined)}
        />
      )}
    </section>
  );
}

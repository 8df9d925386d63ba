import { useState } from "preact/hooks";
import type { z } from "zod";
import type { personSchema } from "../../../../routes/people.ts";
import type { ApiProblem } from "../../../api/problem.ts";
import { useAnswer, useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { Dialog } from "../../../controls/dialog.tsx";
import { EmptyState, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import { useMachineName } from "../use-machine-name.ts";
import { CalendarForm } from "./calendar-form.tsx";
import { calendarWords, type FeedKind } from "./calendar-words.ts";

interface Feed {
  id: string;
  kind: FeedKind;
  subject: string;
  madeBy: string;
  created: string;
}

/** Calendar feeds of the company: made, shown once, ended. */
export function Calendars() {
  const words = useWords(calendarWords);
  const time = useTime();
  const nameOf = useMachineName();
  const api = useApi();
  const toast = useToast();
  const [ending, setEnding] = useState<Feed>();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const asked = useAnswer((api, signal) => api.get<{ items: Feed[] }>("/calendars", {}, signal), []);
  const people = useAnswer(
    (api, signal) => api.get<{ items: z.infer<typeof personSchema>[] }>("/people", {}, signal),
    [],
  );
  const whatOf = ({ kind, subject }: Feed) => {
    if (kind === "company") return words.kinds.company;
    if (kind === "machine") return nameOf(subject);
    return people.value?.items.find((it) => it.id === subject)?.name ?? subject;
  };
  const end = async (feed: Feed) => {
    setSending(true);
    const answer = await api.remove(`/calendars/${feed.id}`);
    setSending(false);
    setEnding(undefined);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) toast({ text: words.ended, kind: "good" });
    asked.again();
  };
  const columns: Column<Feed>[] = [
    { id: "what", head: words.what, cell: whatOf },
    {
      id: "made",
      head: words.made,
      cell: (it) => words.madeBy(time.dayLong(millis(it.created)), it.madeBy),
    },
    {
      id: "end",
      head: <span class="unseen">{words.end}</span>,
      cell: (it) => <Button onClick={() => setEnding(it)}>{words.end}</Button>,
    },
  ];
  return (
    <section class="card stack" aria-label={words.title}>
      <div>
        <h2>{words.title}</h2>
        <p class="small soft">{words.hint}</p>
      </div>
      <CalendarForm onMade={asked.again} />
      {problem && <ProblemNotice problem={problem} />}
      {asked.problem && !asked.value && <ProblemNotice problem={asked.problem} onAgain={asked.again} />}
      {!asked.value && !asked.problem && <Skeleton lines={2} />}
      {asked.value?.items.length === 0 && <EmptyState title={words.none}>{words.noneHint}</EmptyState>}
      {asked.value && asked.value.items.length > 0 && (
        <div class="company-rows">
          <DataTable
            caption={words.list}
            columns={columns}
            rows={asked.value.items.toReversed()}
            keyOf={(it) => it.id}
          />
        </div>
      )}
      {ending && (
        <Dialog
          title={words.endTitle}
          onClose={() => setEnding(undefined)}
          actions={
            <>
              <Button onClick={() => setEnding(undefined)}>{words.keep}</Button>
              <Button kind="danger" isBusy={isSending} onClick={() => void end(ending)}>
                {words.end}
              </Button>
            </>
          }
        >
          <p>
            <b>{whatOf(ending)}</b>
          </p>
          <p>{words.endHint}</p>
        </Dialog>
      )}
    </section>
  );
}

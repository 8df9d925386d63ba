import { useState } from "preact/hooks";
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
import { useNow, useTime } from "../../../time/use-time.ts";
import { NoticeForm } from "./notice-form.tsx";
import { noticeKinds, noticeWords } from "./notice-words.ts";

interface Channel {
  id: string;
  address: string;
  kinds: string[];
}

interface SentNotice {
  channel: string;
  kind: string;
  created: string;
  state: "waiting" | "sent" | "given-up";
}

/** Where the company's notices go, whether they arrive, and which. */
export function Notices() {
  const words = useWords(noticeWords);
  const time = useTime();
  const now = useNow();
  const api = useApi();
  const toast = useToast();
  const [ending, setEnding] = useState<Channel>();
  const [problem, setProblem] = useState<ApiProblem>();
  const asked = useAnswer((api, signal) => api.get<{ items: Channel[] }>("/notice-channels", {}, signal), []);
  const sent = useAnswer(
    (api, signal) => api.get<{ items: SentNotice[] }>("/notices", {}, signal),
    [Math.floor(now / 20_000)],
  );
  const end = async (channel: Channel) => {
    const answer = await api.remove(`/notice-channels/${channel.id}`);
    setEnding(undefined);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) toast({ text: words.ended, kind: "good" });
    asked.again();
  };
  const tryOut = async (channel: Channel) => {
    const answer = await api.post(`/notice-channels/${channel.id}/trial`, undefined);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) toast({ text: words.trialSent, kind: "good" });
    sent.again();
  };
  // Newest first, as they are told.
  const lastOf = (id: string) => sent.value?.items.find((it) => it.channel === id);
  const columns: Column<Channel>[] = [
    { id: "to", head: words.to, cell: (it) => it.address },
    {
      id: "about",
      head: words.about,
      cell: (it) =>
        it.kinds.length === noticeKinds.length
          ? words.all
          : it.kinds.map((kind) => words.kinds[kind] ?? kind).join(", "),
    },
    {
      id: "last",
      head: words.last,
      cell: ({ id }) => {
        const last = lastOf(id);
        if (!last) return <span class="soft">{words.nothingYet}</span>;
        return (
          <>
            {time.moment(millis(last.created), now)} {words.kinds[last.kind] ?? last.kind}
            <span class={`company-mark ${last.state === "given-up" ? "company-mark-bad" : ""}`}>
              {words.states[last.state]}
            </span>
          </>
        );
      },
    },
    {
      id: "change",
      head: <span class="unseen">{words.end}</span>,
      cell: (it) => (
        <span class="row">
          <Button onClick={() => void tryOut(it)}>{words.trial}</Button>
          <Button onClick={() => setEnding(it)}>{words.end}</Button>
        </span>
      ),
    },
  ];
  return (
    <section class="card stack" aria-label={words.title}>
      <div>
        <h2>{words.title}</h2>
        <p class="small soft">{words.hint}</p>
      </div>
      <NoticeForm onMade={asked.again} />
      {problem && <ProblemNotice problem={problem} />}
      {asked.problem && !asked.value && <ProblemNotice problem={asked.problem} onAgain={asked.again} />}
      {!asked.value && !asked.problem && <Skeleton lines={2} />}
      {asked.value?.items.length === 0 && <EmptyState title={words.none}>{words.noneHint}</EmptyState>}
      {asked.value && asked.value.items.length > 0 && (
        <div class="company-rows">
          <DataTable caption={words.list} columns={columns} rows={asked.value.items} keyOf={(it) => it.id} />
        </div>
      )}
      {ending && (
        <Dialog
          title={words.endTitle}
          onClose={() => setEnding(undefined)}
          actions={
            <>
              <Button onClick={() => setEnding(undefined)}>{words.keep}</Button>
              <Button kind="danger" onClick={() => void end(ending)}>
                {words.end}
              </Button>
            </>
          }
        >
          <p>{words.endHint(ending.address)}</p>
        </Dialog>
      )}
    </section>
  );
}

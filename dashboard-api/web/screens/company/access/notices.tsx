import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { useAnswer, useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import type { Column } from "../../../controls/data-table.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { EndableList } from "./endable-list.tsx";
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
  const [problem, setProblem] = useState<ApiProblem>();
  const channels = useAnswer(
    (api, signal) => api.get<{ items: Channel[] }>("/notice-channels", {}, signal),
    [],
  );
  const sent = useAnswer(
    (api, signal) => api.get<{ items: SentNotice[] }>("/notices", {}, signal),
    [Math.floor(now / 20_000)],
  );
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
  ];
  return (
    <EndableList
      words={words}
      hint={words.hint}
      form={<NoticeForm onMade={channels.again} />}
      things={channels}
      path="/notice-channels"
      columns={columns}
      actions={(it) => <Button onClick={() => void tryOut(it)}>{words.trial}</Button>}
      question={({ address }) => ({ title: words.endTitle, text: <p>{words.endHint(address)}</p> })}
      problem={problem}
    />
  );
}

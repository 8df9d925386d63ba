import { useState } from "preact/hooks";
import type { NoticeKind } from "../../../../notices/notice-kind.ts";
import type { ApiProblem } from "../../../api/problem.ts";
import { useAnswer, useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { SelectField, TextField } from "../../../controls/field.tsx";
import { EmptyState, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useLanguage, useWords } from "../../../language/use-words.ts";
import { SecretOnce } from "../secret-once.tsx";
import { noticesWords } from "./words.ts";

interface Channel {
  id: string;
  kind: "email" | "webhook";
  address: string;
  kinds: NoticeKind[];
}

/** Where notices go: addresses added, tried and taken away. */
export function Channels({ onTrial }: { onTrial: () => void }) {
  const words = useWords(noticesWords);
  const language = useLanguage();
  const api = useApi();
  const toast = useToast();
  const [kind, setKind] = useState<Channel["kind"]>("email");
  const [address, setAddress] = useState("");
  const [secret, setSecret] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const asked = useAnswer((api, signal) => api.get<{ items: Channel[] }>("/notice-channels", {}, signal), []);
  const begin = async () => {
    const given = { kind, address: address.trim(), language };
    const answer = await api.post<{ secret: string | null }>("/notice-channels", given);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setSecret(answer.value.secret ?? undefined);
    setAddress("");
    toast({ text: words.begun });
    asked.again();
  };
  const act = async (send: Promise<{ ok: true } | { ok: false; problem: ApiProblem }>, text: string) => {
    const answer = await send;
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) toast({ text });
    asked.again();
    onTrial();
  };
  const columns: Column<Channel>[] = [
    { id: "address", head: words.way, cell: (it) => `${words.ways[it.kind]}: ${it.address}` },
    { id: "what", head: words.what, cell: (it) => it.kinds.map((one) => words.kinds[one]).join(", ") },
    {
      id: "do",
      head: <span class="unseen">{words.trial}</span>,
      cell: (it) => (
        <span class="row">
          <Button onClick={() => void act(api.post(`/notice-channels/${it.id}/trial`, {}), words.trialSent)}>
            {words.trial}
          </Button>
          <Button onClick={() => void act(api.remove(`/notice-channels/${it.id}`), words.ended)}>
            {words.end}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <section class="card stack">
      <div>
        <h2>{words.notices}</h2>
        <p class="small soft">{words.noticesHint}</p>
      </div>
      <form
        class="row company-line"
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <SelectField
          label={words.way}
          value={kind}
          choices={(["email", "webhook"] as const).map((value) => ({ value, label: words.ways[value] }))}
          onValue={setKind}
        />
        <TextField
          label={words.address[kind]}
          type={kind === "email" ? "email" : "text"}
          value={address}
          onValue={setAddress}
          required
        />
        <Button kind="main" type="submit">
          {words.begin}
        </Button>
      </form>
      {problem && <ProblemNotice problem={problem} />}
      {secret && <SecretOnce title={words.secret} hint={words.secretHint} secret={secret} />}
      {!asked.value && <Skeleton lines={2} />}
      {asked.value?.items.length === 0 && (
        <EmptyState title={words.noChannels}>{words.noChannelsHint}</EmptyState>
      )}
      {asked.value && asked.value.items.length > 0 && (
        <DataTable caption={words.notices} columns={columns} rows={asked.value.items} keyOf={(it) => it.id} />
      )}
    </section>
  );
}

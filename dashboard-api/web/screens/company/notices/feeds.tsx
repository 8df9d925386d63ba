import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { useAnswer, useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { SelectField } from "../../../controls/field.tsx";
import { EmptyState, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useLanguage, useText, useWords } from "../../../language/use-words.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { usePerson } from "../../../session/use-session.ts";
import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import { SecretOnce } from "../secret-once.tsx";
import { noticesWords } from "./words.ts";

type Kind = "company" | "machine" | "person";
interface Feed {
  id: string;
  kind: Kind;
  subject: string;
  madeBy: string;
  created: string;
}

/** Calendars under secret addresses: made, shown once, ended. */
export function Feeds() {
  const words = useWords(noticesWords);
  const language = useLanguage();
  const text = useText();
  const time = useTime();
  const api = useApi();
  const toast = useToast();
  const person = usePerson();
  const machines = useMachines().value?.items ?? [];
  const [kind, setKind] = useState<Kind>("company");
  const [machine, setMachine] = useState<string>();
  const [url, setUrl] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const asked = useAnswer((api, signal) => api.get<{ items: Feed[] }>("/calendars", {}, signal), []);
  const kinds: Kind[] = person.person ? ["company", "machine", "person"] : ["company", "machine"];
  const chosen = machine ?? machines[0]?.id ?? "";
  const subject = { company: person.company, machine: chosen, person: person.person }[kind];
  const make = async () => {
    const answer = await api.post<{ url: string }>("/calendars", { kind, subject, language });
    setProblem(answer.ok ? undefined : answer.problem);
    setUrl(answer.ok ? answer.value.url : undefined);
    asked.again();
  };
  const end = async (feed: Feed) => {
    const answer = await api.remove(`/calendars/${feed.id}`);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) toast({ text: words.ended });
    asked.again();
  };
  const columns: Column<Feed>[] = [
    {
      id: "whose",
      head: words.whose,
      cell: (it) =>
        it.kind === "machine"
          ? text(machines.find(({ id }) => id === it.subject)?.name) || it.subject
          : words.feedKinds[it.kind],
    },
    { id: "made", head: words.made, cell: (it) => time.dayLong(millis(it.created)) },
    { id: "by", head: words.by, cell: (it) => it.madeBy },
    {
      id: "end",
      head: <span class="unseen">{words.end}</span>,
      cell: (it) => <Button onClick={() => void end(it)}>{words.end}</Button>,
    },
  ];
  return (
    <section class="card stack">
      <div>
        <h2>{words.feeds}</h2>
        <p class="small soft">{words.feedsHint}</p>
      </div>
      <form
        class="row company-line"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <SelectField
          label={words.feedKind}
          value={kind}
          choices={kinds.map((value) => ({ value, label: words.feedKinds[value] }))}
          onValue={setKind}
        />
        {kind === "machine" && (
          <SelectField
            label={words.machine}
            value={chosen}
            choices={machines.map(({ id, name }) => ({ value: id, label: text(name) }))}
            onValue={setMachine}
          />
        )}
        <Button kind="main" type="submit">
          {words.makeFeed}
        </Button>
      </form>
      {problem && <ProblemNotice problem={problem} />}
      {url && <SecretOnce title={words.feedMade} hint={words.feedMadeHint} secret={url} />}
      {!asked.value && <Skeleton lines={2} />}
      {asked.value?.items.length === 0 && <EmptyState title={words.noFeeds}>{words.noFeedsHint}</EmptyState>}
      {asked.value && asked.value.items.length > 0 && (
        <DataTable caption={words.feeds} columns={columns} rows={asked.value.items} keyOf={(it) => it.id} />
      )}
    </section>
  );
}

import { useState } from "preact/hooks";
import type { z } from "zod";
import type { personSchema } from "../../../../routes/people.ts";
import type { ApiProblem } from "../../../api/problem.ts";
import { useAnswer, useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { EmptyState, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import { useMachineName } from "../use-machine-name.ts";
import { peopleWords } from "./words.ts";

type Person = z.infer<typeof personSchema>;

interface Account {
  id: string;
  login: string;
  role: string;
  person: string;
  state: "invited" | "active" | "disabled";
}

interface Row extends Person {
  account: Account | undefined;
}

/** The company's people with their sign-in and what they are qualified for. */
export function PeopleList({ turn }: { turn: unknown }) {
  const words = useWords(peopleWords);
  const time = useTime();
  const nameOf = useMachineName();
  const { company, person } = usePerson();
  const api = useApi();
  const toast = useToast();
  const [problem, setProblem] = useState<ApiProblem>();
  const people = useAnswer((api, signal) => api.get<{ items: Person[] }>("/people", {}, signal), [turn]);
  const accounts = useAnswer((api, signal) => api.get<{ items: Account[] }>("/accounts", {}, signal), [turn]);
  const failed = people.problem ?? accounts.problem;
  if (!people.value || !accounts.value) {
    return failed ? <ProblemNotice problem={failed} onAgain={people.again} /> : <Skeleton lines={4} />;
  }
  const accountOf = new Map(accounts.value.items.map((it) => [it.person, it]));
  const rows: Row[] = people.value.items
    .filter((it) => it.company === company)
    .map((it) => ({ ...it, account: accountOf.get(it.id) }));
  const change = async ({ name, account }: Row) => {
    if (!account) return;
    const disabled = account.state !== "disabled";
    const answer = await api.patch(`/accounts/${account.id}`, { disabled });
    if (!answer.ok) return setProblem(answer.problem);
    setProblem(undefined);
    toast({ text: (disabled ? words.disabled : words.enabled)(name), kind: "good" });
    accounts.again();
  };
  const qualification = ({ machine, level, until }: Person["qualifications"][number]) => {
    const what = `${nameOf(machine)} ${words.levels[level] ?? level}`;
    return until === null ? what : words.qualifiedUntil(what, time.day(millis(until)));
  };
  const columns: Column<Row>[] = [
    {
      id: "name",
      head: words.name,
      cell: (it) => (
        <>
          {it.name}
          {it.kana && <p class="small soft">{it.kana}</p>}
        </>
      ),
    },
    {
      id: "account",
      head: words.account,
      cell: ({ account }) =>
        account ? (
          <>
            {words.states[account.state]}
            {account.role === "manager" && <span class="company-mark">{words.manager}</span>}
            <p class="small soft">{account.login}</p>
          </>
        ) : (
          <span class="soft">{words.noAccount}</span>
        ),
    },
    {
      id: "qualifications",
      head: words.qualifications,
      cell: (it) =>
        it.qualifications.length === 0 ? (
          <span class="soft">{words.noQualifications}</span>
        ) : (
          <ul>
            {it.qualifications.map((one) => (
              <li key={`${one.machine} ${one.level}`}>{qualification(one)}</li>
            ))}
          </ul>
        ),
    },
    {
      id: "change",
      head: <span class="unseen">{words.disable}</span>,
      cell: (it) =>
        it.account?.role === "member" &&
        it.id !== person && (
          <Button onClick={() => void change(it)}>
            {it.account.state === "disabled" ? words.enable : words.disable}
          </Button>
        ),
    },
  ];
  return (
    <div class="stack">
      <h2>{words.people}</h2>
      {problem && <ProblemNotice problem={problem} />}
      {rows.length === 0 ? (
        <EmptyState title={words.empty}>{words.inviteHint}</EmptyState>
      ) : (
        <div class="company-rows">
          <DataTable caption={words.people} columns={columns} rows={rows} keyOf={(it) => it.id} />
        </div>
      )}
    </div>
  );
}

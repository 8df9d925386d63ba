import { useState } from "preact/hooks";
import type { z } from "zod";
import type { personSchema } from "../../../../routes/people.ts";
import { useAnswer, useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import type { Column } from "../../../controls/data-table.tsx";
import { useProblemText } from "../../../controls/problem-words.ts";
import { useToast } from "../../../controls/toasts.tsx";
import { useText, useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { usePerson } from "../../../session/use-session.ts";
import { millis } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { GrantDialog } from "./grant-dialog.tsx";
import { PeopleList } from "./people-list.tsx";
import { peopleWords } from "./words.ts";

export type Someone = z.infer<typeof personSchema>;
type Held = Someone["qualifications"][number];

/** Who is qualified for what. */
export function Qualifications() {
  const words = useWords(peopleWords);
  const problemText = useProblemText();
  const text = useText();
  const time = useTime();
  const now = useNow(600_000);
  const api = useApi();
  const toast = useToast();
  const { role } = usePerson();
  const companies = useCompanies();
  const machines = useMachines().value?.items ?? [];
  const asked = useAnswer<{ items: Someone[] }>((it, signal) => it.get("/people", {}, signal), []);
  const [isGranting, setGranting] = useState(false);
  const isCommittee = role === "committee";
  const nameOf = (id: string) => text(machines.find((it) => it.id === id)?.name) || id;
  const withdraw = async ({ id }: Someone, { machine, level }: Held) => {
    const path = `/people/${encodeURIComponent(id)}/qualifications/${machine}/${encodeURIComponent(level)}`;
    const answer = await api.remove(path);
    if (answer.ok) toast({ text: words.withdrawn });
    else toast({ text: problemText(answer.problem).title, kind: "wrong" });
    asked.again();
  };
  const columns: Column<Someone>[] = [
    {
      id: "name",
      head: words.name,
      cell: (it) => (
        <>
          {it.name}
          <span class="small soft people-kana">{it.kana}</span>
        </>
      ),
    },
    {
      id: "company",
      head: words.company,
      cell: (it) => (it.company ? (companies.get(it.company)?.short ?? it.company) : words.noCompany),
    },
    {
      id: "held",
      head: words.qualified,
      cell: (it) =>
        it.qualifications.length === 0 ? (
          <span class="soft">{words.none}</span>
        ) : (
          <ul class="people-held">
            {it.qualifications.map((held) => (
              <li key={`${held.machine} ${held.level}`}>
                {nameOf(held.machine)} <span class="small soft">{held.level}</span>{" "}
                {held.until && (
                  <span class="small">
                    {words.qualifiedUntil(time.dayLong(millis(held.until)))}{" "}
                    {millis(held.until) < now && <strong class="people-locked">{words.expired}</strong>}
                  </span>
                )}
                {isCommittee && (
                  <Button
                    kind="quiet"
                    aria-label={`${words.withdraw}: ${it.name} ${nameOf(held.machine)} ${held.level}`}
                    onClick={() => void withdraw(it, held)}
                  >
                    {words.withdraw}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        ),
    },
  ];
  return (
    <>
      <PeopleList
        caption={words.parts.qualifications}
        note={words.notes.qualifications}
        asked={asked}
        columns={columns}
        action={
          isCommittee &&
          asked.value && (
            <Button kind="main" onClick={() => setGranting(true)}>
              {words.grant}
            </Button>
          )
        }
      />
      {isGranting && asked.value && (
        <GrantDialog people={asked.value.items} onDone={asked.again} onClose={() => setGranting(false)} />
      )}
    </>
  );
}

import { useState } from "preact/hooks";
import type { z } from "zod";
import type { personSchema } from "../../../../routes/people.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { SelectField } from "../../../controls/field.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useLanguage, useText, useWords } from "../../../language/use-words.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { usePerson } from "../../../session/use-session.ts";
import { SecretOnce } from "../secret-once.tsx";
import { calendarWords, type FeedKind } from "./calendar-words.ts";
import { MakingForm, useMaking } from "./making-form.tsx";

const kinds: FeedKind[] = ["company", "machine", "person"];

/** Makes the address of a calendar and shows it once. */
export function CalendarForm({ onMade }: { onMade: () => void }) {
  const words = useWords(calendarWords);
  const language = useLanguage();
  const text = useText();
  const making = useMaking<{ url: string }>("/calendars", onMade);
  const { company, person } = usePerson();
  const machines = useMachines().value?.items ?? [];
  const asked = useAnswer(
    (api, signal) => api.get<{ items: z.infer<typeof personSchema>[] }>("/people", {}, signal),
    [],
  );
  const people = (asked.value?.items ?? []).filter((it) => it.company === company);
  const [kind, setKind] = useState<FeedKind>("company");
  const [machine, setMachine] = useState("");
  const [who, setWho] = useState(person ?? "");
  const subject = {
    company: company ?? "",
    machine: machine || (machines[0]?.id ?? ""),
    person: people.some((it) => it.id === who) ? who : (people[0]?.id ?? ""),
  }[kind];
  return (
    <>
      {making.made && <SecretOnce title={words.madeTitle} hint={words.madeHint} secret={making.made.url} />}
      {making.problem && <ProblemNotice problem={making.problem} />}
      <MakingForm
        making={making}
        body={{ kind, subject, language }}
        isReady={subject !== ""}
        action={words.make}
      >
        <SelectField
          label={words.of}
          value={kind}
          choices={kinds.map((value) => ({ value, label: words.kinds[value] }))}
          onValue={setKind}
        />
        {kind === "machine" && (
          <SelectField
            label={words.machine}
            value={subject}
            choices={machines.map((it) => ({ value: it.id, label: text(it.name) }))}
            onValue={setMachine}
          />
        )}
        {kind === "person" && (
          <SelectField
            label={words.person}
            value={subject}
            choices={people.map((it) => ({ value: it.id, label: it.name }))}
            onValue={setWho}
          />
        )}
      </MakingForm>
    </>
  );
}

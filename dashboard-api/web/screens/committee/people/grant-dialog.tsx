import { useState } from "preact/hooks";
import { useApi } from "../../../api/use-api.ts";
import { DateField } from "../../../controls/date-field.tsx";
import { SelectField, TextField } from "../../../controls/field.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useText, useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { rfc3339 } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import { addDays, startOfDate } from "../../../time/zoned.ts";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import type { Someone } from "./qualifications.tsx";
import { peopleWords } from "./words.ts";

/** Qualifies a person for a machine, up to and with a day, or for good. */
export function GrantDialog(props: { people: readonly Someone[]; onDone: () => void; onClose: () => void }) {
  const words = useWords(peopleWords);
  const text = useText();
  const { zone } = useTime();
  const api = useApi();
  const toast = useToast();
  const companies = useCompanies();
  const machines = useMachines().value?.items ?? [];
  const [person, setPerson] = useState("");
  const [machine, setMachine] = useState("");
  const [level, setLevel] = useState("operator");
  const [until, setUntil] = useState("");
  const grant = async () => {
    const last = startOfDate(until, zone);
    const path = `/people/${encodeURIComponent(person)}/qualifications/${machine}/${encodeURIComponent(level.trim())}`;
    const answer = await api.put(path, {
      until: last === undefined ? null : rfc3339(addDays(last, 1, zone)),
    });
    if (!answer.ok) return answer.problem;
    toast({ text: words.granted });
    props.onDone();
    return undefined;
  };
  const choose = { value: "", label: words.choose };
  const labelOf = (it: Someone) =>
    it.company ? `${it.name} (${companies.get(it.company)?.short ?? it.company})` : it.name;
  return (
    <ConfirmDialog
      title={words.grant}
      note={words.grantNote}
      action={words.grant}
      isReady={person !== "" && machine !== "" && level.trim() !== ""}
      onConfirm={grant}
      onClose={props.onClose}
    >
      <SelectField
        label={words.person}
        value={person}
        choices={[choose, ...props.people.map((it) => ({ value: it.id, label: labelOf(it) }))]}
        onValue={setPerson}
      />
      <SelectField
        label={words.machine}
        value={machine}
        choices={[choose, ...machines.map((it) => ({ value: it.id, label: text(it.name) }))]}
        onValue={setMachine}
      />
      <TextField label={words.level} hint={words.levelHint} value={level} maxLength={63} onValue={setLevel} />
      <DateField label={`${words.until} (${words.untilHint})`} value={until} onValue={setUntil} />
    </ConfirmDialog>
  );
}

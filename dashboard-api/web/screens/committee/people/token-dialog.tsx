import { useState } from "preact/hooks";
import { useApi } from "../../../api/use-api.ts";
import { DateField } from "../../../controls/date-field.tsx";
import { TextField } from "../../../controls/field.tsx";
import { useWords } from "../../../language/use-words.ts";
import { rfc3339 } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { addDays, dateOf, startOfDate } from "../../../time/zoned.ts";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { isWhole, type RoleChoice, RoleFields, roleBody } from "./role-fields.tsx";
import { tokenWords } from "./token-words.ts";

/** A token that reads, for a role and its company. */
export function TokenDialog(props: { onMade: (token: string) => void; onClose: () => void }) {
  const texts = useWords(tokenWords);
  const { zone } = useTime();
  const now = useNow(600_000);
  const api = useApi();
  const [name, setName] = useState("");
  const [choice, setChoice] = useState<RoleChoice>({ role: "auditor", company: "" });
  const [until, setUntil] = useState(dateOf(addDays(now, 90, zone), zone));
  const last = startOfDate(until, zone);
  const make = async () => {
    const expires = rfc3339(addDays(last ?? now, 1, zone));
    const body = { name, scopes: ["read"], expires, ...roleBody(choice) };
    const answer = await api.post<{ token: string }>("/tokens", body);
    if (!answer.ok) return answer.problem;
    props.onMade(answer.value.token);
    return undefined;
  };
  return (
    <ConfirmDialog
      title={texts.makeToken}
      note={texts.makeTokenNote}
      action={texts.makeToken}
      isReady={name.trim() !== "" && last !== undefined && isWhole(choice)}
      onConfirm={make}
      onClose={props.onClose}
    >
      <TextField label={texts.token} value={name} maxLength={100} required onValue={setName} />
      <RoleFields value={choice} onValue={setChoice} />
      <DateField
        label={texts.expires}
        value={until}
        min={dateOf(now, zone)}
        max={dateOf(addDays(now, 398, zone), zone)}
        onValue={setUntil}
      />
    </ConfirmDialog>
  );
}

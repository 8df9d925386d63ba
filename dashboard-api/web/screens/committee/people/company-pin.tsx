import { useState } from "preact/hooks";
import { useAnswer, useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { TextField } from "../../../controls/field.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useWords } from "../../../language/use-words.ts";
import type { Company } from "../../../session/session.ts";
import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { peopleWords } from "./words.ts";

interface PinState {
  isSet: boolean;
  changed: string | null;
  changedBy: string | null;
  lockedAt: { machine: string }[];
}

/** Whether a company has a PIN for the pages at machines, and a new one where it was forgotten. */
export function CompanyPin({ company }: { company: Pick<Company, "id" | "short"> }) {
  const words = useWords(peopleWords);
  const time = useTime();
  const api = useApi();
  const toast = useToast();
  const path = `/companies/${encodeURIComponent(company.id)}/pin`;
  const asked = useAnswer<PinState>((it, signal) => it.get(path, {}, signal), [company.id]);
  const [isOpen, setOpen] = useState(false);
  const [pin, setPin] = useState("");
  const state = asked.value;
  const set = async () => {
    const answer = await api.put<PinState>(path, { pin });
    if (!answer.ok) return answer.problem;
    setPin("");
    toast({ text: words.pinDone(company.short) });
    asked.again();
    return undefined;
  };
  return (
    <span class="people-pin">
      {state && (
        <span class="small">
          {state.isSet && state.changed
            ? words.pinSet(time.dayShort(millis(state.changed)), state.changedBy ?? "")
            : words.pinMissing}
          {state.lockedAt.length > 0 && (
            <strong class="people-locked"> {words.pinLocked(state.lockedAt.length)}</strong>
          )}
        </span>
      )}
      <Button kind="quiet" aria-label={`${words.setPin}: ${company.short}`} onClick={() => setOpen(true)}>
        {words.setPin}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={`${words.setPin}: ${company.short}`}
          note={words.pinNote}
          action={words.setPin}
          isReady={pin.trim().length >= 6}
          onConfirm={set}
          onClose={() => setOpen(false)}
        >
          <TextField
            label={words.newPin}
            hint={words.pinHint}
            value={pin}
            inputMode="numeric"
            autocomplete="off"
            maxLength={8}
            onValue={setPin}
          />
        </ConfirmDialog>
      )}
    </span>
  );
}

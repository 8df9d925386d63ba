import { useState } from "preact/hooks";
import { useApi } from "../../../api/use-api.ts";
import { TextField } from "../../../controls/field.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useCompanyName } from "../../../session/use-company-name.ts";
import { useInstallation } from "../../../session/use-session.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import type { Settlement } from "./month-settlement.tsx";
import { settlementWords } from "./words.ts";

/** Publishing locks a month: what is locked is said before it is asked. */
export function PublishDialog(props: {
  settlement: Settlement;
  name: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { settlement, name, onDone, onClose } = props;
  const words = useWords(settlementWords);
  const numbers = useNumbers();
  const api = useApi();
  const toast = useToast();
  const { cluster } = useInstallation();
  const [reason, setReason] = useState("");
  const publish = async () => {
    const answer = await api.post(`/settlements/${settlement.month}/publish`, reason ? { reason } : {});
    if (!answer.ok) return answer.problem;
    toast({ text: words.published(name) });
    onDone();
    return undefined;
  };
  return (
    <ConfirmDialog
      title={words.publishTitle(name)}
      note={words.publishNote(
        numbers.number(settlement.items.length),
        numbers.money(settlement.total.total, cluster.currency),
      )}
      action={words.publish}
      onConfirm={publish}
      onClose={onClose}
    >
      <TextField label={words.remark} value={reason} onValue={setReason} maxLength={500} />
    </ConfirmDialog>
  );
}

/** A correction cites what it corrects, and says why. */
export function CorrectDialog(props: {
  month: string;
  company: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { month, company, onDone, onClose } = props;
  const words = useWords(settlementWords);
  const api = useApi();
  const toast = useToast();
  const name = useCompanyName()(company);
  const [reason, setReason] = useState("");
  const correct = async () => {
    const path = `/settlements/${month}/statements/${encodeURIComponent(company)}/corrections`;
    const answer = await api.post(path, { reason: reason.trim() });
    if (!answer.ok) return answer.problem;
    toast({ text: words.corrected(name) });
    onDone();
    return undefined;
  };
  return (
    <ConfirmDialog
      title={words.correctTitle(name)}
      note={words.correctNote}
      action={words.correct}
      isReady={reason.trim() !== ""}
      onConfirm={correct}
      onClose={onClose}
    >
      <TextField label={words.correctReason} value={reason} onValue={setReason} maxLength={500} required />
    </ConfirmDialog>
  );
}

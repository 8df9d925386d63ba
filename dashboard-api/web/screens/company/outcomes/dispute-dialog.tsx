import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { Dialog } from "../../../controls/dialog.tsx";
import { TextField } from "../../../controls/field.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useWords } from "../../../language/use-words.ts";
import type { OwnBooking } from "../use-own-bookings.ts";
import { outcomeWords } from "./words.ts";

/** Says to the committee that an outcome is wrong, and why. */
export function DisputeDialog(props: {
  booking: OwnBooking;
  what: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { booking, what, onClose, onDone } = props;
  const words = useWords(outcomeWords);
  const api = useApi();
  const toast = useToast();
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const send = async () => {
    if (reason.trim() === "") return setMissing(true);
    setSending(true);
    const answer = await api.post(
      `/bookings/${booking.id}/dispute`,
      { reason: reason.trim() },
      { ifMatch: booking.version },
    );
    setSending(false);
    if (!answer.ok) return setProblem(answer.problem);
    toast({ text: words.disputed, kind: "good" });
    onDone();
  };
  return (
    <Dialog
      title={words.disputeTitle}
      onClose={onClose}
      actions={
        <Button kind="main" isBusy={isSending} onClick={() => void send()}>
          {words.send}
        </Button>
      }
    >
      {problem && <ProblemNotice problem={problem} />}
      <p>
        <b>{what}</b>
      </p>
      <p class="small soft">{words.disputeHint}</p>
      <TextField
        label={words.reason}
        value={reason}
        maxLength={500}
        required
        {...(isMissing && reason.trim() === "" ? { mistake: words.reasonMissing } : {})}
        onValue={setReason}
      />
    </Dialog>
  );
}

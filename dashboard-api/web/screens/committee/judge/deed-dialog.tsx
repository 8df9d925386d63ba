import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { TextField } from "../../../controls/field.tsx";
import { useWords } from "../../../language/use-words.ts";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { deedWords } from "./deed-words.ts";
import type { Deed } from "./use-deeds.ts";

/** Asks why a decision is taken, which goes on record. */
export function DeedDialog(props: {
  deed: Deed | "unassign";
  /** What it is about, in a line. */
  about: string;
  onSend: (reason: string) => Promise<ApiProblem | undefined>;
  onClose: () => void;
}) {
  const { deed, about, onSend, onClose } = props;
  const words = useWords(deedWords);
  const [reason, setReason] = useState("");
  const isRepair = deed === "close";
  return (
    <ConfirmDialog
      title={words.deeds[deed].name}
      about={about}
      note={words.deeds[deed].means}
      action={words.deeds[deed].name}
      isDanger={deed === "refuse" || deed === "unassign"}
      isReady={isRepair || reason.trim() !== ""}
      onConfirm={() => onSend(reason.trim())}
      onClose={onClose}
    >
      <TextField
        label={isRepair ? words.remark : words.reason}
        hint={words.reasonHint}
        value={reason}
        maxLength={500}
        required={!isRepair}
        onValue={setReason}
      />
    </ConfirmDialog>
  );
}

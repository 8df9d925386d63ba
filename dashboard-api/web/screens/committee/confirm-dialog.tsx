import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { ApiProblem } from "../../api/problem.ts";
import { Button } from "../../controls/button.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { ProblemNotice } from "../../controls/problem-notice.tsx";
import { useWords } from "../../language/use-words.ts";
import { committeeWords } from "./words.ts";

/** Says what will happen, asks for what it needs, and stays open with the problem when it is refused. */
export function ConfirmDialog(props: {
  title: string;
  /** What it is about, in a line. */
  about?: string | undefined;
  note: string;
  action: string;
  isDanger?: boolean;
  isReady?: boolean;
  onConfirm: () => Promise<ApiProblem | undefined>;
  onClose: () => void;
  children?: ComponentChildren;
}) {
  const {
    title,
    about,
    note,
    action,
    isDanger = false,
    isReady = true,
    onConfirm,
    onClose,
    children,
  } = props;
  const words = useWords(committeeWords);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const confirm = async () => {
    setBusy(true);
    const refused = await onConfirm();
    setBusy(false);
    if (refused) setProblem(refused);
    else onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button
            kind={isDanger ? "danger" : "main"}
            isBusy={isBusy}
            disabled={!isReady}
            onClick={() => void confirm()}
          >
            {action}
          </Button>
        </>
      }
    >
      {about && <p class="committee-about">{about}</p>}
      <p>{note}</p>
      {problem && <ProblemNotice problem={problem} />}
      {children}
    </Dialog>
  );
}

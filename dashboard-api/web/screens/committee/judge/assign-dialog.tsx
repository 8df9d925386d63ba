import { useState } from "preact/hooks";
import { Button } from "../../../controls/button.tsx";
import { Dialog } from "../../../controls/dialog.tsx";
import { TextField } from "../../../controls/field.tsx";
import { useProblemText } from "../../../controls/problem-words.ts";
import { Progress } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { committeeWords } from "../words.ts";
import { CompanyField } from "./company-field.tsx";
import { deedWords } from "./deed-words.ts";
import type { UnbookedRun } from "./judge-case.ts";
import type { Failure } from "./use-assignments.ts";
import { useRunText } from "./use-run-text.ts";

/** Asks whose use it was and why, and tells how far it has come; what could not be done stays, each with its reason. */
export function AssignDialog(props: {
  runs: readonly UnbookedRun[];
  nearby: readonly string[];
  onSend: (
    runs: readonly UnbookedRun[],
    company: string,
    reason: string,
    onStep: (done: number) => void,
  ) => Promise<Failure[]>;
  onClose: () => void;
}) {
  const { nearby, onSend, onClose } = props;
  const words = useWords(deedWords);
  const { cancel } = useWords(committeeWords);
  const problemText = useProblemText();
  const text = useRunText();
  // As they were chosen: the list behind is told anew while they are sent.
  const [runs, setRuns] = useState(props.runs);
  const [reason, setReason] = useState("");
  const [company, setCompany] = useState(nearby.length === 1 ? (nearby[0] ?? "") : "");
  const [done, setDone] = useState<number>();
  const [failures, setFailures] = useState<Failure[]>([]);
  const { name, means } = words.deeds.assign;
  const send = async () => {
    setDone(0);
    const left = await onSend(runs, company, reason.trim(), setDone);
    setDone(undefined);
    if (left.length === 0) return onClose();
    setFailures(left);
    setRuns(left.map(({ run }) => run));
  };
  return (
    <Dialog
      title={name}
      onClose={done === undefined ? onClose : undefined}
      actions={
        <>
          <Button kind="quiet" disabled={done !== undefined} onClick={onClose}>
            {cancel}
          </Button>
          <Button
            kind="main"
            isBusy={done !== undefined}
            disabled={reason.trim() === "" || company === ""}
            onClick={() => void send()}
          >
            {failures.length > 0 ? words.again : name}
          </Button>
        </>
      }
    >
      {failures.length > 0 ? (
        <div class="notice notice-problem" role="alert">
          <p class="notice-title">{words.failed(failures.length, props.runs.length)}</p>
          <ul class="notice-list">
            {failures.map(({ run, problem }) => (
              <li key={`${run.machine} ${run.from}`}>
                {text.name(run)}: {problemText(problem).title}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <ul class="judge-chosen">
          {runs.map((run) => (
            <li key={`${run.machine} ${run.from}`}>{text.name(run)}</li>
          ))}
        </ul>
      )}
      <p>{means}</p>
      <CompanyField value={company} nearby={nearby} onValue={setCompany} />
      <TextField
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        maxLength={500}
        required
        onValue={setReason}
      />
      {done !== undefined && runs.length > 1 && (
        <Progress label={words.assigning(done, runs.length)} done={done} of={runs.length} />
      )}
    </Dialog>
  );
}

import { useState } from "preact/hooks";
import { type ApiProblem, kindOf } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { Notice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useWords } from "../../../language/use-words.ts";
import { type Round, roundPath } from "../../fairness/rounds/round.ts";
import { useSlotName } from "../../fairness/rounds/use-slot-name.ts";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { deskWords } from "./words.ts";

type Deed = "run" | "publish" | "withdraw";

/** What the committee does with a round that is not ended; each is confirmed. */
export function RoundActions({ round, onChange }: { round: Round; onChange: () => void }) {
  const words = useWords(deskWords);
  const api = useApi();
  const toast = useToast();
  const nameOf = useSlotName();
  const [deed, setDeed] = useState<Deed>();
  const [refused, setRefused] = useState<ApiProblem>();
  const { status } = round;
  if (status === "published" || status === "withdrawn") return null;
  const names = {
    ...{ run: status === "run" ? words.runAgain : words.run, publish: words.publish },
    withdraw: words.withdraw,
  };
  const notes = { run: words.runNote, publish: words.publishNote, withdraw: words.withdrawNote };
  const done = { run: words.ran, publish: words.published, withdraw: words.withdrawn };
  const carryOut = async (chosen: Deed): Promise<ApiProblem | undefined> => {
    const answer = await api.post(roundPath(round.id, `/${chosen}`), {});
    const isOutdated = !answer.ok && answer.problem.status === 409;
    setRefused(isOutdated ? answer.problem : undefined);
    if (!answer.ok && !isOutdated) return answer.problem;
    if (answer.ok) toast({ text: done[chosen] });
    onChange();
    return undefined;
  };
  return (
    <div class="stack">
      {refused && (
        <Notice kind="warn">
          <p role="alert">{kindOf(refused) === "overtaken" ? words.overtaken : words.conflict}</p>
          {refused.busy && (
            <ul class="notice-list">
              {refused.busy.map((slot) => (
                <li key={`${slot.machine} ${slot.from}`}>{nameOf(slot)}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <div class="row no-print">
        <Button
          kind={status === "run" ? "plain" : "main"}
          disabled={status === "open"}
          onClick={() => setDeed("run")}
        >
          {names.run}
        </Button>
        {status === "run" && (
          <Button kind="main" onClick={() => setDeed("publish")}>
            {names.publish}
          </Button>
        )}
        {status === "open" && <span class="small soft">{words.runWait}</span>}
        <span class="row-end">
          <Button kind="quiet" onClick={() => setDeed("withdraw")}>
            {names.withdraw}
          </Button>
        </span>
      </div>
      {deed && (
        <ConfirmDialog
          title={`${names[deed]}: ${round.name}`}
          note={notes[deed]}
          action={names[deed]}
          isDanger={deed === "withdraw"}
          onConfirm={() => carryOut(deed)}
          onClose={() => setDeed(undefined)}
        />
      )}
    </div>
  );
}

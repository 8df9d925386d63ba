import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { kindOf } from "../../../api/problem.ts";
import { useAnswer, useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { TextField } from "../../../controls/field.tsx";
import { Notice, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { millis } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { useMachineName } from "../use-machine-name.ts";
import { peopleWords } from "./words.ts";

interface PinState {
  isSet: boolean;
  changed: string | null;
  changedBy: string | null;
  lockedAt: { machine: string; until: string }[];
}

/** The PIN by which the company's people act at machines; it is never shown. */
export function CompanyPin() {
  const words = useWords(peopleWords);
  const time = useTime();
  const now = useNow();
  const nameOf = useMachineName();
  const { company } = usePerson();
  const api = useApi();
  const toast = useToast();
  const [pin, setPin] = useState("");
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const asked = useAnswer(
    (api, signal) => api.get<PinState>(`/companies/${company}/pin`, {}, signal),
    [company],
  );
  const save = async () => {
    setSending(true);
    setProblem(undefined);
    const answer = await api.put(`/companies/${company}/pin`, { pin });
    setSending(false);
    if (!answer.ok) return setProblem(answer.problem);
    setPin("");
    toast({ text: words.pinSaved, kind: "good" });
    asked.again();
  };
  const isWrong = problem !== undefined && kindOf(problem) === "invalid-request";
  const state = asked.value;
  return (
    <section class="card stack" aria-label={words.pin}>
      <div>
        <h2>{words.pin}</h2>
        <p class="small soft">{words.pinHint}</p>
      </div>
      {asked.problem && !state && <ProblemNotice problem={asked.problem} onAgain={asked.again} />}
      {!state && !asked.problem && <Skeleton lines={2} />}
      {state && (
        <>
          {state.isSet ? (
            <p>
              {words.pinSet(
                state.changed ? time.moment(millis(state.changed), now) : "",
                state.changedBy ?? "",
              )}
            </p>
          ) : (
            <Notice kind="warn">{words.pinUnset}</Notice>
          )}
          {state.lockedAt.map((it) => (
            <Notice key={it.machine} kind="warn">
              {words.pinLocked(nameOf(it.machine), time.moment(millis(it.until), now))}
            </Notice>
          ))}
          {problem && !isWrong && <ProblemNotice problem={problem} />}
          <form
            class="company-form"
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <TextField
              label={words.newPin}
              hint={words.pinRule}
              value={pin}
              inputMode="numeric"
              autocomplete="off"
              maxLength={8}
              required
              {...(isWrong ? { mistake: words.pinWrong } : {})}
              onValue={setPin}
            />
            <div class="company-form-end">
              <Button type="submit" kind="main" isBusy={isSending} disabled={pin === ""}>
                {state.isSet ? words.changePin : words.savePin}
              </Button>
            </div>
          </form>
        </>
      )}
    </section>
  );
}

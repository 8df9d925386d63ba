import { useState } from "preact/hooks";
import type { ApiProblem } from "../api/problem.ts";
import { useApi } from "../api/use-api.ts";
import { Button } from "../controls/button.tsx";
import { Dialog } from "../controls/dialog.tsx";
import { TextField } from "../controls/field.tsx";
import { ProblemNotice } from "../controls/problem-notice.tsx";
import { useToast } from "../controls/toasts.tsx";
import { useWords } from "../language/use-words.ts";
import { shellWords } from "./words.ts";

const form = "password-form";

/** Changes one's own password; every other session of it ends. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(shellWords);
  const api = useApi();
  const toast = useToast();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const isWrong = (where: string) => problem?.mistakes?.some((it) => it.where === where);
  const save = async () => {
    setBusy(true);
    const answer = await api.put("/session/password", { current, next });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    toast({ text: words.saved });
    onClose();
  };
  return (
    <Dialog
      title={words.password}
      onClose={onClose}
      actions={
        <Button kind="main" type="submit" form={form} isBusy={isBusy}>
          {words.save}
        </Button>
      }
    >
      <form
        id={form}
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={words.present}
          mistake={isWrong("body/current") ? words.presentWrong : undefined}
          value={current}
          onValue={setCurrent}
          type="password"
          autocomplete="current-password"
          required
        />
        <TextField
          label={words.next}
          {...(isWrong("body/next") ? { mistake: words.nextHint } : { hint: words.nextHint })}
          value={next}
          onValue={setNext}
          type="password"
          autocomplete="new-password"
          required
        />
        {problem && !problem.mistakes && <ProblemNotice problem={problem} />}
      </form>
    </Dialog>
  );
}

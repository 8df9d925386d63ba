import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { kindOf } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { TextField } from "../../../controls/field.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { millis } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { SecretOnce } from "../secret-once.tsx";
import { peopleWords } from "./words.ts";

interface Made {
  name: string;
  link: string;
  expires: string;
}

/** Makes the link by which a person of the company begins. */
export function Invitation({ onInvited }: { onInvited: () => void }) {
  const words = useWords(peopleWords);
  const time = useTime();
  const now = useNow();
  const { company } = usePerson();
  const api = useApi();
  const [name, setName] = useState("");
  const [kana, setKana] = useState("");
  const [login, setLogin] = useState("");
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [made, setMade] = useState<Made>();
  const invite = async () => {
    setSending(true);
    setProblem(undefined);
    const body = { name, login, kana: kana.trim() || null, role: "member", company };
    const answer = await api.post<Omit<Made, "name">>("/accounts", body);
    setSending(false);
    if (!answer.ok) return setProblem(answer.problem);
    setMade({ ...answer.value, name });
    setName("");
    setKana("");
    setLogin("");
    onInvited();
  };
  const isTaken = problem !== undefined && kindOf(problem) === "conflict";
  return (
    <section class="card stack" aria-label={words.invite}>
      <div>
        <h2>{words.invite}</h2>
        <p class="small soft">{words.inviteHint}</p>
      </div>
      {made && (
        <SecretOnce
          title={words.linkTitle(made.name)}
          hint={words.linkHint(time.moment(millis(made.expires), now))}
          secret={made.link}
        />
      )}
      {problem && !isTaken && <ProblemNotice problem={problem} />}
      <form
        class="company-form"
        onSubmit={(event) => {
          event.preventDefault();
          void invite();
        }}
      >
        <TextField label={words.name} value={name} maxLength={100} required onValue={setName} />
        <TextField label={words.kana} value={kana} maxLength={100} onValue={setKana} />
        <TextField
          label={words.login}
          hint={words.loginHint}
          value={login}
          maxLength={100}
          autocomplete="off"
          required
          {...(isTaken ? { mistake: words.taken } : {})}
          onValue={setLogin}
        />
        <div class="company-form-end">
          <Button
            type="submit"
            kind="main"
            isBusy={isSending}
            disabled={name.trim() === "" || login.trim() === ""}
          >
            {words.makeLink}
          </Button>
        </div>
      </form>
    </section>
  );
}

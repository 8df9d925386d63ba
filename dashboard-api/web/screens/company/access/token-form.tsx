import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { CheckField, SelectField, TextField } from "../../../controls/field.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useWords } from "../../../language/use-words.ts";
import { hour, rfc3339 } from "../../../time/instant.ts";
import { useNow } from "../../../time/use-time.ts";
import { SecretOnce } from "../secret-once.tsx";
import { accessWords, type OfferedScope, offeredScopes } from "./words.ts";

type Term = "30" | "90" | "365";
const terms: Term[] = ["30", "90", "365"];

/** Makes a token and shows it once. */
export function TokenForm({ onMade }: { onMade: () => void }) {
  const words = useWords(accessWords);
  const now = useNow();
  const api = useApi();
  const [name, setName] = useState("");
  const [term, setTerm] = useState<Term>("90");
  const [scopes, setScopes] = useState<readonly OfferedScope[]>(["read"]);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [made, setMade] = useState<{ name: string; token: string }>();
  const make = async () => {
    setSending(true);
    setProblem(undefined);
    const expires = rfc3339(now + Number(term) * 24 * hour);
    const answer = await api.post<{ token: string; name: string }>("/tokens", { name, scopes, expires });
    setSending(false);
    if (!answer.ok) return setProblem(answer.problem);
    setMade(answer.value);
    setName("");
    onMade();
  };
  return (
    <>
      {made && <SecretOnce title={words.madeTitle(made.name)} hint={words.madeHint} secret={made.token} />}
      {problem && <ProblemNotice problem={problem} />}
      <form
        class="company-form"
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <TextField
          label={words.name}
          hint={words.nameHint}
          value={name}
          maxLength={100}
          required
          onValue={setName}
        />
        <fieldset class="company-scopes">
          <legend>{words.may}</legend>
          {offeredScopes.map((scope) => (
            <CheckField
              key={scope}
              label={words.scopes[scope] ?? scope}
              checked={scopes.includes(scope)}
              onValue={(isOn) =>
                setScopes(offeredScopes.filter((it) => (it === scope ? isOn : scopes.includes(it))))
              }
            />
          ))}
        </fieldset>
        <SelectField
          label={words.expires}
          value={term}
          choices={terms.map((value) => ({ value, label: words.terms[value] }))}
          onValue={setTerm}
        />
        <div class="company-form-end">
          <Button
            type="submit"
            kind="main"
            isBusy={isSending}
            disabled={name.trim() === "" || scopes.length === 0}
          >
            {words.make}
          </Button>
        </div>
      </form>
    </>
  );
}

import { useState } from "preact/hooks";
import { CheckField, SelectField, TextField } from "../../../controls/field.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useWords } from "../../../language/use-words.ts";
import { hour, rfc3339 } from "../../../time/instant.ts";
import { useNow } from "../../../time/use-time.ts";
import { SecretOnce } from "../secret-once.tsx";
import { MakingForm, useMaking } from "./making-form.tsx";
import { accessWords, type OfferedScope, offeredScopes } from "./words.ts";

type Term = "30" | "90" | "365";
const terms: Term[] = ["30", "90", "365"];

/** Makes a token and shows it once. */
export function TokenForm({ onMade }: { onMade: () => void }) {
  const words = useWords(accessWords);
  const now = useNow();
  const [name, setName] = useState("");
  const [term, setTerm] = useState<Term>("90");
  const [scopes, setScopes] = useState<readonly OfferedScope[]>(["read"]);
  const making = useMaking<{ name: string; token: string }>("/tokens", () => {
    setName("");
    onMade();
  });
  const { made, problem } = making;
  const expires = rfc3339(now + Number(term) * 24 * hour);
  return (
    <>
      {made && <SecretOnce title={words.madeTitle(made.name)} hint={words.madeHint} secret={made.token} />}
      {problem && <ProblemNotice problem={problem} />}
      <MakingForm
        making={making}
        body={{ name, scopes, expires }}
        isReady={name.trim() !== "" && scopes.length > 0}
        action={words.make}
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
      </MakingForm>
    </>
  );
}

import "./sign-in.css";
import { useState } from "preact/hooks";
import type { ApiProblem } from "../../api/problem.ts";
import { useApi } from "../../api/use-api.ts";
import { shellWords } from "../../app/words.ts";
import { Button } from "../../controls/button.tsx";
import { TextField } from "../../controls/field.tsx";
import { Notice, ProblemNotice } from "../../controls/problem-notice.tsx";
import { useWords } from "../../language/use-words.ts";
import { useInstallation, useSession } from "../../session/use-session.ts";
import { signInWords } from "./words.ts";

/** Login and password; in the demo, its accounts beside. */
export function SignInForm({ isExpired = false }: { isExpired?: boolean }) {
  const words = useWords(signInWords);
  const { roles } = useWords(shellWords);
  const { demoAccounts } = useInstallation();
  const session = useSession();
  const api = useApi();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const signIn = async (asLogin: string, asPassword: string) => {
    setBusy(true);
    const answer = await session.signIn(api, asLogin, asPassword);
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
  };
  return (
    <div class="stack">
      {isExpired && <Notice kind="warn">{words.expired}</Notice>}
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void signIn(login, password);
        }}
      >
        <TextField
          label={words.login}
          value={login}
          onValue={setLogin}
          name="login"
          autocomplete="username"
          required
        />
        <TextField
          label={words.password}
          value={password}
          onValue={setPassword}
          name="password"
          type="password"
          autocomplete="current-password"
          required
        />
        {problem && <ProblemNotice problem={problem} />}
        <Button kind="main" type="submit" isBusy={isBusy}>
          {words.submit}
        </Button>
      </form>
      {demoAccounts.length > 0 && (
        <section class="demo-accounts" aria-labelledby="demo-accounts">
          <h2 id="demo-accounts" class="small">
            {words.demo}
          </h2>
          <p class="small soft">{words.demoHint}</p>
          <div class="row">
            {demoAccounts.map((it) => (
              <Button key={it.login} isBusy={isBusy} onClick={() => void signIn(it.login, it.password)}>
                {roles[it.role]}
              </Button>
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

import { useState } from "preact/hooks";
import type { ApiProblem } from "../../api/problem.ts";
import { useApi } from "../../api/use-api.ts";
import { useNavigation } from "../../app/navigation.tsx";
import { Button } from "../../controls/button.tsx";
import { CheckField, TextField } from "../../controls/field.tsx";
import { ProblemNotice } from "../../controls/problem-notice.tsx";
import { useToast } from "../../controls/toasts.tsx";
import { useWords } from "../../language/use-words.ts";
import { useSession } from "../../session/use-session.ts";
import { millis } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import { accountWords } from "./words.ts";

export interface OneTimeLink {
  purpose: "setup" | "invitation" | "reset";
  login: string | null;
  expires: string;
}

/** Sets the password and signs in with it. What was entered stays until it is right. */
export function PasswordForm({ link, secret }: { link: OneTimeLink; secret: string }) {
  const words = useWords(accountWords);
  const time = useTime();
  const api = useApi();
  const session = useSession();
  const toast = useToast();
  const { go } = useNavigation();
  const [login, setLogin] = useState(link.login ?? "");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [isShown, setShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const isSetup = link.purpose === "setup";
  const mistakeAt = (where: string) => problem?.mistakes?.find((it) => it.where === where)?.expected;
  const differs = !isShown && again !== "" && again !== password;

  const submit = async () => {
    setBusy(true);
    const given = isSetup ? { login, name } : {};
    const set = await api.post<{ login: string }>("/sign-in/link", { secret, password, ...given });
    const signedIn = set.ok ? await session.signIn(api, set.value.login, password) : set;
    setBusy(false);
    if (!signedIn.ok) return setProblem(signedIn.problem);
    toast({ text: words.done });
    go("floor", {}, { replace: true });
  };
  const type = isShown ? "text" : "password";
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!differs && (isShown || again === password)) void submit();
      }}
    >
      <p>{words.intro[link.purpose]}</p>
      <TextField
        label={words.login}
        hint={isSetup ? words.loginHint : undefined}
        mistake={mistakeAt("body/login") && words.loginHint}
        value={login}
        onValue={setLogin}
        name="login"
        autocomplete="username"
        readOnly={!isSetup}
        required
      />
      {isSetup && (
        <TextField label={words.name} value={name} onValue={setName} autocomplete="name" required />
      )}
      <TextField
        label={words.password}
        hint={words.passwordHint}
        mistake={mistakeAt("body/password") && words.passwordHint}
        value={password}
        onValue={setPassword}
        type={type}
        autocomplete="new-password"
        required
      />
      {!isShown && (
        <TextField
          label={words.again}
          mistake={differs ? words.differ : undefined}
          value={again}
          onValue={setAgain}
          type="password"
          autocomplete="new-password"
          required
        />
      )}
      <CheckField label={words.show} checked={isShown} onValue={setShown} />
      {problem && !problem.mistakes && <ProblemNotice problem={problem} />}
      <Button kind="main" type="submit" isBusy={isBusy}>
        {words.submit[link.purpose]}
      </Button>
      <p class="small soft">{words.valid(time.moment(millis(link.expires), Date.now()))}</p>
    </form>
  );
}

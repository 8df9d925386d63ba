import { useEffect } from "preact/hooks";
import { LanguageSwitch } from "../../app/language-switch.tsx";
import { useNavigation } from "../../app/navigation.tsx";
import { useObservable } from "../../app/observable.ts";
import { useTitle } from "../../app/shell.tsx";
import { useText, useWords } from "../../language/use-words.ts";
import { useInstallation, useSession } from "../../session/use-session.ts";
import { SignInForm } from "./sign-in-form.tsx";
import { signInWords } from "./words.ts";

/** The way in. Whoever asked for another screen gets it after signing in: the address stays. */
export default function SignInScreen() {
  const words = useWords(signInWords);
  const text = useText();
  const { cluster } = useInstallation();
  const { address, go } = useNavigation();
  const state = useObservable(useSession().state);
  useTitle(words.title);
  const isDone = state.kind === "in" && address.page === "sign-in";
  useEffect(() => {
    if (isDone) go("floor", {}, { replace: true });
  }, [isDone, go]);
  return (
    <div class="gate">
      <div class="gate-card">
        <div class="row">
          <p class="gate-name">{text(cluster.name)}</p>
          <span class="row-end">
            <LanguageSwitch />
          </span>
        </div>
        <h1>{words.title}</h1>
        <SignInForm />
        <p class="small soft">{words.forgotten}</p>
      </div>
    </div>
  );
}

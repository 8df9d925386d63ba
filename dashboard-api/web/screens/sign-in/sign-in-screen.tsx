import { useEffect } from "preact/hooks";
import { Gate } from "../../app/gate.tsx";
import { useNavigation } from "../../app/navigation.tsx";
import { useObservable } from "../../app/observable.ts";
import { useTitle } from "../../app/shell.tsx";
import { useWords } from "../../language/use-words.ts";
import { useSession } from "../../session/use-session.ts";
import { SignInForm } from "./sign-in-form.tsx";
import { signInWords } from "./words.ts";

/** The way in. Whoever asked for another screen gets it after signing in: the address stays. */
export default function SignInScreen() {
  const words = useWords(signInWords);
  const { address, go } = useNavigation();
  const state = useObservable(useSession().state);
  useTitle(words.title);
  const isDone = state.kind === "in" && address.page === "sign-in";
  useEffect(() => {
    if (isDone) go("floor", {}, { replace: true });
  }, [isDone, go]);
  return (
    <Gate title={words.title}>
      <SignInForm />
      <p class="small soft">{words.forgotten}</p>
    </Gate>
  );
}

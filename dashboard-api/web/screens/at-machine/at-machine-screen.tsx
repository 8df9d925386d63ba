import "./at-machine.css";
import { useEffect, useState } from "preact/hooks";
import { useApi } from "../../api/use-api.ts";
import { LanguageSwitch } from "../../app/language-switch.tsx";
import { Link, useNavigation } from "../../app/navigation.tsx";
import { useObservable } from "../../app/observable.ts";
import { useTitle } from "../../app/shell.tsx";
import { EmptyState, Notice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { useText, useWords } from "../../language/use-words.ts";
import { keepToken, keptToken } from "../../session/kept-token.ts";
import { useMachines } from "../../session/use-machines.ts";
import { useSession } from "../../session/use-session.ts";
import { SignInForm } from "../sign-in/sign-in-form.tsx";
import { MachineDeskPage } from "./machine-desk-page.tsx";
import { atMachineWords } from "./words.ts";

/**
 * A machine's own page, for a phone at the machine. The QR code's token stands after # and is sent in a header, never in
 * an address; it tells where the phone is, and a company's PIN tells who acts. Who is signed in needs neither.
 */
export default function AtMachineScreen() {
  const session = useSession();
  const api = useApi();
  const state = useObservable(session.state);
  const { address } = useNavigation();
  const { fragment: token } = address;
  const words = useWords(atMachineWords);
  useTitle(words.title);
  const [bad, setBad] = useState<string>();
  const isKnown = state.kind === "in" && keptToken() === token;
  useEffect(() => {
    if (token === "" || token === bad || isKnown) return;
    void session.useToken(api, token).then(async () => {
      const now = session.state.get();
      // Without an answer nobody knows whether it is good: the shell tries again.
      if (now.kind !== "out") return;
      keepToken(null);
      setBad(token);
      await session.begin(api);
    });
  }, [token, bad, isKnown, session, api]);

  const person = state.kind === "in" ? state.person : state.kind === "out" ? state.expired : undefined;
  const isWaiting = token !== "" && token !== bad && !isKnown;
  const machine = person?.role === "machine" ? person.machine : address.query.machine;
  const isOut = state.kind === "out" && (!person || person.role === "machine");
  return (
    <div class="at-machine">
      {token !== "" && token === bad && <Notice kind="warn">{words.open.badCode}</Notice>}
      {isWaiting ? (
        <Skeleton lines={6} />
      ) : isOut ? (
        <Outside />
      ) : machine ? (
        <MachineDeskPage key={machine} machine={machine} isByPin={person?.role === "machine"} />
      ) : (
        <MachineChoice />
      )}
    </div>
  );
}

/** Nobody knows where this phone is, nor who holds it. */
function Outside() {
  const { open } = useWords(atMachineWords);
  return (
    <div class="stack">
      <div class="row at-machine-language">
        <LanguageSwitch />
      </div>
      <h1>{open.title}</h1>
      <p>{open.hint}</p>
      <section class="card stack" aria-label={open.signIn}>
        <h2>{open.signIn}</h2>
        <SignInForm />
      </section>
    </div>
  );
}

/** Somebody is signed in, and the address names no machine. */
function MachineChoice() {
  const { open } = useWords(atMachineWords);
  const text = useText();
  const machines = useMachines();
  if (!machines.value) return <Skeleton lines={4} />;
  if (machines.value.items.length === 0) return <EmptyState title={open.title} />;
  return (
    <div class="stack">
      <h1>{open.choose}</h1>
      <ul class="stack">
        {machines.value.items.map((it) => (
          <li key={it.id}>
            <Link to="at-machine" query={{ machine: it.id }} class="button button-plain button-touch">
              {text(it.name)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { useObservable } from "../app/observable.ts";
import type { Installation, Person, Session } from "./session.ts";

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside of SessionContext");
  return session;
}

/** Who is signed in; screens other than sign-in are shown to nobody else. */
export function usePerson(): Person {
  const state = useObservable(useSession().state);
  if (state.kind === "in") return state.person;
  if (state.kind === "out" && state.expired) return state.expired;
  throw new Error("usePerson while nobody is signed in");
}

/** The cluster's name, zone and currency. */
export function useInstallation(): Installation {
  const installation = useObservable(useSession().installation);
  if (!installation) throw new Error("useInstallation before the session began");
  return installation;
}

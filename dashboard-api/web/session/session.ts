import type { z } from "zod";
import type { bilingualSchema } from "../../../config/site/text.ts";
import type { Role } from "../../access/role.ts";
import type { Api } from "../api/api-client.ts";
import { type Answer, type ApiProblem, kindOf } from "../api/problem.ts";
import { createObservable, type Observable } from "../app/observable.ts";

/** Who is signed in. */
export interface Person {
  name: string;
  role: Role;
  company: string | null;
  person: string | null;
  machine: string | null;
  csrf: string | null;
}

/** What anybody may know of the installation. */
export interface Installation {
  cluster: { name: z.infer<typeof bilingualSchema>; zone: string; currency: string; fiscalYearStart: number };
  demoAccounts: { login: string; password: string; role: Role; company: string | null }[];
}

export type SessionState =
  | { kind: "loading" }
  /** The server cannot be reached, so nobody knows. */
  | { kind: "unreachable"; problem: ApiProblem }
  /** `expired`: one was signed in, and what the screens hold is kept. */
  | { kind: "out"; expired: Person | undefined }
  | { kind: "in"; person: Person };

export interface Session {
  state: Observable<SessionState>;
  installation: Observable<Installation | undefined>;
  /** Asks who one is. */
  begin(api: Api): Promise<void>;
  signIn(api: Api, login: string, password: string): Promise<Answer<Person>>;
  signOut(api: Api): Promise<void>;
  /** The API said that nobody is signed in. */
  ended(): void;
  csrf(): string | null;
}

export function createSession(): Session {
  const state = createObservable<SessionState>({ kind: "loading" });
  const installation = createObservable<Installation | undefined>(undefined);
  const csrf = () => {
    const it = state.get();
    return it.kind === "in" ? it.person.csrf : null;
  };
  const ended = () => {
    const it = state.get();
    if (it.kind === "out") return;
    state.set({ kind: "out", expired: it.kind === "in" ? it.person : undefined });
  };
  return {
    ...{ state, installation, csrf, ended },
    async begin(api) {
      const [told, who] = await Promise.all([api.get<Installation>("/sign-in"), api.get<Person>("/session")]);
      if (told.ok) installation.set(told.value);
      if (who.ok && told.ok) state.set({ kind: "in", person: who.value });
      else if (!who.ok && kindOf(who.problem) === "unauthorized" && told.ok) ended();
      else state.set({ kind: "unreachable", problem: (who.ok ? (told as never) : who).problem });
    },
    async signIn(api, login, password) {
      const answer = await api.post<Person>("/session", { login, password });
      if (answer.ok) state.set({ kind: "in", person: answer.value });
      return answer;
    },
    async signOut(api) {
      await api.remove("/session");
      state.set({ kind: "out", expired: undefined });
    },
  };
}

import type { z } from "zod";
import type { bilingualSchema } from "../../../config/site/text.ts";
import type { Role } from "../../access/role.ts";
import type { companySchema } from "../../routes/companies.ts";
import type { Api } from "../api/api-client.ts";
import { type Answer, type ApiProblem, kindOf } from "../api/problem.ts";
import { createObservable, type Observable } from "../app/observable.ts";
import { keepToken } from "./kept-token.ts";

/** Who is signed in. */
export interface Person {
  name: string;
  role: Role;
  company: string | null;
  person: string | null;
  machine: string | null;
  csrf: string | null;
}

export type Company = z.infer<typeof companySchema>;

/** What anybody may know of the installation. */
export interface Installation {
  cluster: { name: z.infer<typeof bilingualSchema>; zone: string; currency: string; fiscalYearStart: number };
  /** Of the demo's companies, for the pages at machines. */
  demoPin: string | null;
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
  /** Companies that one may see, by id: one's own; for committee, office and auditor all. */
  companies: Observable<ReadonlyMap<string, Company>>;
  /** Asks who one is. */
  begin(api: Api): Promise<void>;
  /** Is known by a token from now on, as long as this tab is open: the page at a machine. */
  useToken(api: Api, token: string): Promise<void>;
  signIn(api: Api, login: string, password: string): Promise<Answer<Person>>;
  signOut(api: Api): Promise<void>;
  /** The API said that nobody is signed in. */
  ended(): void;
  csrf(): string | null;
}

export function createSession(): Session {
  const state = createObservable<SessionState>({ kind: "loading" });
  const installation = createObservable<Installation | undefined>(undefined);
  const companies = createObservable<ReadonlyMap<string, Company>>(new Map());
  const isIn = async (api: Api, person: Person) => {
    state.set({ kind: "in", person });
    const told = await api.get<{ items: Company[] }>("/companies");
    if (told.ok) companies.set(new Map(told.value.items.map((it) => [it.id, it])));
  };
  const csrf = () => {
    const it = state.get();
    return it.kind === "in" ? it.person.csrf : null;
  };
  const ended = () => {
    const it = state.get();
    if (it.kind === "out") return;
    state.set({ kind: "out", expired: it.kind === "in" ? it.person : undefined });
  };
  const begin = async (api: Api) => {
    const [told, who] = await Promise.all([api.get<Installation>("/sign-in"), api.get<Person>("/session")]);
    if (told.ok) installation.set(told.value);
    if (who.ok && told.ok) await isIn(api, who.value);
    else if (!who.ok && kindOf(who.problem) === "unauthorized" && told.ok) ended();
    else state.set({ kind: "unreachable", problem: (who.ok ? (told as never) : who).problem });
  };
  return {
    ...{ state, installation, companies, csrf, ended, begin },
    async useToken(api, token) {
      keepToken(token);
      await begin(api);
    },
    async signIn(api, login, password) {
      keepToken(null);
      const answer = await api.post<Person>("/session", { login, password });
      if (answer.ok) void isIn(api, answer.value);
      return answer;
    },
    async signOut(api) {
      await api.remove("/session");
      keepToken(null);
      state.set({ kind: "out", expired: undefined });
    },
  };
}

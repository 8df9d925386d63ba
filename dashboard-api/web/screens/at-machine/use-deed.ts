import { useRef, useState } from "preact/hooks";
import type { MachinePageView } from "../../../routes/machine-page-schema.ts";
import { newKey } from "../../api/api-client.ts";
import type { Answer } from "../../api/problem.ts";
import { kindOf } from "../../api/problem.ts";
import { useApi } from "../../api/use-api.ts";
import { type Millis, millisOrNull } from "../../time/instant.ts";
import type { PageProblem } from "./refusal-text.ts";
import { rememberCompany, rememberedCompany } from "./remembered-company.ts";
import type { CompanyAtMachine, Who } from "./task.ts";

const pinProblems = ["pin-refused", "pin-locked", "pin-unset"];

/** Milliseconds until what had no answer is sent a second time. */
const againAfter = 2_000;

/** Who acts, asked for once, and the answers to what was sent. The PIN lives as long as the dialog. */
export function useDeed(given: {
  machine: string;
  companies: readonly CompanyAtMachine[];
  own: string | null;
  isByPin: boolean;
}) {
  const { machine, companies, own, isByPin } = given;
  const api = useApi();
  const [company, setCompany] = useState<string | undefined>(() => {
    const wanted = isByPin ? rememberedCompany() : own;
    const found = companies.find((it) => it.id === wanted);
    return found && (!isByPin || found.hasPin) ? found.id : undefined;
  });
  const [pin, setPin] = useState("");
  const [problem, setProblem] = useState<PageProblem>();
  const [isBusy, setBusy] = useState(false);
  const [isSentAgain, setSentAgain] = useState(false);
  /** What had no answer may have been done: pressed again it is sent under the same key, and is done once. */
  const unanswered = useRef<{ sent: string; key: string } | undefined>(undefined);
  const [lock, setLock] = useState<{ company: string; until: Millis }>();
  const lockOf = (id: string | undefined) =>
    isByPin ? millisOrNull(companies.find((it) => it.id === id)?.lockedUntil ?? null) : null;
  /** Sends what is done, with who does it. */
  const send = async (path: string, what: object): Promise<MachinePageView | undefined> => {
    if (company === undefined || isBusy) return undefined;
    setBusy(true);
    setProblem(undefined);
    const who: Who = { company, ...(isByPin ? { pin } : {}) };
    const sent = JSON.stringify([path, company, what]);
    const key = unanswered.current?.sent === sent ? unanswered.current.key : newKey();
    unanswered.current = { sent, key };
    const post = (): Promise<Answer<MachinePageView>> =>
      api.post(`/machines/${machine}/page/${path}`, { ...who, ...what }, { key });
    const isLost = (it: Answer<MachinePageView>) => !it.ok && kindOf(it.problem) === "unreachable";
    let answer = await post();
    if (isLost(answer)) {
      setSentAgain(true);
      await new Promise((resolve) => setTimeout(resolve, againAfter));
      answer = await post();
      setSentAgain(false);
    }
    if (!isLost(answer)) unanswered.current = undefined;
    setBusy(false);
    if (answer.ok) {
      if (isByPin) rememberCompany(company);
      return answer.value;
    }
    const refused: PageProblem = answer.problem;
    setProblem(refused);
    if (pinProblems.includes(kindOf(refused))) setPin("");
    const until = millisOrNull(refused.until);
    if (until !== null) setLock({ company, until });
    return undefined;
  };
  return {
    ...{ company, pin, problem, isBusy, isSentAgain, send },
    lockedUntil: lock?.company === company ? lock?.until : (lockOf(company) ?? undefined),
    isPinWrong: problem !== undefined && pinProblems.includes(kindOf(problem)),
    choose(next: string | undefined) {
      setCompany(next);
      setPin("");
      setProblem(undefined);
    },
    enterPin(next: string) {
      setPin(next);
      setProblem(undefined);
    },
  };
}

export type DeedState = ReturnType<typeof useDeed>;

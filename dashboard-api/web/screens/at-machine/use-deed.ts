import { useState } from "preact/hooks";
import type { MachinePageView } from "../../../routes/machine-page-schema.ts";
import type { Answer } from "../../api/problem.ts";
import { kindOf } from "../../api/problem.ts";
import { useApi } from "../../api/use-api.ts";
import { type Millis, millisOrNull } from "../../time/instant.ts";
import type { PageProblem } from "./refusal-text.ts";
import { rememberCompany, rememberedCompany } from "./remembered-company.ts";
import type { CompanyAtMachine, Who } from "./task.ts";

const pinProblems = ["pin-refused", "pin-locked", "pin-unset"];

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
  const [lock, setLock] = useState<{ company: string; until: Millis }>();
  /** Sends what is done, with who does it. */
  const send = async (path: string, what: object): Promise<MachinePageView | undefined> => {
    if (company === undefined || isBusy) return undefined;
    setBusy(true);
    setProblem(undefined);
    const who: Who = { company, ...(isByPin ? { pin } : {}) };
    const answer: Answer<MachinePageView> = await api.post(`/machines/${machine}/page/${path}`, {
      ...who,
      ...what,
    });
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
    ...{ company, pin, problem, isBusy, send },
    lockedUntil: lock && lock.company === company ? lock.until : undefined,
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

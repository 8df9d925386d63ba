import { useState } from "preact/hooks";
import type { PageAction } from "../../../machine-page/possible-actions.ts";
import type { MachinePageView } from "../../../routes/machine-page-schema.ts";
import { Button } from "../../controls/button.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { ProblemNotice } from "../../controls/problem-notice.tsx";
import { useToast } from "../../controls/toasts.tsx";
import { useWords } from "../../language/use-words.ts";
import { usePerson } from "../../session/use-session.ts";
import { type Millis, millis, millisOrNull, rfc3339 } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import { ExtendChoice } from "./extend-choice.tsx";
import { emptyFault, FaultForm, faultText, MoreText, outageEnd } from "./fault-form.tsx";
import { faultWords } from "./fault-words.ts";
import { refusalText } from "./refusal-text.ts";
import { RunChoice } from "./run-choice.tsx";
import type { CompanyAtMachine, Run, Task } from "./task.ts";
import { useDeed } from "./use-deed.ts";
import { WhoActs } from "./who-acts.tsx";
import { atMachineWords } from "./words.ts";

/** `what`: what is told or chosen before; `who`: company and PIN; `end`: how far the company's slot is extended. */
type Step = "what" | "who" | "end";

const firstStep: Record<PageAction, Step> = {
  ...{ start: "who", setup: "who", extend: "who", finish: "who", fault: "what", assign: "what" },
};

/** One action from choosing to its answer. Whatever goes wrong, what was entered stays. */
export function Deed(props: {
  task: Task;
  page: MachinePageView;
  now: Millis;
  step: Millis;
  isByPin: boolean;
  onClose: () => void;
  onDone: () => void;
}) {
  const { task, page, now, isByPin } = props;
  const { action, closes } = task;
  const words = useWords(atMachineWords);
  const faults = useWords(faultWords);
  const time = useTime();
  const person = usePerson();
  const toast = useToast();
  // Whose slot it is, or is next, most likely stands here.
  const isHolder = ({ short }: CompanyAtMachine) => [page.now?.company, page.next?.company].includes(short);
  const companies = page.companies.toSorted((a, b) => Number(isHolder(b)) - Number(isHolder(a)));
  const deed = useDeed({ machine: page.machine.id, companies, own: person.company, isByPin });
  const [step, setStep] = useState<Step>(firstStep[action]);
  const [fault, setFault] = useState(emptyFault);
  const [text, setText] = useState("");
  const [run, setRun] = useState<Run | undefined>(page.unbooked.at(-1));
  const [opened, setOpened] = useState<MachinePageView>();
  const [wanted, setEnd] = useState<Millis>();

  // The refusal knows better than what was looked up before, and what it is about is chosen no more.
  const extend = opened?.actions.find((it) => it.action === "extend");
  const refused = deed.problem?.possibleUntil;
  const latest = millisOrNull(refused !== undefined ? refused : extend?.isPossible ? extend.at : null);
  const end = wanted !== undefined && latest !== null && wanted <= latest ? wanted : undefined;

  // A member signed in is asked nothing more.
  const asksWho = isByPin || companies.length > 1 || deed.company === undefined;
  const told = faultText(fault, faults.usual);
  const done = (text: string) => {
    toast({ text, kind: "good" });
    props.onDone();
  };
  const look = async () => {
    const view = await deed.send("open", {});
    if (!view) return;
    setOpened(view);
    setStep("end");
  };
  const act = async () => {
    const outUntil = outageEnd(fault.out, now, time.zone);
    const what = {
      ...{ start: {}, setup: {}, finish: {} },
      extend: end === undefined ? {} : { to: rfc3339(end) },
      assign: run ?? {},
      fault: closes
        ? { closes: closes.id, ...(text.trim() ? { text: text.trim() } : {}) }
        : { text: told, ...(outUntil === null ? {} : { outUntil: rfc3339(outUntil) }) },
    }[action];
    const view = await deed.send(action, what);
    if (!view) return;
    if (action === "extend" && end !== undefined) return done(words.extended(time.moment(end, now)));
    done(words.done[closes ? "close" : action]);
  };
  const hasWho = deed.company !== undefined && (!isByPin || deed.pin.length >= 4);
  const proceed = () => {
    if (step === "what" && asksWho) return setStep("who");
    if (step === "who" && !hasWho) return;
    if (step === "who" && action === "extend") return void look();
    void act();
  };
  const isReady = {
    what: action === "assign" ? run !== undefined : closes !== undefined || told !== undefined,
    who: hasWho,
    end: end !== undefined,
  }[step];
  const isLast = step === "end" || (step === "who" ? action !== "extend" : !asksWho);
  const title = closes ? faults.faultDone : words.actions[action];
  const slot = opened?.now;
  const isLocked = deed.lockedUntil !== undefined && deed.lockedUntil > now;
  // A wrong PIN is entered anew, wherever it turned out to be wrong.
  const shown: Step = deed.isPinWrong ? "who" : step;
  const label =
    shown === "end" && end !== undefined
      ? words.extendTo(time.moment(end, now))
      : isLast
        ? title
        : words.proceed;
  const refusal =
    deed.problem && refusalText(deed.problem, action === "extend", words, (at) => time.moment(at, now));
  return (
    <Dialog
      title={title}
      onClose={props.onClose}
      actions={
        <>
          {shown !== firstStep[action] && (
            <Button onClick={() => setStep(firstStep[action])}>{words.back}</Button>
          )}
          <Button
            kind="main"
            size="touch"
            isBusy={deed.isBusy}
            disabled={!isReady || isLocked}
            onClick={proceed}
          >
            {label}
          </Button>
        </>
      }
    >
      {deed.isSentAgain && (
        <p class="notice notice-warn" role="status">
          {words.sentAgain}
        </p>
      )}
      {deed.problem &&
        (refusal === undefined ? (
          <ProblemNotice problem={deed.problem} />
        ) : (
          <p class="notice notice-problem" role="alert">
            {refusal}
          </p>
        ))}
      {shown === "what" && action === "fault" && !closes && <FaultForm draft={fault} onDraft={setFault} />}
      {shown === "what" && closes && (
        <>
          <p>{closes.text}</p>
          <MoreText label={faults.faultMore} hint={faults.faultDoneHint} value={text} onValue={setText} />
        </>
      )}
      {shown === "what" && action === "assign" && (
        <RunChoice runs={page.unbooked} value={run} now={now} onValue={setRun} />
      )}
      {shown === "who" && (
        <>
          {/* What went wrong comes first, and the keys stay in reach of a thumb. */}
          {!deed.problem && <Hint action={action} page={page} now={now} />}
          {asksWho && <WhoActs {...{ deed, companies, now, isByPin }} onEnter={proceed} />}
        </>
      )}
      {shown === "end" &&
        (latest !== null && slot ? (
          <ExtendChoice
            {...{ end: millis(slot.to), latest, now }}
            step={props.step}
            value={end}
            onValue={setEnd}
          />
        ) : (
          <p class="notice notice-problem" role="alert">
            {extend?.why
              ? words.why[extend.why](extend.at ? time.moment(millis(extend.at), now) : "")
              : words.noLonger}
          </p>
        ))}
    </Dialog>
  );
}

/** What the action does, before it is done. */
function Hint({ action, page, now }: { action: PageAction; page: MachinePageView; now: Millis }) {
  const words = useWords(atMachineWords);
  const time = useTime();
  const slot = page.now;
  if (action === "start") return <p>{words.startHint}</p>;
  if (action === "setup") return <p>{words.setupHint}</p>;
  if (action !== "finish" || !slot) return null;
  const to = millis(slot.to);
  return <p>{words.finishHint(time.duration(to - now), time.moment(to, now))}</p>;
}

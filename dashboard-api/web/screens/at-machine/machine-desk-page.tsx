import { useState } from "preact/hooks";
import type { PageAction } from "../../../machine-page/possible-actions.ts";
import { LanguageSwitch } from "../../app/language-switch.tsx";
import { LinkNotice } from "../../app/shell.tsx";
import { ProblemNotice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { useText, useWords } from "../../language/use-words.ts";
import { usePerson } from "../../session/use-session.ts";
import { Strip } from "../../strip/strip.tsx";
import { StripAxis } from "../../strip/strip-axis.tsx";
import { Actions } from "./actions.tsx";
import { Deed } from "./deed.tsx";
import { FaultList } from "./fault-list.tsx";
import { SlotCard } from "./slot-card.tsx";
import { StateCard } from "./state-card.tsx";
import type { Task } from "./task.ts";
import { useMachinePage } from "./use-machine-page.ts";
import { atMachineWords } from "./words.ts";

/** One machine: what it does, whose slot it is, and what can be done. */
export function MachineDeskPage({ machine, isByPin }: { machine: string; isByPin: boolean }) {
  const words = useWords(atMachineWords);
  const text = useText();
  const person = usePerson();
  const at = useMachinePage(machine);
  const [task, setTask] = useState<Task>();
  const { page, problem, now, from, to, plan, fact } = at;
  if (!page) {
    return (
      <>
        <h1 class="unseen">{words.title}</h1>
        <LinkNotice />
        {problem ? <ProblemNotice problem={problem} onAgain={at.again} /> : <Skeleton lines={8} />}
      </>
    );
  }
  const name = text(page.machine.name);
  const mayAct = isByPin || page.companies.length > 0;
  const own = page.companies.find((it) => it.id === person.company);
  return (
    <>
      <LinkNotice />
      <header class="at-machine-head">
        <div>
          <h1>{name}</h1>
          <p class="soft small">{text(page.machine.place)}</p>
        </div>
        <LanguageSwitch />
      </header>
      <StateCard state={at.state} since={at.since} isLonger={at.isLonger} now={now} />
      <SlotCard page={page} now={now} />
      <section class="at-machine-day" aria-label={words.today}>
        <Strip {...{ from, to, now, plan, fact }} size="page" label={words.strip(name)} />
        <StripAxis from={from} to={to} />
      </section>
      {page.faults.length > 0 && (
        <FaultList
          faults={page.faults}
          now={now}
          onClose={mayAct ? (fault) => setTask({ action: "fault", closes: fault }) : undefined}
        />
      )}
      {!isByPin && (
        <p class="small soft">{own ? words.actingFor(own.short) : mayAct ? "" : words.looksOnly}</p>
      )}
      {mayAct && (
        <Actions page={page} onChoose={(action: PageAction) => setTask({ action, closes: undefined })} />
      )}
      {task && (
        <Deed
          key={`${task.action} ${task.closes?.id}`}
          {...{ task, page, now, isByPin }}
          step={at.step}
          onClose={() => setTask(undefined)}
          onDone={() => {
            setTask(undefined);
            at.again();
          }}
        />
      )}
    </>
  );
}

import { useState } from "preact/hooks";
import type { ApiProblem } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { DateField } from "../../../controls/date-field.tsx";
import { Dialog } from "../../../controls/dialog.tsx";
import { TextField } from "../../../controls/field.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { controlWords } from "../../../controls/words.ts";
import { useText, useWords } from "../../../language/use-words.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import type { Round } from "../../fairness/rounds/round.ts";
import { roundWords } from "../../fairness/rounds/words.ts";
import { Chips } from "./chips.tsx";
import {
  draftMistakes,
  firstDraft,
  type PlanDraft,
  type PlanPart,
  partsOf,
  planBody,
  weekdays,
} from "./plan.ts";
import { ShiftsField } from "./shifts-field.tsx";
import { deskWords } from "./words.ts";

/** Opens a round: machines, period, slots of a day, and until when wishes are taken. */
export function OpenForm(props: { onOpened: (round: Round) => void; onClose: () => void }) {
  const words = useWords(deskWords);
  const roundText = useWords(roundWords);
  const controls = useWords(controlWords);
  const text = useText();
  const { zone } = useTime();
  const now = useNow();
  const api = useApi();
  const toast = useToast();
  const machines = useMachines().value?.items ?? [];
  const [draft, setDraft] = useState(() => firstDraft(now, zone));
  const [wrong, setWrong] = useState<ReadonlySet<PlanPart>>(new Set());
  const [problem, setProblem] = useState<ApiProblem>();
  const [isBusy, setBusy] = useState(false);
  const set = (part: Partial<PlanDraft>) => setDraft({ ...draft, ...part });
  const mistake = (part: PlanPart) => (wrong.has(part) ? { mistake: words.wrong[part] } : {});
  const open = async () => {
    const found = draftMistakes(draft, now, zone);
    setWrong(found);
    setProblem(undefined);
    if (found.size > 0) return;
    setBusy(true);
    const answer = await api.post<Round>("/rounds", planBody(draft, zone));
    setBusy(false);
    if (answer.ok) {
      toast({ text: words.opened(answer.value.name) });
      props.onOpened(answer.value);
      return;
    }
    const told = partsOf(answer.problem.mistakes ?? []);
    setWrong(told);
    // What is marked at its field is told there, in the reader's words.
    if (told.size === 0) setProblem(answer.problem);
  };
  return (
    <Dialog
      title={words.openTitle}
      width="wide"
      onClose={props.onClose}
      actions={
        <>
          <Button kind="quiet" onClick={props.onClose}>
            {controls.close}
          </Button>
          <Button kind="main" isBusy={isBusy} onClick={() => void open()}>
            {words.open}
          </Button>
        </>
      }
    >
      <div class="stack">
        <TextField
          label={words.name}
          hint={words.nameHint}
          value={draft.name}
          maxLength={200}
          onValue={(name) => set({ name })}
          {...mistake("name")}
        />
        <Chips
          label={words.machines}
          choices={machines.map(({ id, name }) => ({ value: id, label: text(name) }))}
          chosen={draft.machines}
          onChosen={(chosen) => set({ machines: chosen })}
          {...mistake("machines")}
        />
        <div class="desk-fields">
          <DateField
            label={words.from}
            value={draft.first}
            onValue={(first) => set({ first, last: draft.last < first ? first : draft.last })}
            {...mistake("from")}
          />
          <DateField
            label={words.to}
            value={draft.last}
            onValue={(last) => set({ last })}
            {...mistake("to")}
          />
        </div>
        <Chips
          label={words.days}
          choices={weekdays.map((value) => ({ value, label: roundText.weekdays[value] }))}
          chosen={draft.days}
          onChosen={(days) => set({ days })}
          {...mistake("days")}
        />
        <ShiftsField value={draft.hours} onValue={(hours) => set({ hours })} {...mistake("hours")} />
        <div class="desk-fields">
          <DateField
            label={words.deadlineDay}
            value={draft.deadlineDay}
            onValue={(deadlineDay) => set({ deadlineDay })}
            {...mistake("deadline")}
          />
          <TextField
            label={words.deadlineClock}
            type="time"
            value={draft.deadlineClock}
            onValue={(deadlineClock) => set({ deadlineClock })}
          />
          <TextField
            label={words.most}
            hint={words.mostHint}
            inputMode="decimal"
            value={draft.most}
            onValue={(most) => set({ most })}
            {...mistake("most")}
          />
        </div>
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

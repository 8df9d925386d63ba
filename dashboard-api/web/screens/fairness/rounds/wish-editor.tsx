import { useState } from "preact/hooks";
import { type ApiProblem, kindOf } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { Button } from "../../../controls/button.tsx";
import { Notice, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { bodyOf, type DraftWish, draftOf, isSameDraft, toggleSlot } from "./draft.ts";
import { type FiledWish, type RoundSlot, roundPath } from "./round.ts";
import { SlotGrid } from "./slot-grid.tsx";
import { wishMistakes } from "./wish-mistakes.ts";
import { WishOrder } from "./wish-order.tsx";
import { WishPerson } from "./wish-person.tsx";
import { wishWords } from "./wish-words.ts";

/** Slots to choose and their order, kept as a draft until they are saved in one. */
export function WishEditor(props: {
  round: string;
  company: string;
  isOnBehalf: boolean;
  grid: readonly RoundSlot[];
  filed: readonly FiledWish[];
  onSaved: () => void;
}) {
  const { round, company, isOnBehalf, grid, onSaved } = props;
  const words = useWords(wishWords);
  const api = useApi();
  const toast = useToast();
  const [saved, setSaved] = useState<DraftWish[]>(() => draftOf(props.filed));
  const [draft, setDraft] = useState(saved);
  // Who files is whom the first wishes are for, until somebody else is named.
  const { person: own } = usePerson();
  const [person, setPerson] = useState(
    saved.length > 0 || isOnBehalf ? (saved.find((it) => it.person)?.person ?? null) : own,
  );
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const isSame = isSameDraft(draft, saved);
  const mistakes = problem ? wishMistakes(problem, words.mistakes) : new Map<number, string>();
  const set = (changed: DraftWish[]) => {
    // What is wrong is told by place, and places have changed.
    setProblem(undefined);
    setDraft(changed);
  };
  const save = async () => {
    setBusy(true);
    const body = bodyOf(draft, isOnBehalf ? company : undefined);
    const answer = await api.put<{ items: FiledWish[] }>(roundPath(round, "/wishes"), body);
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      if (kindOf(answer.problem) === "conflict") onSaved();
      return;
    }
    setProblem(undefined);
    const now = draftOf(answer.value.items);
    setSaved(now);
    setDraft(now);
    toast({ text: words.saved(now.length) });
    onSaved();
  };
  const state = saved.length === 0 ? words.notFiled : words.isSaved;
  if (grid.length === 0) return <Notice>{words.noSlots}</Notice>;
  return (
    <div class="stack">
      <SlotGrid grid={grid} draft={draft} onToggle={(slot) => set(toggleSlot(draft, slot, person))} />
      <WishOrder draft={draft} mistakes={mistakes} onDraft={set} />
      <WishPerson
        company={company}
        value={person}
        onValue={(chosen) => {
          setPerson(chosen);
          set(draft.map((wish) => ({ ...wish, person: chosen })));
        }}
      />
      {problem && mistakes.size > 0 && <Notice kind="warn">{words.wrongTitle}</Notice>}
      {problem && mistakes.size === 0 && (
        <ProblemNotice problem={problem}>
          {kindOf(problem) === "conflict" && <p>{words.conflict}</p>}
        </ProblemNotice>
      )}
      <div class="row rounds-save">
        <Button kind="main" isBusy={isBusy} disabled={isSame} onClick={() => void save()}>
          {words.save}
        </Button>
        {!isSame && (
          <Button kind="quiet" onClick={() => set(saved)}>
            {words.revert}
          </Button>
        )}
        <span class="small" role="status">
          {isSame ? state : words.isUnsaved}
        </span>
      </div>
    </div>
  );
}

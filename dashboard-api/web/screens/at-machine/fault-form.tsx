import { Field, SelectField } from "../../controls/field.tsx";
import { useWords } from "../../language/use-words.ts";
import type { Millis } from "../../time/instant.ts";
import { addDays, startOfDay } from "../../time/zoned.ts";
import { faultWords, type UsualFault, usualFaults } from "./fault-words.ts";

export type Outage = "none" | "today" | "tomorrow" | "week";

/** A fault as somebody tells it; it stays until it is sent. */
export interface FaultDraft {
  usual: UsualFault | undefined;
  text: string;
  out: Outage;
}

export const emptyFault: FaultDraft = { usual: undefined, text: "", out: "none" };

/** Whole local days; null: it can be used. */
export function outageEnd(out: Outage, now: Millis, zone: string): Millis | null {
  const days = { none: 0, today: 1, tomorrow: 2, week: 7 }[out];
  return days === 0 ? null : addDays(startOfDay(now, zone), days, zone);
}

/** What is sent; undefined: too little was told. */
export function faultText(draft: FaultDraft, names: Record<UsualFault, string>): string | undefined {
  const text = draft.text.trim();
  if (draft.usual === undefined || draft.usual === "other") return text || undefined;
  return text ? `${names[draft.usual]}: ${text}` : names[draft.usual];
}

const outages: Outage[] = ["none", "today", "tomorrow", "week"];

export function FaultForm(props: { draft: FaultDraft; onDraft: (draft: FaultDraft) => void }) {
  const { draft, onDraft } = props;
  const words = useWords(faultWords);
  return (
    <div class="stack">
      <fieldset class="at-machine-ends" aria-label={words.faultWhat}>
        {usualFaults.map((it) => (
          <button
            key={it}
            type="button"
            class="at-machine-choice"
            aria-pressed={draft.usual === it}
            onClick={() => onDraft({ ...draft, usual: it })}
          >
            {words.usual[it]}
          </button>
        ))}
      </fieldset>
      <MoreText
        label={words.faultMore}
        hint={words.faultMoreHint}
        value={draft.text}
        onValue={(text) => onDraft({ ...draft, text })}
      />
      <SelectField
        label={words.out}
        value={draft.out}
        choices={outages.map((value) => ({ value, label: words.outChoices[value] }))}
        onValue={(out) => onDraft({ ...draft, out })}
      />
    </div>
  );
}

export function MoreText(props: {
  label: string;
  hint: string;
  value: string;
  onValue: (text: string) => void;
}) {
  const { label, hint, value, onValue } = props;
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <textarea
          {...ids}
          class="input"
          maxLength={2_000}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

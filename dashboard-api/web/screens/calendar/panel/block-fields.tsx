import { CheckField, TextField } from "../../../controls/field.tsx";
import { useWords } from "../../../language/use-words.ts";
import type { Verdict } from "../verdict/use-verdict.ts";
import type { BookingFormValues } from "./booking-form-values.ts";
import { panelWords } from "./panel-words.ts";

/** Why nobody can have the machine, what is booked in that time, and whether that makes way. */
export function BlockFields(props: {
  form: BookingFormValues;
  verdict: Verdict;
  /** Only a new one puts bookings aside. */
  isNew: boolean;
  onForm: (form: BookingFormValues) => void;
}) {
  const { form, verdict, isNew, onForm } = props;
  const words = useWords(panelWords);
  const { reasons, standing, isBusy } = verdict;
  const title = isBusy ? words.blockBusy(reasons.length) : words.blockFree;
  return (
    <>
      <section class={`calendar-verdict calendar-verdict-${standing}`} aria-label={title}>
        <p class="calendar-verdict-title">
          <span aria-hidden="true">{standing === "passes" ? "✓" : "✕"}</span> {title}
        </p>
        {isBusy && (
          <ul class="calendar-verdict-reasons">
            {reasons.map(({ key, text }) => (
              <li key={key}>{text}</li>
            ))}
          </ul>
        )}
      </section>
      {isNew && isBusy && (
        <div>
          <CheckField
            label={words.displaces}
            checked={form.displaces}
            onValue={(displaces) => onForm({ ...form, displaces })}
          />
          <p class="field-note">{words.displacesHint}</p>
        </div>
      )}
      <TextField
        label={words.blockReason}
        hint={words.blockReasonHint}
        value={form.reason}
        maxLength={500}
        autocomplete="off"
        onValue={(reason) => onForm({ ...form, reason })}
      />
    </>
  );
}

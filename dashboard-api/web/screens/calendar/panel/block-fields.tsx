import { CheckField, TextField } from "../../../controls/field.tsx";
import { useWords } from "../../../language/use-words.ts";
import type { Verdict } from "../verdict/use-verdict.ts";
import type { BookingFormValues } from "./booking-form-values.ts";
import { panelWords } from "./panel-words.ts";

/** What is booked in the time that nobody shall have, and whether it makes way. */
export function BlockVerdict(props: {
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
      {isNew && isBusy && (
        <div>
          <CheckField
            label={words.displaces}
            checked={form.displaces}
            onValue={(displaces) => onForm({ ...form, displaces })}
          />
          <p class="small">{words.displacesHint}</p>
        </div>
      )}
    </section>
  );
}

/** Why nobody can have the machine. */
export function BlockReason(props: { form: BookingFormValues; onForm: (form: BookingFormValues) => void }) {
  const { form, onForm } = props;
  const words = useWords(panelWords);
  return (
    <TextField
      label={words.blockReason}
      hint={words.blockReasonHint}
      value={form.reason}
      maxLength={500}
      autocomplete="off"
      onValue={(reason) => onForm({ ...form, reason })}
    />
  );
}

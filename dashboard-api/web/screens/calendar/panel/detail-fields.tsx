import { useId } from "preact/hooks";
import type { z } from "zod";
import type { personSchema } from "../../../../routes/people.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { SelectField, TextField } from "../../../controls/field.tsx";
import { useWords } from "../../../language/use-words.ts";
import type { Company } from "../../../session/use-companies.ts";
import type { BookingFormValues } from "./booking-form-values.ts";
import { panelWords } from "./panel-words.ts";

type PersonView = z.infer<typeof personSchema>;

/** Company (for who books on behalf), person, job, purpose, mentor and remark. */
export function DetailFields(props: {
  form: BookingFormValues;
  onForm: (form: BookingFormValues) => void;
  /** Whoever may be booked for; none: one's own company alone. */
  companies: readonly Company[];
  /** The company whose people are offered; undefined: nobody's yet. */
  company: string | undefined;
  /** Level that the machine asks for. */
  level: string | null;
  machine: string;
  seesJob: boolean;
  isNew: boolean;
}) {
  const { form, onForm, companies, company, level, machine, seesJob, isNew } = props;
  const words = useWords(panelWords);
  const purposeName = useId();
  const asked = useAnswer((api, signal) => api.get<{ items: PersonView[] }>("/people", {}, signal), []);
  const people = asked.value?.items ?? [];
  const own = people.filter((it) => it.company === company);
  const mentors = people.filter((it) =>
    it.qualifications.some((held) => held.machine === machine && held.level === level),
  );
  const set = (change: Partial<BookingFormValues>) => onForm({ ...form, ...change });
  const choices = (list: readonly PersonView[], chosen: string) => [
    { value: "", label: words.nobody },
    ...list.map(({ id, name }) => ({ value: id, label: name })),
    ...(chosen !== "" && !list.some(({ id }) => id === chosen) ? [{ value: chosen, label: chosen }] : []),
  ];
  return (
    <>
      {isNew && companies.length > 0 && (
        <SelectField
          label={`${words.company} (${words.onBehalf})`}
          hint={words.onBehalfHint}
          value={form.company}
          choices={[
            { value: "", label: words.chooseCompany },
            ...companies.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValue={(value) => set({ company: value, person: "" })}
        />
      )}
      <SelectField
        label={words.person}
        value={form.person}
        choices={choices(own, form.person)}
        onValue={(person) => set({ person })}
      />
      {level !== null && (
        <SelectField
          label={words.mentor}
          hint={words.mentorHint}
          value={form.mentor}
          choices={choices(mentors, form.mentor)}
          onValue={(mentor) => set({ mentor })}
        />
      )}
      {seesJob && (
        <TextField
          label={words.job}
          hint={words.jobHint}
          value={form.job}
          maxLength={200}
          autocomplete="off"
          onValue={(job) => set({ job })}
        />
      )}
      <fieldset class="calendar-purpose-field">
        <legend>{words.purpose}</legend>
        <div class="row">
          {(["within", "outside"] as const).map((purpose) => (
            <label key={purpose} class="check-field">
              <input
                type="radio"
                name={purposeName}
                checked={form.purpose === purpose}
                onChange={() => set({ purpose })}
              />
              <span>{words.purposes[purpose]}</span>
            </label>
          ))}
        </div>
        <p class="field-note">{words.purposeHint}</p>
      </fieldset>
      <TextField
        label={words.reason}
        hint={companies.length > 0 ? words.reasonHint : undefined}
        value={form.reason}
        maxLength={500}
        autocomplete="off"
        onValue={(reason) => set({ reason })}
      />
    </>
  );
}

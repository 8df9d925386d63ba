import "./field.css";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface FieldFrame {
  label: string;
  /** How to fill it in. */
  hint?: string | undefined;
  /** What is wrong with what was entered. */
  mistake?: string | undefined;
}

/** A label above any one control; `children` gets the ids to name and describe it by. */
export function Field(
  props: FieldFrame & { children: (ids: { id: string; "aria-describedby"?: string }) => ComponentChildren },
) {
  const id = useId();
  const { label, hint, mistake, children } = props;
  const note = mistake ?? hint;
  return (
    <div class={`field ${mistake ? "field-wrong" : ""}`}>
      <label for={id}>{label}</label>
      {children({ id, ...(note ? { "aria-describedby": `${id}-note` } : {}) })}
      {note && (
        <p id={`${id}-note`} class="field-note">
          {note}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps extends FieldFrame {
  value: string;
  onValue: (value: string) => void;
  type?: "text" | "password" | "date" | "time" | "number" | "email" | "search";
  name?: string;
  /** What the browser may fill in (HTML standard, autofill). */
  autocomplete?: string;
  inputMode?: "numeric" | "decimal" | "text";
  placeholder?: string;
  min?: string | number;
  max?: string | number;
  step?: string | number;
  maxLength?: number;
  required?: boolean;
  disabled?: boolean;
  readOnly?: boolean;
}

/** A line of text, a number, a date or a time, by `type`. */
export function TextField({ label, hint, mistake, value, onValue, type = "text", ...more }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} mistake={mistake}>
      {(ids) => (
        <input
          {...more}
          {...ids}
          // The attributes' types differ by the kind of input; those taken here are of all kinds.
          type={type as "text"}
          class="input"
          value={value}
          {...(mistake ? { "aria-invalid": true } : {})}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface Choice<T extends string> {
  value: T;
  label: string;
}

/** One of few or many; the browser's own list, which every device shows best itself. */
export function SelectField<T extends string>(
  props: FieldFrame & {
    value: T;
    choices: readonly Choice<T>[];
    onValue: (value: T) => void;
    disabled?: boolean;
  },
) {
  const { label, hint, mistake, value, choices, onValue, disabled } = props;
  return (
    <Field label={label} hint={hint} mistake={mistake}>
      {(ids) => (
        <select
          {...ids}
          class="input"
          value={value}
          disabled={disabled}
          onChange={(event) => onValue(event.currentTarget.value as T)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckField(props: { label: string; checked: boolean; onValue: (checked: boolean) => void }) {
  return (
    <label class="check-field">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onValue(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}

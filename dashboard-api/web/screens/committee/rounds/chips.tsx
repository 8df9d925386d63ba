import { useId } from "preact/hooks";
import type { Choice } from "../../../controls/field.tsx";

/** Some of a few, each a button that is pressed or not; they stay in the order of the choices. */
export function Chips<T extends string>(props: {
  label: string;
  choices: readonly Choice<T>[];
  chosen: readonly T[];
  onChosen: (chosen: T[]) => void;
  mistake?: string;
}) {
  const { label, choices, chosen, onChosen, mistake } = props;
  const id = useId();
  const toggle = (value: T) =>
    onChosen(
      choices
        .map((it) => it.value)
        .filter((it) => (it === value ? !chosen.includes(it) : chosen.includes(it))),
    );
  return (
    <fieldset class="desk-chips" aria-describedby={mistake ? id : undefined}>
      <legend>{label}</legend>
      {choices.map(({ value, label: name }) => (
        <button
          key={value}
          type="button"
          class="desk-chip"
          aria-pressed={chosen.includes(value)}
          onClick={() => toggle(value)}
        >
          {name}
        </button>
      ))}
      {mistake && (
        <p id={id} class="desk-mistake" role="alert">
          {mistake}
        </p>
      )}
    </fieldset>
  );
}

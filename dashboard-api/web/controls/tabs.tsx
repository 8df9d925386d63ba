import "./tabs.css";
import { useRef } from "preact/hooks";
import type { Choice } from "./field.tsx";

/** Views of one screen, one shown at a time. What is chosen belongs in the address. Arrow keys move. */
export function Tabs<T extends string>(props: {
  label: string;
  tabs: readonly Choice<T>[];
  value: T;
  onValue: (value: T) => void;
  /** Id of the element that shows the chosen one: give it role="tabpanel". */
  panel: string;
}) {
  const { label, tabs, value, onValue, panel } = props;
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.value === value);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    onValue(next.value);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.value}"]`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" tabIndex={-1} aria-label={label} ref={list} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          class="tab"
          data-tab={tab.value}
          aria-selected={tab.value === value}
          aria-controls={panel}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onValue(tab.value)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

/** One of a few, side by side: day, week, month. */
export function Segments<T extends string>(props: {
  label: string;
  choices: readonly Choice<T>[];
  value: T;
  onValue: (value: T) => void;
}) {
  const { label, choices, value, onValue } = props;
  return (
    <fieldset class="segments" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          class="segment"
          aria-pressed={choice.value === value}
          onClick={() => onValue(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}

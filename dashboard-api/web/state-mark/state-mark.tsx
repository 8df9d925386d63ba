import "./state-mark.css";
import type { JSX } from "preact";
import type { MachineState } from "../../../config/machine-state.ts";
import { useWords } from "../language/use-words.ts";
import { stateFill } from "./state-patterns.tsx";
import { stateWords } from "./state-words.ts";

/** The shape of each state in a box of 24. */
const shapes: Record<MachineState, JSX.Element> = {
  running: <path d="M9 6.5v11l9-5.5z" />,
  held: <path d="M8 7h3v10H8zM13 7h3v10h-3z" />,
  setup: (
    <path d="M17.4 8.2a3.6 3.6 0 0 1-4.6 4.5l-4.4 4.4a1.5 1.5 0 0 1-2.1-2.1l4.4-4.4a3.6 3.6 0 0 1 4.5-4.6l-2 2 .4 1.8 1.8.4z" />
  ),
  idle: <circle cx="12" cy="12" r="4.5" fill="none" stroke-width="2" />,
  down: <path d="M7.5 7.5l9 9m0-9l-9 9" fill="none" stroke-width="3" stroke-linecap="round" />,
  off: <path d="M7 10.7h10v2.6H7z" />,
  unknown: (
    <path
      d="M9.2 9.6a2.9 2.9 0 1 1 4.3 2.5c-1 .6-1.5 1.1-1.5 2.2M12 17.2v.6"
      fill="none"
      stroke-width="2.2"
      stroke-linecap="round"
    />
  ),
  lost: <path d="M5.5 5.5l13 13m0-13l-13 13" fill="none" stroke-width="2" />,
};

/** Where the fill is a pattern, the shape stands on plain ground. */
const ground: Partial<Record<MachineState, string>> = {
  setup: "var(--setup)",
  down: "var(--down)",
  unknown: "var(--unknown)",
};

/** The state's colour and shape alone, for places where the word stands beside. */
export function StateShape({ state }: { state: MachineState }) {
  return (
    <svg class={`state-shape state-${state}`} viewBox="0 0 24 24" aria-hidden="true">
      <rect x="1" y="1" width="22" height="22" rx="4" fill={stateFill[state]} />
      {ground[state] && <circle cx="12" cy="12" r="7.5" fill={ground[state]} />}
      <g>{shapes[state]}</g>
    </svg>
  );
}

/** A state by colour, shape and word together. `size`: s in tables, m in text, l on tiles, xl on walls. */
export function StateMark({ state, size = "m" }: { state: MachineState; size?: "s" | "m" | "l" | "xl" }) {
  const word = useWords(stateWords)[state];
  return (
    <span class={`state-mark state-mark-${size}`}>
      <StateShape state={state} />
      <span>{word}</span>
    </span>
  );
}

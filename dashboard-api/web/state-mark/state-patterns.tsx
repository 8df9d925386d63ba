import "./state-patterns.css";
import type { ComponentChildren } from "preact";
import type { MachineState } from "../../../config/machine-state.ts";

/**
 * Fills of the states that are patterns; drawn once, used by every SVG of the document as url(#pattern-...). Each is
 * told from every other without colour: paper and fax have none.
 */
export function StatePatterns() {
  return (
    <svg class="state-patterns" aria-hidden="true" width="0" height="0">
      <defs>
        <Pattern id="held" size={5}>
          <rect width="5" height="5" fill="var(--held)" />
          <rect width="1.5" height="5" fill="var(--held-line)" />
        </Pattern>
        <Pattern id="setup" size={8} turn={45}>
          <rect width="8" height="8" fill="var(--setup)" />
          <rect width="3" height="8" fill="var(--setup-line)" />
        </Pattern>
        <Pattern id="down" size={7} turn={45}>
          <rect width="7" height="7" fill="var(--down)" />
          <path d="M0 .6H7M.6 0V7" stroke="var(--down-line)" stroke-width="1.2" />
        </Pattern>
        <Pattern id="unknown" size={6} turn={-45}>
          <rect width="6" height="6" fill="var(--unknown)" />
          <rect width="1.5" height="6" fill="var(--unknown-line)" />
        </Pattern>
        <Pattern id="lost" size={8} turn={45}>
          <rect width="8" height="8" fill="var(--lost)" />
          <path d="M0 .75H8M.75 0V8" stroke="var(--lost-line)" stroke-width="1.5" />
        </Pattern>
      </defs>
    </svg>
  );
}

function Pattern(props: { id: string; size: number; turn?: number; children: ComponentChildren }) {
  const { id, size, turn = 0, children } = props;
  return (
    <pattern
      id={`pattern-${id}`}
      width={size}
      height={size}
      patternUnits="userSpaceOnUse"
      patternTransform={`rotate(${turn})`}
    >
      {children}
    </pattern>
  );
}

/** What fills a state's area in an SVG. */
export const stateFill: Record<MachineState, string> = {
  running: "var(--running)",
  held: "url(#pattern-held)",
  setup: "url(#pattern-setup)",
  idle: "var(--idle)",
  down: "url(#pattern-down)",
  off: "var(--off)",
  unknown: "url(#pattern-unknown)",
  lost: "url(#pattern-lost)",
};

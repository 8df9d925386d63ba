/** Fills of the states that are patterns; drawn once, used by every SVG of the document as url(#pattern-...). */
export function StatePatterns() {
  return (
    <svg class="state-patterns" aria-hidden="true" width="0" height="0">
      <defs>
        <pattern
          id="pattern-setup"
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="8" height="8" fill="var(--setup)" />
          <rect width="3" height="8" fill="var(--setup-line)" />
        </pattern>
        <pattern
          id="pattern-unknown"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width="6" height="6" fill="var(--unknown)" />
          <rect width="1.5" height="6" fill="var(--unknown-line)" />
        </pattern>
        <pattern
          id="pattern-lost"
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="8" height="8" fill="var(--lost)" />
          <path d="M0 .75H8M.75 0V8" stroke="var(--lost-line)" stroke-width="1.5" />
        </pattern>
      </defs>
    </svg>
  );
}

/** What fills a state's area in an SVG. */
export const stateFill: Record<string, string> = {
  running: "var(--running)",
  held: "var(--held)",
  setup: "url(#pattern-setup)",
  idle: "var(--idle)",
  down: "var(--down)",
  off: "var(--off)",
  unknown: "url(#pattern-unknown)",
  lost: "url(#pattern-lost)",
};

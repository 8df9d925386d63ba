import type { Millis } from "../../../time/instant.ts";

interface Stretch {
  from: Millis;
  to: Millis;
}

/** The case itself, marked behind the machine's strip. */
export function CaseMark({ window, at }: { window: Stretch; at: Stretch }) {
  const share = (length: number) => `${((length / (window.to - window.from)) * 100).toFixed(2)}%`;
  return (
    <svg class="judge-mark" aria-hidden="true">
      <rect x={share(at.from - window.from)} width={share(at.to - at.from)} y="0" height="100%" />
    </svg>
  );
}

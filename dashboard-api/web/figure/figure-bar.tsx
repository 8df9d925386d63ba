import "./figure-bar.css";
import type { Figure } from "./figure.ts";

const part = (ratio: number) => `${Math.min(1, Math.max(0, ratio)) * 100}%`;

/**
 * A ratio of 0 to 1 as a bar: filled up to its value, hatched between its bounds, with the bounds as a whisker. The whole
 * width is `most` (1 when absent). It is a picture of what stands beside it in words, so it is not read out.
 */
export function FigureBar({
  figure,
  most = 1,
  tone = "accent",
}: {
  figure: Pick<Figure, "value" | "lower" | "upper">;
  most?: number;
  tone?: "accent" | "neutral";
}) {
  const { value, lower, upper } = figure;
  const hasBounds = lower !== null && upper !== null && upper - lower > 0.0005 * most;
  return (
    <svg class={`figure-bar figure-bar-${tone}`} aria-hidden="true" height="20" width="100%">
      <rect class="figure-bar-ground" y="2" width="100%" height="16" />
      {value !== null && <rect class="figure-bar-value" y="2" width={part(value / most)} height="16" />}
      {value === null && <rect y="2" width="100%" height="16" fill="url(#pattern-unknown)" />}
      {hasBounds && (
        <>
          <rect
            class="figure-bar-doubt"
            x={part(lower / most)}
            y="2"
            width={part((upper - lower) / most)}
            height="16"
            fill="url(#pattern-unknown)"
          />
          {value !== null && (
            <rect class="figure-bar-mark" x={part(value / most)} y="0" width="2" height="20" />
          )}
          <line class="figure-bar-whisker" x1={part(lower / most)} x2={part(upper / most)} y1="10" y2="10" />
          <line class="figure-bar-whisker" x1={part(lower / most)} x2={part(lower / most)} y1="5" y2="15" />
          <line class="figure-bar-whisker" x1={part(upper / most)} x2={part(upper / most)} y1="5" y2="15" />
        </>
      )}
    </svg>
  );
}

import type { Standing } from "./use-fairness.ts";

const part = (ratio: number) => `${Math.min(1, Math.max(0, ratio)) * 100}%`;

/** A member's share of use as a bar with its bounds, and its entitlement as a thick line across it. */
export function ShareBar({ it, most }: { it: Pick<Standing, "entitlement" | "share">; most: number }) {
  const { entitlement, share } = it;
  const isOver = share !== null && share.value > entitlement * 1.005;
  const hasBounds = share !== null && share.upper - share.lower > 0.001 * most;
  return (
    <svg class="share-bar" aria-hidden="true" width="100%" height="24">
      <rect class="share-ground" y="5" width="100%" height="14" />
      {share && (
        <rect
          class={isOver ? "share-over" : "share-use"}
          y="5"
          width={part(share.value / most)}
          height="14"
        />
      )}
      {share && hasBounds && (
        <>
          <rect
            x={part(share.lower / most)}
            y="5"
            width={part((share.upper - share.lower) / most)}
            height="14"
            fill="url(#pattern-unknown)"
            opacity="0.8"
          />
          {[
            [share.lower, share.upper, 12, 12],
            [share.lower, share.lower, 8, 16],
            [share.upper, share.upper, 8, 16],
          ].map(([from = 0, to = 0, y1, y2]) => (
            <line
              key={`${from} ${to}`}
              class="share-whisker"
              x1={part(from / most)}
              x2={part(to / most)}
              y1={y1}
              y2={y2}
            />
          ))}
        </>
      )}
      <line
        class="share-entitled"
        x1={part(entitlement / most)}
        x2={part(entitlement / most)}
        y1="0"
        y2="24"
      />
    </svg>
  );
}

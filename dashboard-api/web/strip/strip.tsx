import "./strip.css";
import { useMemo } from "preact/hooks";
import { useWords } from "../language/use-words.ts";
import { stateFill } from "../state-mark/state-patterns.tsx";
import type { Millis } from "../time/instant.ts";
import { useTime } from "../time/use-time.ts";
import { factShapes } from "./fact-shapes.ts";
import { type FactItem, type PlanItem, type Scale, xOf } from "./strip-data.ts";
import { StripText } from "./strip-text.tsx";
import { useWidth } from "./use-width.ts";
import { stripWords } from "./words.ts";

export type StripSize = "tile" | "row" | "page" | "wall";

/** Heights in pixels: plan above, fact below, and what is between. */
const heights: Record<StripSize, { plan: number; fact: number; gap: number }> = {
  tile: { plan: 16, fact: 10, gap: 2 },
  row: { plan: 20, fact: 12, gap: 2 },
  page: { plan: 28, fact: 20, gap: 3 },
  wall: { plan: 30, fact: 22, gap: 3 },
};

export const stripHeight = (size: StripSize): number => {
  const { plan, fact, gap } = heights[size];
  return plan + gap + fact;
};

export interface StripProps {
  from: Millis;
  to: Millis;
  /** Facts end here and the present is marked; null: the window is not now. */
  now: Millis | null;
  plan: readonly PlanItem[];
  fact: readonly FactItem[];
  size: StripSize;
  /** Whose strip it is, for those who hear it: the machine and the day. */
  label: string;
  /** Given by who draws many of one width; absent: measured. */
  width?: number;
  onSelect?: (booking: PlanItem) => void;
}

/** Plan above, fact below: the one picture of a machine's time. */
export function Strip(props: StripProps) {
  const { ref, width: measured } = useWidth<HTMLDivElement>();
  const width = props.width ?? measured;
  return (
    <div class={`strip strip-${props.size}`} ref={ref}>
      {width > 0 && <StripPicture {...props} width={width} />}
      <StripText {...props} />
    </div>
  );
}

/** The picture alone, for who tells its content otherwise. */
export function StripPicture(props: StripProps & { width: number }) {
  const { from, to, now, plan, fact, size, width } = props;
  const words = useWords(stripWords);
  const time = useTime();
  const { plan: planHeight, fact: factHeight, gap } = heights[size];
  const top = planHeight + gap;
  const scale: Scale = { from, to, width };
  const shapes = useMemo(() => factShapes(fact, { from, to, width }), [fact, from, to, width]);
  const byState = useMemo(() => Map.groupBy(shapes, (it) => it.state), [shapes]);
  const nowX = now !== null && now >= from && now <= to ? xOf(scale, now) : undefined;
  return (
    <svg class="strip-picture" width={width} height={top + factHeight} aria-hidden="true">
      {plan.map((item) => {
        const x = Math.max(0, xOf(scale, item.from));
        const right = Math.min(width, xOf(scale, item.to));
        if (right <= x) return null;
        const box = { x: x + 0.75, y: 0.75, width: Math.max(1, right - x - 1.5), height: planHeight - 1.5 };
        const text = item.label ?? words.taken;
        return (
          <g key={item.id} class={`plan plan-${item.kind} ${item.isOwn ? "plan-own" : ""}`}>
            <title>{`${text} ${time.range(item.from, item.to, now ?? undefined)}`}</title>
            <rect {...box} rx="2" class={item.isRequested ? "plan-box plan-requested" : "plan-box"} />
            {right - x > 30 && (
              <svg
                aria-hidden="true"
                x={box.x + 4}
                y="0"
                width={Math.max(0, box.width - 6)}
                height={planHeight}
              >
                <text y={planHeight / 2} class="plan-label">
                  {text}
                </text>
              </svg>
            )}
          </g>
        );
      })}
      <rect class="fact-ground" x="0" y={top} width={width} height={factHeight} />
      {[...byState].map(([state, parts]) => (
        <path
          key={state}
          class={`fact fact-${state}`}
          fill={stateFill[state]}
          d={parts.map((it) => `M${it.x} ${top}h${it.width}v${factHeight}h${-it.width}z`).join("")}
        />
      ))}
      {nowX !== undefined && <path class="strip-now" d={`M${nowX} 0V${top + factHeight}`} />}
    </svg>
  );
}

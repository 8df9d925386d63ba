import { useMemo } from "preact/hooks";
import { stateFill } from "../state-mark/state-patterns.tsx";
import type { Millis } from "../time/instant.ts";
import { type FactShape, factShapes } from "./fact-shapes.ts";
import { planPaths } from "./plan-paths.ts";
import { type FactItem, type PlanItem, span, xOf } from "./strip-data.ts";
import { bands, type StripSize } from "./strip-size.ts";
import type { Stop } from "./strip-stops.ts";
import { useStopText } from "./use-stop-text.ts";

/** A switched-off machine is a dash in the middle: dark, and not to be taken for use. */
function factPath({ state, x, width }: FactShape, top: number, height: number): string {
  const thin = Math.round(height / 3);
  const [y, tall] = state === "off" ? [top + (height - thin) / 2, thin] : [top, height];
  return `M${x.toFixed(1)} ${y}h${width.toFixed(1)}v${tall}h${(-width).toFixed(1)}z`;
}

/** The drawing itself: some twenty elements, however long the window is. */
export function StripPicture(props: {
  from: Millis;
  to: Millis;
  now: Millis | null;
  plan: readonly PlanItem[];
  fact: readonly FactItem[];
  size: StripSize;
  width: number;
  pointed?: Stop | undefined;
}) {
  const { from, to, now, plan, fact, size, width, pointed } = props;
  const { plan: planHeight, fact: factHeight, gap, text } = bands[size];
  const top = planHeight + gap;
  const height = top + factHeight;
  const { name } = useStopText(now);
  const scale = useMemo(() => ({ from, to, width }), [from, to, width]);
  const paths = planPaths(plan, scale, planHeight, name, text);
  const facts = useMemo(() => Map.groupBy(factShapes(fact, scale), (it) => it.state), [fact, scale]);
  const ring = pointed && span(scale, pointed.item.from, pointed.item.to);
  const nowX = now !== null && now >= from && now <= to ? xOf(scale, now) : undefined;
  return (
    <svg class="strip-picture" width={width} height={height} aria-hidden="true">
      {paths.boxes.map(({ style, d }) => (
        <path key={style} class={`plan ${style}`} d={d} />
      ))}
      {paths.overruns.map(({ style, d }) => (
        <path key={style} class={`overrun ${style}`} d={d} />
      ))}
      {paths.labels.map((label) => (
        <text
          key={label.item.id}
          x={label.x}
          y={planHeight / 2}
          font-size={text}
          class={`plan-label ${label.item.isOwn ? "plan-label-own" : ""} ${label.item.isNoShow ? "plan-label-no-show" : ""}`}
        >
          {label.text}
        </text>
      ))}
      <path class="fact-base" d={`M0 ${height - 0.5}H${width}`} />
      {[...facts].map(([state, shapes]) => (
        <path
          key={state}
          class={`fact fact-${state}`}
          fill={stateFill[state]}
          d={shapes.map((it) => factPath(it, top, factHeight)).join("")}
        />
      ))}
      {nowX !== undefined && (
        <g class="strip-now">
          <path class="strip-now-line" d={`M${nowX} 0V${height}`} />
          <path d={`M${nowX - 4} 0h8l-4 6z`} />
        </g>
      )}
      {ring && pointed && (
        <rect
          class="strip-ring"
          x={ring.x}
          y={pointed.band === "plan" ? 1 : top}
          width={Math.max(2, ring.width)}
          height={pointed.band === "plan" ? planHeight - 2 : factHeight}
        />
      )}
    </svg>
  );
}

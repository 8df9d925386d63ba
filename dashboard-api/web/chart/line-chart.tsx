import "./chart.css";
import { useWidth } from "../strip/use-width.ts";
import { niceEnd, ticks } from "./scale.ts";

export interface LinePoint {
  label: string;
  /** null: nobody knows; the line has a gap there. */
  value: number | null;
  lower?: number | null;
  upper?: number | null;
}

export interface LineSeries {
  name: string;
  points: readonly LinePoint[];
}

const frame = { top: 12, right: 12, bottom: 26, left: 44 };

/**
 * Values in order, with the band between their bounds. All series have the same labels. The table beside it tells the
 * same to those who do not see it, so the picture has a name alone.
 */
export function LineChart(props: {
  label: string;
  series: readonly LineSeries[];
  format: (value: number) => string;
  /** End of the value axis; absent: the next round number. */
  most?: number;
  height?: number;
  onSelect?: (at: number) => void;
}) {
  const { label, series, format, height = 200, onSelect } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const labels = series[0]?.points.map((it) => it.label) ?? [];
  const all = series.flatMap(({ points }) => points.map((it) => it.upper ?? it.value ?? 0));
  const most = props.most ?? niceEnd(Math.max(0, ...all));
  const inner = { width: width - frame.left - frame.right, height: height - frame.top - frame.bottom };
  const step = inner.width / Math.max(1, labels.length);
  const x = (at: number) => frame.left + step * (at + 0.5);
  const y = (value: number) => frame.top + inner.height * (1 - Math.min(1, value / most));
  const every = Math.max(1, Math.ceil((labels.length * 64) / Math.max(1, inner.width)));
  return (
    <div class="chart" ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {ticks(most).map((mark) => (
            <g key={mark}>
              <line class="chart-grid" x1={frame.left} x2={width - frame.right} y1={y(mark)} y2={y(mark)} />
              <text class="chart-mark chart-mark-y" x={frame.left - 8} y={y(mark)}>
                {format(mark)}
              </text>
            </g>
          ))}
          {labels.map((text, at) =>
            at % every === 0 ? (
              <text key={text} class="chart-mark chart-mark-x" x={x(at)} y={height - 8}>
                {text}
              </text>
            ) : null,
          )}
          {series.map(({ name, points }, order) => (
            <g key={name} class={`chart-series chart-series-${order}`}>
              <path class="chart-band" d={band(points, x, y)} />
              <path class="chart-line" d={line(points, x, y)} />
              {points.map((it, at) =>
                it.value === null ? null : (
                  <circle key={it.label} class="chart-dot" cx={x(at)} cy={y(it.value)} r="3">
                    <title>{`${name} ${it.label}: ${format(it.value)}`}</title>
                  </circle>
                ),
              )}
            </g>
          ))}
          {onSelect &&
            labels.map((text, at) => (
              // biome-ignore lint/a11y/noStaticElementInteractions: the table beside it has the same as buttons
              <rect
                key={text}
                class="chart-hit"
                x={frame.left + step * at}
                y={frame.top}
                width={step}
                height={inner.height}
                onClick={() => onSelect(at)}
              />
            ))}
        </svg>
      )}
    </div>
  );
}

type Place = (value: number) => number;

/** Runs of points that are known, one after the other. */
function runs(points: readonly LinePoint[]): number[][] {
  const found: number[][] = [];
  points.forEach((point, at) => {
    if (point.value === null) return;
    const last = found.at(-1);
    if (last && last.at(-1) === at - 1) last.push(at);
    else found.push([at]);
  });
  return found;
}

const line = (points: readonly LinePoint[], x: Place, y: Place): string =>
  runs(points)
    .map((run) => `M${run.map((at) => `${x(at)} ${y(points[at]?.value ?? 0)}`).join("L")}`)
    .join("");

const band = (points: readonly LinePoint[], x: Place, y: Place): string =>
  runs(points)
    .map((run) => {
      const upper = run.map((at) => `${x(at)} ${y(points[at]?.upper ?? points[at]?.value ?? 0)}`);
      const lower = run.map((at) => `${x(at)} ${y(points[at]?.lower ?? points[at]?.value ?? 0)}`);
      return `M${upper.join("L")}L${lower.toReversed().join("L")}Z`;
    })
    .join("");

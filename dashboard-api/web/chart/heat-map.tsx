import "./chart.css";
import { useWidth } from "../strip/use-width.ts";

export interface HeatCell {
  /** 0 to 1; null: nobody knows; undefined: there is none, as of closed hours. */
  value: number | null | undefined;
  /** What is read and shown of it. */
  text: string;
}

const head = { left: 44, top: 22 };
const gap = 2;

/** A value by two keys: rows down, columns across. Darker is more; hatched is unknown; empty is none. */
export function HeatMap(props: {
  label: string;
  rows: readonly string[];
  columns: readonly string[];
  cell: (row: number, column: number) => HeatCell;
  /** Value that is darkest. */
  most?: number;
  rowHeight?: number;
}) {
  const { label, rows, columns, cell, most = 1, rowHeight = 26 } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const step = (width - head.left) / columns.length;
  const height = head.top + rows.length * rowHeight;
  const every = Math.max(1, Math.ceil(24 / Math.max(1, step)));
  return (
    <div class="chart" ref={ref}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={label}>
          {columns.map((text, at) =>
            at % every === 0 ? (
              <text key={text} class="chart-mark chart-mark-x" x={head.left + step * at + step / 2} y="14">
                {text}
              </text>
            ) : null,
          )}
          {rows.map((row, down) => {
            const y = head.top + down * rowHeight;
            return (
              <g key={row}>
                <text class="chart-mark chart-mark-y" x={head.left - 10} y={y + rowHeight / 2}>
                  {row}
                </text>
                {columns.map((column, across) => {
                  const { value, text } = cell(down, across);
                  const box = {
                    x: head.left + step * across,
                    y,
                    width: Math.max(1, step - gap),
                    height: rowHeight - gap,
                  };
                  if (value === undefined) return <rect key={column} {...box} class="heat-none" />;
                  const isKnown = value !== null;
                  return (
                    <rect
                      key={column}
                      {...box}
                      class={isKnown ? "heat-cell" : "heat-unknown"}
                      fill={isKnown ? "var(--accent)" : "url(#pattern-unknown)"}
                      fill-opacity={isKnown ? 0.06 + 0.94 * Math.min(1, value / most) : 1}
                    >
                      <title>{text}</title>
                    </rect>
                  );
                })}
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}

/** What the depth of the colour means. */
export function HeatScale({ from, to }: { from: string; to: string }) {
  return (
    <span class="heat-scale small soft" aria-hidden="true">
      {from}
      <svg width="96" height="12" aria-hidden="true">
        {[0, 1, 2, 3, 4, 5].map((at) => (
          <rect
            key={at}
            x={at * 16}
            width="15"
            height="12"
            fill="var(--accent)"
            fill-opacity={0.06 + (0.94 * at) / 5}
          />
        ))}
      </svg>
      {to}
    </span>
  );
}

import "uplot/dist/uPlot.min.css";
import "./signal-chart.css";
import { useEffect, useRef } from "preact/hooks";
import UPlot from "uplot";
import { useWidth } from "../strip/use-width.ts";
import type { Millis } from "../time/instant.ts";
import { useNumbers } from "../time/use-numbers.ts";
import { useTime } from "../time/use-time.ts";
import { columnsOf, type Series } from "./signal-series.ts";

const height = 160;

/** A signal over time: the line of its values and the band between the extremes of what one pixel stands for. */
export function SignalChart(props: {
  label: string;
  series: Series;
  from: Millis;
  to: Millis;
  /** A part was chosen by dragging. */
  onZoom: (from: Millis, to: Millis) => void;
}) {
  const { label, series, from, to, onZoom } = props;
  const { ref, width } = useWidth<HTMLDivElement>();
  const place = useRef<HTMLDivElement>(null);
  const zoom = useRef(onZoom);
  zoom.current = onZoom;
  const time = useTime();
  const numbers = useNumbers();
  useEffect(() => {
    if (!place.current || width === 0) return;
    const style = getComputedStyle(place.current);
    const color = (name: string) => style.getPropertyValue(name).trim();
    const { time: times, value, least, most } = columnsOf(series);
    const axis = { stroke: color("--ink-soft"), grid: { stroke: color("--line"), width: 1 } };
    const chart = new UPlot(
      {
        ...{ width, height },
        tzDate: (at) => UPlot.tzDate(new Date(at * 1_000), time.zone),
        scales: { x: { range: [from / 1_000, to / 1_000] } },
        legend: { show: false },
        cursor: { drag: { x: true, y: false, setScale: false }, y: false },
        series: [
          {},
          { stroke: color("--accent"), width: 1.5, points: { show: false } },
          { stroke: "transparent", points: { show: false } },
          { stroke: "transparent", points: { show: false } },
        ],
        bands: [{ series: [3, 2], fill: color("--accent-soft") }],
        axes: [
          {
            ...axis,
            values: (_, marks) => marks.map((at) => time.clock(at * 1_000)),
          },
          { ...axis, size: 64, values: (_, marks) => marks.map((it) => numbers.number(it, it % 1 ? 1 : 0)) },
        ],
        hooks: {
          setSelect: [
            (it) => {
              if (it.select.width < 8) return;
              const begin = it.posToVal(it.select.left, "x");
              const end = it.posToVal(it.select.left + it.select.width, "x");
              zoom.current(begin * 1_000, end * 1_000);
            },
          ],
        },
      },
      [times, value, least, most],
      place.current,
    );
    return () => chart.destroy();
  }, [series, width, from, to, time, numbers]);
  return (
    <div class="signal-chart" ref={ref} role="img" aria-label={label}>
      <div ref={place} />
    </div>
  );
}

import { isInUse } from "../../../config/machine-state.ts";
import type { Micros } from "../../../config/micros.ts";
import { clip, intersect } from "../interval/intersect.ts";
import type { Interval } from "../interval/interval.ts";
import { bridge } from "../timeline/bridge.ts";
import type { TimelineInterval } from "../timeline/timeline-interval.ts";
import type { Figure } from "./figure.ts";
import { stateFigure } from "./state-figure.ts";

export const machineFigureIds = ["utilization", "occupancy", "faultFree"] as const;
export type MachineFigureId = (typeof machineFigureIds)[number];

/**
 * First figures of one machine over a window, all of planned busy time (PBT, ISO 22400-2: open time less planned
 * maintenance): utilization 稼働率 = running / PBT, occupancy 占有率 = in use / PBT, fault-free 故障なし率 =
 * (PBT - down) / PBT.
 */
export function machineFigures(input: {
  /** Unbridged, with a margin of more than `bridgeLimit` around the window. */
  history: readonly TimelineInterval[];
  window: Interval;
  /** Ordered and disjoint; the part inside the window is used. */
  plannedBusyTime: readonly Interval[];
  bridgeLimit: Micros;
}): Record<MachineFigureId, Figure> {
  const busy = clip(input.plannedBusyTime, input.window);
  const timeline = intersect(bridge(input.history, input.bridgeLimit), busy);
  const name = "plannedBusyTime";
  return {
    utilization: stateFigure(timeline, name, (state) => state === "running"),
    occupancy: stateFigure(timeline, name, isInUse),
    faultFree: stateFigure(timeline, name, (state) => state !== "down"),
  };
}

import type { TrueState } from "../behaviour.ts";
import { effort, type OpcuaMachine, rounded } from "../simulated-machine.ts";

const own = "urn:machine-commons:demo:millturn";
const node = (name: string, type: "String" | "Double") => ({
  folders: [{ namespace: own, name: "MT-250" }],
  name,
  namespace: own,
  id: name,
  type,
});

/** Execution and ControllerMode as in MTConnect; switched off, its adapter says UNAVAILABLE. */
const told: Record<TrueState, [execution: string, mode: string]> = {
  running: ["ACTIVE", "AUTOMATIC"],
  held: ["FEED_HOLD", "AUTOMATIC"],
  setup: ["STOPPED", "MANUAL"],
  idle: ["READY", "AUTOMATIC"],
  down: ["STOPPED", "AUTOMATIC"],
  off: ["UNAVAILABLE", "UNAVAILABLE"],
};

/** A mill-turn: many short interruptions, and a network that comes and goes. */
export const millTurn: OpcuaMachine = {
  id: "mill-turn",
  name: "MT-250",
  personality: {
    arrival: [5, 35],
    warmUp: [8, 15],
    setup: [12, 45],
    run: [25, 120],
    stretch: [3, 18],
    interruption: [0.5, 4],
    pause: [5, 60],
    breakdown: 0.008,
    repair: [10, 80],
    runsAtLunch: false,
    freeDay: 0.09,
    night: 0,
    nightRun: [1, 2],
    closedDayRun: 0,
    overtime: 0,
    piece: 7,
    gapsPerDay: 3,
    gap: [0.3, 6],
    longGap: 0.06,
  },
  // A fault is a STOPPED like any other to this control, and who is switched off tells nothing.
  reported: (state) => (state === "off" ? "unknown" : state === "down" ? "idle" : state),
  values({ segment, pieces, noise }) {
    const [execution, mode] = told[segment.state];
    const load = effort[segment.state];
    return {
      execution,
      "controller-mode": mode,
      "spindle-speed":
        load === 1 ? Math.round(2_200 + 1_400 * noise("tool", 90) + 15 * noise("speed", 1)) : 0,
      "spindle-load": rounded(load === 1 ? 30 + 22 * noise("cut", 12) + 3 * noise("load", 1) : 0, 1),
      "part-count": pieces,
    };
  },
  nodes: {
    execution: node("Execution", "String"),
    "controller-mode": node("ControllerMode", "String"),
    "spindle-speed": node("SpindleSpeed", "Double"),
    "spindle-load": node("SpindleLoad", "Double"),
    "part-count": node("PartCountAct", "Double"),
  },
};

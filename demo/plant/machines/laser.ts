import type { TrueState } from "../behaviour.ts";
import { effort, type OpcuaMachine, rounded } from "../simulated-machine.ts";

const own = "urn:machine-commons:demo:laser";
const node = (name: string, type: "Int32" | "Double") => ({
  folders: [
    { namespace: own, name: "PackMLObjects" },
    { namespace: own, name: "LC-3015" },
  ],
  name,
  namespace: own,
  id: `Status.${name}`,
  type,
});

/** StateCurrent and UnitModeCurrent (ANSI/ISA TR88.00.02): Execute 6, Held 11, Idle 4, Aborted 9, Stopped 2; Production 1, Manual 3. */
const told: Record<TrueState, [state: number, mode: number]> = {
  running: [6, 1],
  held: [11, 1],
  setup: [4, 3],
  idle: [4, 1],
  down: [9, 1],
  off: [2, 1],
};

/** A laser cutter with PackML states: short jobs one after the other, from morning to evening. */
export const laser: OpcuaMachine = {
  id: "laser",
  name: "LC-3015",
  personality: {
    arrival: [0, 15],
    warmUp: [5, 12],
    setup: [3, 14],
    run: [6, 45],
    stretch: [4, 22],
    interruption: [1, 4],
    pause: [1, 26],
    breakdown: 0.006,
    repair: [8, 60],
    runsAtLunch: false,
    freeDay: 0.04,
    night: 0,
    nightRun: [1, 2],
    closedDayRun: 0,
    overtime: 0,
    piece: 3.5,
    gapsPerDay: 0,
    gap: [1, 2],
    longGap: 0,
  },
  // Its control stays on over night and says Stopped.
  reported: (state) => (state === "off" ? "idle" : state),
  values({ segment, pieces, noise }) {
    const [state, mode] = told[segment.state];
    const isCutting = segment.state === "running";
    const beam = isCutting ? 3.1 + 0.8 * noise("sheet", 300) + 0.05 * noise("beam", 1) : 0;
    return {
      "packml-state": state,
      "packml-mode": mode,
      "laser-power": rounded(beam, 2),
      power: rounded(
        segment.state === "off" ? 0.3 : 2.4 + 2.9 * beam + effort[segment.state] + 0.1 * noise("power", 1),
        2,
      ),
      "part-count": pieces,
    };
  },
  nodes: {
    "packml-state": node("StateCurrent", "Int32"),
    "packml-mode": node("UnitModeCurrent", "Int32"),
    "laser-power": node("LaserPower", "Double"),
    power: node("Power", "Double"),
    "part-count": node("ProdProcessedCount", "Double"),
  },
};

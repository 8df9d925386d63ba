import type { TrueState } from "../behaviour.ts";
import { type OpcuaMachine, rounded } from "../simulated-machine.ts";

const own = "urn:machine-commons:demo:edm";
const node = (name: string, type: "String" | "Double") => ({
  folders: [{ namespace: own, name: "WE-400" }],
  name,
  namespace: own,
  id: name,
  type,
});

const told: Record<TrueState, string> = {
  running: "MACHINING",
  held: "WIRE WAIT",
  setup: "MANUAL",
  idle: "READY",
  down: "ALARM",
  off: "STANDBY",
};

/** A wire EDM: begins in the afternoon and works through the night by itself. Its server wants a user and encrypts. */
export const wireEdm: OpcuaMachine = {
  id: "wire-edm",
  name: "WE-400",
  user: "machine-commons",
  personality: {
    arrival: [10, 60],
    warmUp: [5, 10],
    setup: [25, 80],
    run: [120, 420],
    stretch: [60, 240],
    interruption: [2, 14],
    pause: [15, 110],
    breakdown: 0.03,
    repair: [10, 60],
    runsAtLunch: true,
    freeDay: 0.06,
    night: 0.75,
    nightRun: [300, 1200],
    closedDayRun: 0.55,
    overtime: 0,
    piece: 95,
    gapsPerDay: 0,
    gap: [1, 2],
    longGap: 0,
  },
  reported: (state) => state,
  values({ segment, noise }) {
    const isMachining = segment.state === "running";
    return {
      status: told[segment.state],
      "gap-voltage": rounded(isMachining ? 42 + 6 * noise("gap", 15) + noise("voltage", 1) : 0, 1),
      "wire-speed": rounded(isMachining ? 9.5 + 0.4 * noise("wire", 5) : 0, 2),
      power: rounded(segment.state === "off" ? 0.2 : isMachining ? 7.5 + 1.2 * noise("power", 10) : 1.9, 2),
    };
  },
  nodes: {
    status: node("MachineStatus", "String"),
    "gap-voltage": node("GapVoltage", "Double"),
    "wire-speed": node("WireSpeed", "Double"),
    power: node("Power", "Double"),
  },
};

import type { TrueState } from "../behaviour.ts";
import { effort, type OpcuaMachine, rounded } from "../simulated-machine.ts";

const machinery = "http://opcfoundation.org/UA/Machinery/";
const own = "urn:machine-commons:demo:mc5x";
const machine = [
  { namespace: machinery, name: "Machines" },
  { namespace: own, name: "MC5X-630" },
];
const block = (name: string, id: string) => ({
  folders: [...machine, { namespace: own, name }],
  name: "CurrentState",
  namespace: own,
  id,
  type: "LocalizedText" as const,
});
const process = (name: string) => ({
  folders: [...machine, { namespace: own, name: "Monitoring" }],
  name,
  namespace: own,
  id: `Monitoring.${name}`,
  type: "Double" as const,
});

/** MachineryItemState and MachineryOperationMode (OPC 40001-1). Held is an execution that waits: it shows no mode of its own. */
const told: Record<TrueState, [itemState: string, operationMode: string]> = {
  running: ["Executing", "Processing"],
  held: ["NotExecuting", "Processing"],
  setup: ["NotExecuting", "Setup"],
  idle: ["NotExecuting", "Processing"],
  down: ["OutOfService", "Maintenance"],
  off: ["NotAvailable", "None"],
};

/** A 5-axis machining centre: long setups, runs of hours, tool breaks. */
export const fiveAxis: OpcuaMachine = {
  id: "mc-5axis",
  name: "MC5X-630",
  personality: {
    arrival: [5, 25],
    warmUp: [10, 20],
    setup: [15, 50],
    run: [40, 190],
    stretch: [12, 75],
    interruption: [1, 6],
    pause: [10, 180],
    breakdown: 0.018,
    repair: [15, 110],
    runsAtLunch: true,
    freeDay: 0.06,
    night: 0.45,
    nightRun: [180, 700],
    closedDayRun: 0,
    overtime: 0.6,
    piece: 26,
    gapsPerDay: 0,
    gap: [1, 2],
    longGap: 0,
  },
  reported: (state) => (state === "held" ? "idle" : state),
  values({ segment, pieces, noise }) {
    const [itemState, operationMode] = told[segment.state];
    const load = effort[segment.state];
    return {
      "item-state": itemState,
      "operation-mode": operationMode,
      "spindle-speed":
        load === 1 ? Math.round(9_000 + 6_000 * noise("tool", 240) + 40 * noise("speed", 1)) : 0,
      "spindle-load": rounded(load === 1 ? 38 + 18 * noise("cut", 20) + 4 * noise("load", 1) : 0, 1),
      power: rounded(
        segment.state === "off" ? 0 : 1.6 + load * (9 + 4 * noise("cut", 20)) + 0.1 * noise("power", 1),
        2,
      ),
      "part-count": pieces,
    };
  },
  nodes: {
    "item-state": block("MachineryItemState", "MachineryItemState.CurrentState"),
    "operation-mode": block("MachineryOperationMode", "MachineryOperationMode.CurrentState"),
    "spindle-speed": process("SpindleSpeed"),
    "spindle-load": process("SpindleLoad"),
    power: process("Power"),
    "part-count": process("PartCount"),
  },
};

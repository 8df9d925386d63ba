import type { TrueState } from "../behaviour.ts";
import { type MqttMachine, rounded } from "../simulated-machine.ts";

const draw: Record<TrueState, number> = {
  running: 2.6,
  held: 0.45,
  setup: 0.5,
  idle: 0.4,
  down: 0.4,
  off: 0,
};

/** A milling machine older than its operators: only a power meter tells what it does, as a plain number of kW. */
export const oldMill: MqttMachine = {
  id: "old-mill",
  personality: {
    arrival: [10, 90],
    warmUp: [2, 6],
    setup: [3, 10],
    run: [50, 150],
    stretch: [10, 45],
    interruption: [1, 3],
    pause: [30, 190],
    breakdown: 0.003,
    repair: [20, 120],
    runsAtLunch: false,
    freeDay: 0.25,
    night: 0,
    nightRun: [1, 2],
    closedDayRun: 0,
    overtime: 0,
    piece: 18,
    gapsPerDay: 1,
    gap: [1, 12],
    longGap: 0.05,
  },
  // A meter sees work, standing and nothing.
  reported: (state) => (state === "running" || state === "off" ? state : "idle"),
  values: ({ segment, noise }) => ({
    power: rounded(
      segment.state === "off"
        ? 0
        : draw[segment.state] * (1 + 0.2 * noise("cut", 10) + 0.03 * noise("power", 1)),
      3,
    ),
  }),
  every: 2,
  messages: (_, values) => [{ topic: "meters/old-mill/power", payload: String(values.power) }],
};

import { HOUR, rfc3339FromMicros } from "../../../config/micros.ts";
import type { TrueState } from "../behaviour.ts";
import { type MqttMachine, rounded } from "../simulated-machine.ts";

const told: Record<TrueState, string> = {
  running: "RUN",
  held: "HOLD",
  setup: "PREPARE",
  idle: "STOP",
  down: "ALARM",
  off: "OFF",
};

/** A climatic test chamber: cycles between cold and heat for days, publishes JSON. */
export const testChamber: MqttMachine = {
  id: "test-chamber",
  personality: {
    arrival: [10, 50],
    warmUp: [5, 10],
    setup: [15, 50],
    run: [200, 640],
    stretch: [150, 600],
    interruption: [2, 10],
    pause: [10, 90],
    breakdown: 0.02,
    repair: [20, 90],
    runsAtLunch: true,
    freeDay: 0.05,
    night: 0.95,
    nightRun: [900, 1500],
    closedDayRun: 0.95,
    overtime: 0,
    piece: 240,
    gapsPerDay: 0.3,
    gap: [2, 25],
    longGap: 0,
  },
  reported: (state) => state,
  values({ t, segment, noise }) {
    // One cycle from -40 to 85 degrees in four hours; else the room's temperature.
    const phase = Math.sin((2 * Math.PI * (t % (4 * HOUR))) / (4 * HOUR));
    const isCycling = segment.state === "running" || segment.state === "held";
    return {
      program: told[segment.state],
      temperature: rounded(
        isCycling ? 22.5 + 62.5 * phase + 0.2 * noise("t", 5) : 23 + 0.5 * noise("room", 600),
        1,
      ),
      humidity: rounded(isCycling ? 55 + 30 * phase + noise("h", 5) : 48 + 3 * noise("air", 900), 1),
    };
  },
  every: 5,
  messages: ({ t }, values) => [
    {
      topic: "floor/test-chamber/report",
      payload: JSON.stringify({ time: rfc3339FromMicros(t), ...values }),
    },
  ],
};

import { type Logger, pino } from "pino";

export type { Logger };

/** JSON lines on standard output. */
export const createLog = (settings: { level: string }): Logger =>
  pino({ name: "broker", level: settings.level, base: { name: "broker" } });

import { pino } from "pino";

/** The slice of the logger that the gateway's parts need. */
export type Log = Pick<pino.Logger, "debug" | "info" | "warn" | "error">;

/** Structured lines on standard output. */
export const createLog = (level: string): pino.Logger => pino({ level, base: { process: "gateway" } });

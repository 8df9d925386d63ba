import { EventEmitter, once } from "node:events";
import { pino } from "pino";
import type { z } from "zod";
import { systemNow } from "../../config/micros.ts";
import { type Machine, machineSchema } from "../../config/site/machine.ts";
import { type OpcuaSource, opcuaSourceSchema } from "../../config/site/source.ts";
import { createOpcuaReader, type OpcuaReaderSettings } from "../../gateway/readers/opcua/opcua-reader.ts";
import type { Delivery, Reading, SourceReader } from "../../gateway/readers/source-reader.ts";
import { type TemporaryFolder, temporaryFolder } from "./temporary-folder.ts";

/** A reader at work, with everything it has delivered. */
export interface ReadingInProgress {
  readonly reader: SourceReader;
  readonly deliveries: Delivery[];
  readonly pkiFolder: string;
  /** Readings delivered so far, of one signal or of all. */
  readings(signal?: string): Reading[];
  values(signal: string): unknown[];
  incidents(kind?: string): Delivery["incidents"];
  /** Resolves once the condition holds; looked at after each delivery and, for the status, now and then. */
  until(condition: () => boolean, what: string, timeout?: number): Promise<void>;
  connected(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

type SourceInput = z.input<typeof opcuaSourceSchema>;

export const testSource = (endpoint: string, more: Partial<SourceInput> = {}): OpcuaSource =>
  opcuaSourceSchema.parse({
    id: "plc",
    protocol: "opcua",
    endpoint,
    security: { mode: "None", policy: "None" },
    publishing: "100 ms",
    heartbeat: { every: "1 s" },
    ...more,
  });

type SignalInput = z.input<typeof machineSchema>["signals"][number];

export const testMachine = (signals: Omit<SignalInput, "source">[], id = "mill"): Machine =>
  machineSchema.parse({
    id,
    name: { ja: id, en: id },
    rate: 1_000,
    signals: signals.map((it) => ({ source: "plc", sampling: "50 ms", ...it })),
    state: { rules: [{ state: "idle", when: "always" }] },
  });

export interface ReadingSettings {
  /** Rejects to refuse a delivery. */
  intercept?(delivery: Delivery): Promise<void> | void;
  pki?: TemporaryFolder;
  more?: Partial<OpcuaReaderSettings>;
}

export async function startReading(
  source: OpcuaSource,
  machines: Machine[],
  settings: ReadingSettings = {},
): Promise<ReadingInProgress> {
  const pki = settings.pki ?? temporaryFolder("gateway-pki-");
  const deliveries: Delivery[] = [];
  const news = new EventEmitter();
  news.setMaxListeners(50);
  const reader = createOpcuaReader({
    source,
    machines,
    async deliver(_source, delivery) {
      await settings.intercept?.(delivery);
      deliveries.push(delivery);
      news.emit("delivery");
    },
    pkiFolder: pki.path,
    log: pino({ level: process.env.LOG_LEVEL ?? "silent" }),
    now: systemNow,
    ...settings.more,
  });
  const readings = (signal?: string) =>
    deliveries.flatMap((it) => it.readings).filter((it) => signal === undefined || it.signal === signal);
  const handle: ReadingInProgress = {
    reader,
    deliveries,
    pkiFolder: pki.path,
    readings,
    values: (signal) => readings(signal).map((it) => it.value),
    incidents: (kind) =>
      deliveries.flatMap((it) => it.incidents).filter((it) => kind === undefined || it.kind === kind),
    async until(condition, what, timeout = 15_000) {
      const end = Date.now() + timeout;
      while (!condition()) {
        if (Date.now() > end)
          throw new Error(`not within ${timeout} ms: ${what} (status: ${JSON.stringify(reader.status())})`);
        await once(news, "delivery", { signal: AbortSignal.timeout(100) }).catch(() => {});
      }
    },
    connected: () => handle.until(() => reader.status().state === "connected", "connected"),
    async [Symbol.asyncDispose]() {
      await reader.stop();
      if (!settings.pki) pki[Symbol.dispose]();
    },
  };
  await reader.start();
  return handle;
}

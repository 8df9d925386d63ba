import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { systemNow } from "../../../config/micros.ts";
import type { Site } from "../../../config/site/site.ts";
import { createGatewayClock } from "../../../gateway/clock/gateway-clock.ts";
import type { Deliver, Delivery, SourceReader } from "../../../gateway/readers/source-reader.ts";
import { type RunningGateway, startGateway } from "../../../gateway/start-gateway.ts";

export interface RigGateway extends RunningGateway {
  deliver: Deliver;
  broken: Promise<Error>;
}

/** A whole gateway whose one source is the test itself. */
export async function startRigGateway(settings: {
  site: Site;
  dataFolder: string;
  url: string;
  boot?: string;
  logLevel?: string;
}): Promise<RigGateway> {
  const { site } = settings;
  const [gateway] = site.gateways;
  if (gateway === undefined) throw new Error("no gateway");
  const broken = Promise.withResolvers<Error>();
  const handed = Promise.withResolvers<Deliver>();
  const running = await startGateway({
    settings: {
      siteFile: "",
      dataFolder: settings.dataFolder,
      gatewayId: gateway.id,
      httpPort: 0,
      logLevel: "silent",
      broker: { url: settings.url, user: undefined, password: undefined, tls: {} },
    },
    site,
    siteHash: "0".repeat(64),
    gateway,
    software: "0.0.0",
    boot: settings.boot ?? randomUUID().slice(0, 8),
    clock: createGatewayClock({ wall: systemNow, monotonic: () => Math.round(performance.now() * 1_000) }),
    log: pino({ level: settings.logLevel ?? "silent" }),
    broken: broken.resolve,
    async createReader({ source, deliver }) {
      handed.resolve(deliver);
      return silentReader(source.id);
    },
  });
  return { ...running, deliver: await handed.promise, broken: broken.promise };
}

export const silentReader = (source: string): SourceReader => ({
  start: async () => {},
  stop: async () => {},
  status: () => ({
    source,
    protocol: "mqtt",
    state: "connected",
    since: 0,
    detail: "",
    samples: 0,
    discarded: 0,
    skew: null,
    backwardSteps: 0,
    faults: {},
    certificateExpires: null,
  }),
});

/** A delivery of readings as [machine, signal, time, value]; it confirms their machines. */
export function delivery(
  rows: readonly (readonly [machine: string, signal: string, t: number, value: number | string | null])[],
  receivedAt = systemNow(),
): Delivery {
  return {
    receivedAt,
    readings: rows.map(([machine, signal, sourceTime, value]) => ({
      machine,
      signal,
      value,
      quality: 0,
      sourceTime,
      initial: false,
    })),
    confirms: [...new Set(rows.map(([machine]) => machine))],
    disconnects: [],
    sourceClock: null,
    incidents: [],
  };
}

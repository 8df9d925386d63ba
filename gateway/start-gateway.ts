import { join } from "node:path";
import { type Micros, SECOND } from "../config/micros.ts";
import type { Gateway } from "../config/site/gateway.ts";
import type { Site } from "../config/site/site.ts";
import { machinesOfGateway, machinesOfSource } from "../config/site/topology.ts";
import { say } from "../config/wire/gateway-texts.ts";
import { buildStatus } from "../config/wire/status.ts";
import { acksTopic, liveTopic, statusTopic } from "../config/wire/topics.ts";
import type { GatewayClock } from "./clock/gateway-clock.ts";
import { createStepWatch } from "./clock/step-watch.ts";
import { createAlarms } from "./health/alarms.ts";
import { commandTarget } from "./health/command-target.ts";
import { startLocalServer } from "./health/local-server.ts";
import { createMetrics } from "./health/metrics.ts";
import type { Log } from "./log.ts";
import { buildLines } from "./pipeline/build-lines.ts";
import { createClockGate } from "./pipeline/clock-gate.ts";
import { createPipeline } from "./pipeline/pipeline.ts";
import { recallIdentities } from "./pipeline/recall-identities.ts";
import type { CreateReader } from "./readers/create-reader.ts";
import type { SourceReader } from "./readers/source-reader.ts";
import { requestFromQuery, resendFrom } from "./resend-command.ts";
import type { GatewaySettings } from "./settings.ts";
import { openSpool } from "./spool/open-spool.ts";
import { createSpoolGuard } from "./spool/spool-guard.ts";
import { gatewayFolder, spoolSettings } from "./spool/spool-settings.ts";
import { StartRefused } from "./start-refused.ts";
import { createConnection } from "./uplink/connection.ts";
import { offlineStatus, onlineStatus } from "./uplink/gateway-status.ts";
import { createLiveBoard } from "./uplink/live-board.ts";
import { createStatusBoard } from "./uplink/status-board.ts";
import { createUplink } from "./uplink/uplink.ts";

export interface GatewayParts {
  settings: GatewaySettings;
  site: Site;
  /** SHA-256 of the site file. */
  siteHash: string;
  gateway: Gateway;
  software: string;
  /** Differs with every start of the process. */
  boot: string;
  clock: GatewayClock;
  createReader: CreateReader;
  log: Log;
  /** The spool's file broke while in use: the process must start anew, and will set the file aside. */
  broken: (error: Error) => void;
}

export interface RunningGateway {
  readonly httpPort: number;
  /** Stops the readers, keeps everything, gives the last batches a few seconds to be stored, and closes. */
  stop(): Promise<void>;
}

const housekeepingEvery = 30;
/** How long the last batches are waited for at a stop, milliseconds. */
const lastPatience = 3_000;

/** The whole gateway. Rejects with StartRefused. */
export async function startGateway(parts: GatewayParts): Promise<RunningGateway> {
  const { settings, site, gateway, log, clock } = parts;
  const now = (): Micros => clock.now();
  const monotonic = () => performance.now();
  const machines = machinesOfGateway(site, gateway.id);
  const folder = gatewayFolder(settings.dataFolder, gateway.id);

  const { spool, damage } = openSpool(spoolSettings(gateway, folder, now));
  const begun = clock.synchronized() ? now() : null;
  const memories = spool.memories();
  const lines = buildLines(gateway, machines, memories, begun);
  /** No longer in the site file: what the broker has retained of them must go. */
  const departed = [...memories.keys()].filter((id) => !lines.machines.has(id));
  const told = lines.lastConfirmed.size === 0 ? null : Math.max(...lines.lastConfirmed.values());
  if (told !== null) clock.distrustBefore(told);
  const recalled = recallIdentities(spool.newestSamples(), lines.sources);
  log.info({ session: spool.session, recalled }, "spool open");

  const guard = createSpoolGuard(parts.broken, log);
  const alarms = createAlarms(() => board.changed());
  const readers: SourceReader[] = [];
  const connection = createConnection({
    ...settings.broker,
    clientId: `${gateway.id}:${spool.session}:${parts.boot}`,
    will: { topic: statusTopic(gateway.id), payload: buildStatus(offlineStatus(gateway.id)) },
    subscribe: acksTopic(gateway.id),
    connected() {
      log.info({ url: settings.broker.url }, "connected to the broker");
      alarms.set("broker", null);
      board.rewind();
      for (const id of departed) retain(liveTopic(gateway.id, id), new Uint8Array());
      live.rewind();
      guard(() => uplink.rewind());
    },
    closed(why, refused) {
      const message = refused
        ? say("broker-refuses", { why, gateway: gateway.id })
        : say("broker-away", { why });
      if (alarms.set("broker", message)) log[refused ? "error" : "warn"](message.text);
    },
    message: (payload) => guard(() => uplink.take(payload)),
    log,
  });
  const isConnected = () => connection.isConnected;
  const uplink = createUplink({
    guard,
    gateway: gateway.id,
    spool,
    isConnected,
    publish: (topic, payload) => connection.publish(topic, payload, 1, false),
    monotonic,
    changed: () => board.changed(),
    log,
  });
  const retain = (topic: string, payload: Uint8Array) => connection.publish(topic, payload, 0, true);
  const live = createLiveBoard({
    gateway: gateway.id,
    facts: lines.facts,
    isConnected,
    publish: retain,
    monotonic,
  });
  const board = createStatusBoard({
    isConnected,
    monotonic,
    state: () => readers.map((reader) => `${reader.status().state} ${reader.status().detail}`).join("\n"),
    publish: () =>
      retain(
        statusTopic(gateway.id),
        buildStatus(
          onlineStatus({
            gateway: gateway.id,
            software: parts.software,
            site: parts.siteHash,
            spool,
            readers,
            sources: lines.sources,
            refusal: uplink.refusal,
            alarms: alarms.messages(),
            isSynchronized: clock.synchronized(),
            now: now(),
          }),
        ),
      ),
  });
  const pipeline = createPipeline({
    spool,
    sources: lines.sources,
    machines: lines.machines,
    now,
    clockStep: createStepWatch({
      now,
      monotonic: () => Math.round(monotonic() * 1_000),
      isSet: () => clock.synchronized(),
      told,
    }),
    committed(open) {
      live.update(open);
      guard(() => uplink.pump());
    },
    stuck(why) {
      const message = why ? say("spool-stuck", { why }) : null;
      if (alarms.set("spool", message) && message) log.error(message.text);
    },
    broken: parts.broken,
  });
  const gate = createClockGate(clock, pipeline.deliver);
  if (damage) {
    log.error(damage.message.text);
    alarms.set("damage", damage.message);
    const from = damage.since ?? now();
    const incident = { signal: null, kind: "lost", reason: "the spool was damaged", count: null } as const;
    pipeline.report(
      machines.map(({ id }) => ({ ...incident, machine: id, from, until: Math.max(from, now()) })),
    );
  }

  const metrics = createMetrics({
    spool,
    sources: lines.sources,
    machines: lines.machines,
    statuses: () => readers.map((reader) => reader.status()),
    uplink: uplink.counts,
    isConnected,
    commits: pipeline.commits,
    now,
  });
  const local = await startLocalServer({
    port: settings.httpPort,
    notReady: () => alarms.messages().map(({ text }) => text),
    metrics: () => metrics.metrics(),
    target: commandTarget(folder),
    command(name, query) {
      if (name === "waiting")
        return { waiting: spool.countWaiting((query.get("numbers") ?? "").split(",").map(Number)) };
      if (name !== "resend") return undefined;
      const result = resendFrom(spool, requestFromQuery(query));
      uplink.rewind();
      return result;
    },
  }).catch((error: unknown) => {
    spool.close();
    throw error;
  });

  for (const source of gateway.sources) {
    const making = parts.createReader({
      source,
      machines: machinesOfSource(site, source.id),
      deliver: gate.deliver,
      pkiFolder: join(folder, "pki"),
      clientId: `commons-${gateway.id}-${source.id}`,
      lastConfirmed: lines.lastConfirmed,
      log,
      now,
    });
    try {
      const reader = await making;
      readers.push(reader);
      await reader.start();
    } catch (error) {
      throw new StartRefused(`The source ${source.id} cannot be read: ${(error as Error).message}`);
    }
  }
  connection.start();

  let ticks = 0;
  const second = setInterval(() => {
    ticks += 1;
    gate.tick();
    pipeline.tick();
    guard(() => spool.flush());
    guard(() => uplink.tick());
    for (const source of lines.sources.values()) pipeline.report(source.clock.takeIncidents(now()));
    if (ticks % housekeepingEvery === 0) guard(() => spool.keepHouse());
  }, SECOND / 1_000);
  const quarter = setInterval(() => {
    live.flush();
    guard(() => board.flush());
  }, 250);

  return {
    httpPort: local.port,
    async stop() {
      await Promise.all(readers.map((reader) => reader.stop()));
      await pipeline.stop();
      const end = monotonic() + lastPatience;
      while (isConnected() && !uplink.isIdle && monotonic() < end)
        await new Promise((resolve) => setTimeout(resolve, 20));
      clearInterval(second);
      clearInterval(quarter);
      live.flush();
      await connection.stop({
        topic: statusTopic(gateway.id),
        payload: buildStatus(offlineStatus(gateway.id)),
      });
      await local.close();
      guard(() => spool.flush());
      spool.close();
    },
  };
}

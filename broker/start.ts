import { systemNow } from "../config/micros.ts";
import type { Site } from "../config/site/site.ts";
import { gatewayOfMachine } from "../config/site/topology.ts";
import type { BatchSource, TakeBatch } from "./batch-source.ts";
import { chooseStore } from "./choose-store.ts";
import { connectExternalBroker } from "./external/external-broker.ts";
import { startHealthServer } from "./health/health-server.ts";
import { createMetrics } from "./health/metrics.ts";
import { createIntake, type Intake } from "./intake/intake.ts";
import { startBuiltInBroker } from "./listeners/built-in-broker.ts";
import type { Logger } from "./log.ts";
import type { BrokerEnvironment } from "./settings.ts";
import { builtInSettings, externalSettings } from "./source-settings.ts";

/** How long what was taken may take to be stored at the end; it is not acknowledged, so nothing is lost. */
const drainTime = 10_000;

export interface RunningBroker {
  /** Where it can be reached, for people. */
  readonly where: string;
  /** Takes no more, answers what was taken, and closes. */
  stop(): Promise<void>;
}

/** The broker process: store, intake, and listeners or the external broker. Rejects with one sentence. */
export async function startBroker(
  environment: BrokerEnvironment,
  site: Site,
  log: Logger,
): Promise<RunningBroker> {
  const { registry, tally, watch } = createMetrics();
  const gatewayOf = new Map(site.machines.map(({ id }) => [id, gatewayOfMachine(site, id)?.id]));
  const gatewayMayWrite = (gateway: string, machine: string) => gatewayOf.get(machine) === gateway;
  const external = externalSettings(environment);

  const store = chooseStore({
    influxUrl: environment.INFLUX_URL,
    folder: environment.DATA_DIR,
    retention: site.policies.retention,
    log,
  });
  await store.open();

  // Intake answers through the source, and the source feeds intake.
  let source: BatchSource | undefined;
  const intake: Intake = createIntake({
    writer: store,
    gatewayMayWrite,
    publishAck: (gateway, ack) => source?.publishAck(gateway, ack),
    intakeId: environment.INTAKE_ID,
    now: systemNow,
    log,
    registry,
  });
  const take: TakeBatch = (topic, payload) => intake.take(topic, payload);
  const notReady = async () => {
    const storeTrouble = await store.ping().then(
      () => undefined,
      (error: Error) => error.message,
    );
    return [source?.unready(), storeTrouble].filter((reason) => reason !== undefined);
  };

  const undo: (() => Promise<void>)[] = [() => store.close()];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const where: string[] = [];
    if (external) {
      source = connectExternalBroker({ settings: external, take, log, tally });
      where.push(`takes batches from ${new URL(external.url).host}`);
    } else {
      const built = await startBuiltInBroker({
        settings: builtInSettings(environment),
        isGateway: (id) => site.gateways.some((gateway) => gateway.id === id),
        gatewayMayWrite,
        take,
        log,
        tally,
      });
      source = built;
      const { tcp, tls } = built.ports;
      if (tcp !== undefined) where.push(`mqtt://${environment.MQTT_HOST}:${tcp}`);
      if (tls !== undefined) where.push(`mqtts://${environment.MQTTS_HOST}:${tls}`);
    }
    const { stop: stopTaking, close } = source;
    undo.push(close, () => withinTime(intake.drain(), drainTime), stopTaking);
    watch("clients", "Logged in connections of the built-in broker", source.clients);
    if (environment.BROKER_HTTP_PORT !== undefined) {
      const health = await startHealthServer({
        host: environment.BROKER_HTTP_HOST,
        port: environment.BROKER_HTTP_PORT,
        notReady,
        metrics: () => registry.metrics(),
      });
      undo.push(() => health.close());
      where.push(`http://${environment.BROKER_HTTP_HOST}:${health.port}/health/ready`);
    }
    return { where: where.join(" "), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Resolves when the work is done, or after so many milliseconds. */
async function withinTime(work: Promise<void>, milliseconds: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, milliseconds);
  await Promise.race([work, promise]);
  clearTimeout(timer);
}

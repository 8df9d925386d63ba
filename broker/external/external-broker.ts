import { readFileSync } from "node:fs";
import { connect, type IClientOptions } from "mqtt";
import { buildAck } from "../../config/wire/ack.ts";
import { acksTopic, allBatches } from "../../config/wire/topics.ts";
import type { BatchSource, TakeBatch } from "../batch-source.ts";
import type { Tally } from "../health/tally.ts";
import type { Logger } from "../log.ts";

export interface ExternalSettings {
  url: string;
  user: string | undefined;
  password: string | undefined;
  /** PEM files. */
  authority: string | undefined;
  certificate: string | undefined;
  key: string | undefined;
  intakeId: string;
}

/** All intakes of a cluster share one subscription, so each batch goes to one of them. */
export const sharedBatches = `$share/intake/${allBatches}`;

const read = (what: string, file: string) => {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Error(`The ${what} ${file} cannot be read: ${(error as Error).message}`);
  }
};

/**
 * Takes batches from a broker of the site (Mosquitto, EMQX, HiveMQ). The session is clean on purpose: what was under
 * way to an intake that died has no acknowledgement, so its gateway sends it again, and another intake gets it.
 * Throws when a PEM file cannot be read; a broker that is away is waited for.
 */
export function connectExternalBroker(parts: {
  settings: ExternalSettings;
  take: TakeBatch;
  log: Logger;
  tally: Tally;
}): BatchSource {
  const { settings, take, log, tally } = parts;
  let trouble: string | undefined = "not connected yet";
  let taking = true;
  const options: IClientOptions = {
    clientId: `commons-intake-${settings.intakeId}`,
    clean: true,
    // Subscribed by hand below: what is refused must be seen.
    resubscribe: false,
    reconnectPeriod: 1_000,
    // A refused login may be mended at the broker: keep trying, and keep telling.
    reconnectOnConnackError: true,
    keepalive: 15,
    // Acknowledgements for an absent broker are worthless: the batches will come again.
    queueQoSZero: false,
    ...(settings.user !== undefined && { username: settings.user }),
    ...(settings.password !== undefined && { password: settings.password }),
    ...(settings.authority && { ca: read("broker's authority", settings.authority) }),
    ...(settings.certificate && { cert: read("certificate", settings.certificate) }),
    ...(settings.key && { key: read("key", settings.key) }),
  };
  const client = connect(settings.url, options);
  const { host } = new URL(settings.url);
  const lost = (why: string) => {
    if (why !== trouble) log.warn(`broker ${host}: ${why}`);
    trouble = why;
  };

  client.on("connect", () => {
    if (!taking) return;
    const { stream } = client as unknown as { stream: { setNoDelay?: (on: boolean) => void } };
    stream.setNoDelay?.(true);
    client.subscribe(sharedBatches, { qos: 1 }, (error, granted) => {
      if (error || granted?.some((it) => it.qos > 2))
        return lost(
          `the subscription to ${sharedBatches} is refused; see docs/external-broker.md for its ACL`,
        );
      trouble = undefined;
      log.info({ broker: host }, "takes batches from the external broker");
    });
  });
  client.on("error", (error) => lost(error.message));
  client.on("close", () => lost(trouble ?? "the connection is lost"));
  client.on("message", (topic, payload) => {
    if (taking) take(topic, payload);
  });

  return {
    publishAck(gateway, ack) {
      if (!client.connected) return tally.add("ackUndelivered");
      client.publish(acksTopic(gateway), buildAck(ack), { qos: 1 }, (error) => {
        if (error) tally.add("ackUndelivered");
      });
    },
    unready: () => trouble,
    clients: () => null,
    async stop() {
      taking = false;
      trouble = "shutting down";
      // The others get what would have come here.
      if (client.connected) await client.unsubscribeAsync(sharedBatches).catch(() => {});
    },
    async close() {
      await client.endAsync(!client.connected);
    },
  };
}

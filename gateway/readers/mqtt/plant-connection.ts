import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import mqtt, { type IClientOptions, type MqttClient } from "mqtt";
import { encodeAcknowledgements } from "./acknowledgements.ts";

/** A message as the broker sent it. `id` is 0 for one that wants no acknowledgement. */
export interface PlantMessage {
  topic: string;
  payload: Buffer;
  retained: boolean;
  /** Sent before, without an acknowledgement that reached the broker. */
  repeated: boolean;
  id: number;
}

export interface PlantConnectionEvents {
  /** False: wait; no more messages come until `resume`. */
  message(message: PlantMessage): boolean;
  /** Subscribed. `kept`: the broker had kept this client's session since the last connection. */
  ready(kept: boolean, refusedFilters: string[]): void;
  /** The broker has answered a ping: all that it sent before has come. */
  alive(): void;
  /** Once, at the end; nothing comes after. */
  closed(why: ConnectionEnd): void;
}

export interface ConnectionEnd {
  reason: string;
  /** The broker does not want this client as it is: somebody must change something. */
  refused: boolean;
  /** The broker may know only MQTT 3.1.1. */
  olderProtocol: boolean;
}

/** One connection, from opening to its end; it never reconnects by itself. */
export interface PlantConnection {
  acknowledge(ids: readonly number[]): void;
  resume(): void;
  /** As the certificate writes it; undefined without TLS. */
  brokerCertificateEnd(): string | undefined;
  /** Drops the connection at once: the broker sends again what is not acknowledged. */
  drop(reason: string): void;
  /** Says goodbye after what was acknowledged. */
  end(): Promise<void>;
}

export interface PlantConnectionSettings {
  url: string;
  clientId: string;
  version: 4 | 5;
  user: string | undefined;
  password: string | undefined;
  tls: { ca?: Buffer; cert?: Buffer; key?: Buffer };
  /** Seconds between pings. */
  keepalive: number;
  /** Most messages without acknowledgement that the broker may send (MQTT 5; an older one has its own limit). */
  window: number;
  filters: readonly string[];
}

/** Passed to mqtt.js to say "no acknowledgement now"; it never looks at it. */
const later = new Error("acknowledged after the commit");
const isRefusal = (code: unknown) => [2, 4, 5, 128, 133, 134, 135, 138, 140].includes(Number(code));
const isCertificateCode = (code: unknown) => /CERT|ERR_TLS|ERR_SSL|UNABLE_TO/.test(String(code));

export function openPlantConnection(
  settings: PlantConnectionSettings,
  events: PlantConnectionEvents,
): PlantConnection {
  const { url, clientId, version, keepalive, window } = settings;
  const options: IClientOptions = {
    ...{ clientId, keepalive, clean: false, reconnectPeriod: 0, connectTimeout: 10_000, resubscribe: false },
    protocolVersion: version,
    ...settings.tls,
    ...(settings.user === undefined ? {} : { username: settings.user }),
    ...(settings.password === undefined ? {} : { password: settings.password }),
    ...(version === 5 ? { properties: { sessionExpiryInterval: 0xffff_ffff, receiveMaximum: window } } : {}),
  };
  const client: MqttClient = mqtt.connect(url, options);
  let held: (() => void) | undefined;
  let isConnected = false;
  let isClosed = false;
  let why: ConnectionEnd = { reason: "the connection was closed", refused: false, olderProtocol: false };

  /*
   * Waiting here for the commit would stop the flow of messages: mqtt.js handles one at a time. So the next one is
   * let in at once without the library's acknowledgement, and ours are written together after the commit.
   */
  client.handleMessage = (packet, callback) => {
    const goOn = () => callback(later);
    const message = {
      topic: packet.topic,
      payload: packet.payload as Buffer,
      retained: packet.retain,
      repeated: packet.dup,
      id: packet.qos > 0 ? (packet.messageId ?? 0) : 0,
    };
    if (isClosed || !events.message(message)) held = goOn;
    else goOn();
  };
  client.on("connect", ({ sessionPresent }) => {
    isConnected = true;
    (client.stream as Partial<Socket>).setNoDelay?.(true);
    // rh 1: what is retained comes with a new subscription only (MQTT 5).
    const subscriptions = Object.fromEntries(
      settings.filters.map((it) => [it, { qos: 1 as const, rh: 1 as const }]),
    );
    client.subscribe(subscriptions, (error, _granted, suback) => {
      if (isClosed) return;
      const codes = (suback?.granted ?? []).map(Number);
      const refused = settings.filters.filter((_filter, index) => (codes[index] ?? 0) >= 128);
      if (error && refused.length === 0) return client.stream.destroy();
      events.ready(sessionPresent, refused);
      client.sendPing();
    });
  });
  client.on("packetreceive", (packet) => {
    if (packet.cmd === "pingresp" && !isClosed) events.alive();
  });
  client.on("disconnect", (packet) => {
    why.reason = `the broker has ended the connection (reason ${packet.reasonCode ?? 0})`;
  });
  client.on("error", (error: Error & { code?: unknown }) => {
    const refused = !isConnected && (isRefusal(error.code) || isCertificateCode(error.code));
    why = {
      reason: error.message || String(error.code),
      refused,
      olderProtocol: error.code === 1 || error.code === 132,
    };
  });
  client.on("close", () => {
    if (isClosed) return;
    isClosed = true;
    // Some brokers that know no MQTT 5 just hang up on it.
    if (!isConnected && why.reason === "the connection was closed") why.olderProtocol = true;
    client.end(true);
    events.closed(why);
  });

  return {
    acknowledge(ids) {
      if (!isClosed) client.stream.write(encodeAcknowledgements(ids));
    },
    resume() {
      const goOn = held;
      held = undefined;
      goOn?.();
    },
    brokerCertificateEnd: () => (client.stream as Partial<TLSSocket>).getPeerCertificate?.()?.valid_to,
    drop(reason) {
      why = { reason, refused: false, olderProtocol: false };
      client.stream.destroy();
    },
    end: () =>
      client
        .endAsync()
        .catch(() => undefined)
        .then(() => undefined),
  };
}

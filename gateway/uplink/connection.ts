import { Socket } from "node:net";
import mqtt, { type IClientOptions, type MqttClient } from "mqtt";
import type { Log } from "../log.ts";

export interface ConnectionSettings {
  url: string;
  clientId: string;
  user?: string | undefined;
  password?: string | undefined;
  /** Contents of PEM files. */
  tls: { ca?: Buffer; cert?: Buffer; key?: Buffer };
  will: { topic: string; payload: Buffer };
  /** The one topic it listens to. */
  subscribe: string;
  connected: () => void;
  /** The connection ended or was refused; `refused` is the broker's own word, else it could not be reached. */
  closed: (why: string, refused: boolean) => void;
  message: (payload: Uint8Array) => void;
  log: Log;
}

/**
 * One connection to the broker at a time, made again with a growing pause. This is the owner of reconnection: each
 * attempt is a new client of the library, whose own retries and stores are off, so that nothing is sent but by us.
 */
export interface Connection {
  start(): void;
  readonly isConnected: boolean;
  /** Nothing when not connected: what must arrive is sent again by whoever owns it. */
  publish(topic: string, payload: Uint8Array, qos: 0 | 1, retain: boolean): void;
  /** Says a last word, if connected, and ends. */
  stop(last: { topic: string; payload: Buffer }): Promise<void>;
}

const firstPause = 500;
const longestPause = 15_000;
/** A refusal is a matter for people: no haste. */
const refusedPause = 10_000;

export function createConnection(settings: ConnectionSettings): Connection {
  let client: MqttClient | undefined;
  let isConnected = false;
  let isStopped = false;
  let pause = firstPause;
  let timer: NodeJS.Timeout | undefined;

  const options: IClientOptions = {
    clientId: settings.clientId,
    clean: true,
    keepalive: 10,
    connectTimeout: 10_000,
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
    will: { topic: settings.will.topic, payload: settings.will.payload, qos: 1, retain: true },
    ...(settings.user === undefined ? {} : { username: settings.user }),
    ...(settings.password === undefined ? {} : { password: settings.password }),
    ...settings.tls,
  };

  function attempt(): void {
    const current = mqtt.connect(settings.url, options);
    client = current;
    let why = "the broker closed the connection";
    let isRefused = false;
    current.on("connect", () => {
      if (current.stream instanceof Socket) current.stream.setNoDelay(true);
      current.subscribe(settings.subscribe, { qos: 1 }, (error) => {
        if (error) {
          why = `the broker refuses the subscription to ${settings.subscribe}: ${error.message}`;
          isRefused = true;
          current.end(true);
          return;
        }
        isConnected = true;
        pause = firstPause;
        settings.connected();
      });
    });
    current.on("message", (_topic, payload) => settings.message(payload));
    current.on("error", (error) => {
      why = error.message || String(error);
      // A number is the broker's answer to the connection (MQTT 3.1.1, 3.2.2.3), a text the operating system's.
      const { code } = error as { code?: unknown };
      isRefused ||= typeof code === "number";
      current.end(true);
    });
    current.once("close", () => {
      if (client !== current) return;
      client = undefined;
      isConnected = false;
      current.removeAllListeners();
      current.on("error", () => {});
      current.end(true);
      if (isStopped) return;
      settings.closed(why, isRefused);
      // Not all gateways at the same moment when the broker comes back.
      const wait = Math.max(pause, isRefused ? refusedPause : 0) * (0.75 + Math.random() / 2);
      timer = setTimeout(attempt, wait);
      pause = Math.min(longestPause, pause * 2);
    });
  }

  return {
    start: attempt,
    get isConnected() {
      return isConnected;
    },
    publish(topic, payload, qos, retain) {
      if (!isConnected || client === undefined) return;
      const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
      client.publish(topic, bytes, { qos, retain }, (error) => {
        if (error) settings.log.debug({ topic, error: error.message }, "publish failed");
      });
    },
    async stop(last) {
      isStopped = true;
      clearTimeout(timer);
      const current = client;
      if (current === undefined) return;
      const answered = isConnected
        ? current.publishAsync(last.topic, last.payload, { qos: 1, retain: true }).catch(() => undefined)
        : Promise.resolve();
      const patience = new Promise((resolve) => setTimeout(resolve, 1_000).unref());
      await Promise.race([answered, patience]);
      isConnected = false;
      await Promise.race([current.endAsync(false).catch(() => undefined), patience]);
      current.end(true);
    },
  };
}

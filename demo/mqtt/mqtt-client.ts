import { connect, connectAsync, type IClientOptions, type MqttClient } from "mqtt";

export interface MqttSettings {
  url: string;
  clientId: string;
  user?: string;
  password?: string;
}

export interface MqttPublisher {
  /** QoS 1: resolves with the broker's acknowledgement. */
  publish(topic: string, payload: string | Uint8Array, retain?: boolean): Promise<unknown>;
  /** QoS 0, dropped while there is no connection, as simple devices do. */
  tell(topic: string, payload: string): void;
  subscribe(topic: string, take: (payload: Uint8Array) => void): Promise<unknown>;
  readonly connected: boolean;
  end(force?: boolean): Promise<void>;
}

const optionsOf = (settings: MqttSettings, reconnectPeriod: number): IClientOptions => ({
  clientId: settings.clientId,
  clean: true,
  keepalive: 20,
  connectTimeout: 10_000,
  reconnectPeriod,
  queueQoSZero: false,
  ...(settings.user === undefined ? {} : { username: settings.user }),
  ...(settings.password === undefined ? {} : { password: settings.password }),
});

/** Connects; rejects with one sentence when the broker cannot be reached or refuses. */
export async function connectMqtt(settings: MqttSettings): Promise<MqttPublisher> {
  const client = await connectAsync(settings.url, optionsOf(settings, 0), false).catch((error: Error) => {
    throw new Error(
      `The MQTT broker ${shown(settings.url)} cannot be reached: ${error.message || "no answer"}`,
    );
  });
  return wrap(client);
}

/** Connects when it can, and again whenever the connection is lost. */
export const keepConnected = (settings: MqttSettings): MqttPublisher =>
  wrap(connect(settings.url, optionsOf(settings, 1_000)));

const shown = (url: string) => url.replace(/\/\/[^@/]*@/, "//");

function wrap(client: MqttClient): MqttPublisher {
  const takers = new Map<string, (payload: Uint8Array) => void>();
  // A lost connection shows in the publishes that it breaks; the client itself connects again, or is not meant to.
  client.on("error", () => {});
  client.on("message", (topic, payload) => takers.get(topic)?.(payload));
  return {
    publish: (topic, payload, retain = false) =>
      client.publishAsync(topic, typeof payload === "string" ? payload : Buffer.from(payload), {
        qos: 1,
        retain,
      }),
    tell(topic, payload) {
      if (client.connected) client.publish(topic, payload, { qos: 0 });
    },
    subscribe(topic, take) {
      takers.set(topic, take);
      return client.subscribeAsync(topic, { qos: 1 });
    },
    get connected() {
      return client.connected;
    },
    end: (force = false) => client.endAsync(force),
  };
}

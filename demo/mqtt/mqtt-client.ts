import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";

export interface MqttSettings {
  url: string;
  clientId: string;
  user?: string;
  password?: string;
  /** Milliseconds between attempts to connect again; 0: a lost connection is an error of the next publish. */
  reconnect: number;
  /** Called on every (re)connection and loss. */
  onState?: (connected: boolean, reason: string) => void;
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

const optionsOf = (settings: MqttSettings): IClientOptions => ({
  clientId: settings.clientId,
  clean: true,
  keepalive: 20,
  connectTimeout: 10_000,
  reconnectPeriod: settings.reconnect,
  queueQoSZero: false,
  ...(settings.user === undefined ? {} : { username: settings.user }),
  ...(settings.password === undefined ? {} : { password: settings.password }),
});

/** Connects; rejects with one sentence when the broker cannot be reached or refuses. */
export async function connectMqtt(settings: MqttSettings): Promise<MqttPublisher> {
  const patient = settings.reconnect > 0;
  const client = await connectAsync(settings.url, optionsOf(settings), patient).catch((error: Error) => {
    throw new Error(
      `The MQTT broker ${shown(settings.url)} cannot be reached: ${error.message || "no answer"}`,
    );
  });
  return wrap(client, settings);
}

const shown = (url: string) => url.replace(/\/\/[^@/]*@/, "//");

function wrap(client: MqttClient, settings: MqttSettings): MqttPublisher {
  const takers = new Map<string, (payload: Uint8Array) => void>();
  client.stream.on("error", () => {});
  client.on("error", (error) => settings.onState?.(false, error.message));
  client.on("close", () => settings.onState?.(false, "connection closed"));
  client.on("connect", () => settings.onState?.(true, ""));
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

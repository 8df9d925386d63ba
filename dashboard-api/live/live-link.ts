import { randomBytes } from "node:crypto";
import mqtt from "mqtt";
import type { Logger } from "pino";
import type { Micros } from "../../config/micros.ts";
import { parseLive } from "../../config/wire/live.ts";
import { parseStatus } from "../../config/wire/status.ts";
import { allLive, allStatuses, parseTopic } from "../../config/wire/topics.ts";
import type { LivePicture } from "./live-picture.ts";

export interface LinkHealth {
  isUp: boolean;
  /** Why it is down, or empty. */
  detail: string;
  /** When the last message came; null before the first. */
  lastMessageAt: Micros | null;
}

/** Fills the picture from the broker's live and status topics; reconnects by itself until it is closed. */
export interface LiveLink {
  health(): LinkHealth;
  /** Leaves a message at the broker for whoever asks later; empty takes it back. False: it did not get there. */
  retain(topic: string, payload: Uint8Array): Promise<boolean>;
  /** Also reads other topics: at each connection `up` is called, then what was retained comes and what is new. */
  follow(filter: string, on: Followed): void;
  close(): Promise<void>;
}

export interface Followed {
  up(): void;
  message(topic: string, payload: Uint8Array): void;
}

export interface LiveLinkSettings {
  url: string;
  user?: string | undefined;
  password?: string | undefined;
  /** PEM. */
  tls?: { ca?: string | undefined; cert?: string | undefined; key?: string | undefined } | undefined;
  picture: LivePicture;
  /** Whether the site file gives the machine to the gateway. */
  mayTell: (gateway: string, machine: string) => boolean;
  now: () => Micros;
  log: Logger;
  /** Milliseconds between two tries. */
  retryEvery?: number | undefined;
}

export function createLiveLink(settings: LiveLinkSettings): LiveLink {
  const { url, user, password, tls, picture, mayTell, now, log, retryEvery = 1_000 } = settings;
  const health: LinkHealth = { isUp: false, detail: "not connected yet", lastMessageAt: null };
  const goDown = (detail: string) => {
    if (health.isUp || health.detail !== detail) log.warn({ detail }, "the live link is down");
    health.isUp = false;
    health.detail = detail;
  };

  // Once for each topic: a gateway repeats itself every few seconds.
  const warned = new Set<string>();
  const warnOnce = (topic: string) => {
    if (warned.has(topic) || warned.size >= 1_000) return;
    warned.add(topic);
    log.warn(
      { topic },
      "passed over: not readable, or of a machine that the site file does not give this gateway",
    );
  };

  const client = mqtt.connect(url, {
    // The broker lets a client id begin with the account it belongs to, and with nothing else.
    clientId: `${user ?? "api"}:${randomBytes(6).toString("hex")}`,
    clean: true,
    resubscribe: false,
    reconnectPeriod: retryEvery,
    keepalive: 15,
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { password }),
    ...Object.fromEntries(Object.entries(tls ?? {}).filter(([, pem]) => pem !== undefined)),
  });

  const followed = new Map<string, Followed>();
  const subscribe = (filter: string, on: Followed) =>
    client.subscribe(filter, { qos: 1 }, (error, granted) => {
      if (error || granted?.some((it) => it.qos > 2))
        log.warn({ filter }, "the broker does not let this be read");
      on.up();
    });

  client.on("connect", () => {
    for (const [filter, on] of followed) subscribe(filter, on);
    client.subscribe([allLive, allStatuses], { qos: 1 }, (error, granted) => {
      const refused = granted?.filter((it) => it.qos > 2).map((it) => it.topic) ?? [];
      if (error || refused.length > 0) {
        const why = refused.length > 0 ? `may not read ${refused.join(", ")}` : error?.message;
        return goDown(`the broker refuses the subscription: user ${user ?? "(none)"} ${why}`);
      }
      health.isUp = true;
      health.detail = "";
      log.info("the live link is up");
    });
  });
  client.on("error", (error) => goDown(error.message || ((error as NodeJS.ErrnoException).code ?? "error")));
  client.on("close", () => goDown(health.isUp ? "the connection was closed" : health.detail));

  client.on("message", (topic, payload, packet) => {
    const address = parseTopic(topic);
    if (!address) {
      for (const it of followed.values()) it.message(topic, payload);
      return;
    }
    health.lastMessageAt = now();
    if (address?.kind === "live") {
      const live = parseLive(payload);
      // Whoever may publish here speaks for the machine in the topic, and no other.
      if (live?.machine === address.machine && mayTell(address.gateway, address.machine)) {
        picture.takeLive(live, now(), packet.retain);
      } else warnOnce(topic);
    } else if (address?.kind === "status") {
      const status = parseStatus(payload);
      if (status?.gateway === address.gateway) picture.takeStatus(status);
      else warnOnce(topic);
    }
  });

  return {
    health: () => ({ ...health }),
    async retain(topic, payload) {
      if (!client.connected) return false;
      return client.publishAsync(topic, Buffer.from(payload), { qos: 1, retain: true }).then(
        () => true,
        () => false,
      );
    },
    follow(filter, on) {
      followed.set(filter, on);
      if (client.connected) subscribe(filter, on);
    },
    close: () => client.endAsync(true),
  };
}

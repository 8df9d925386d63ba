import { acksTopic, allLive, allStatuses, parseTopic } from "../../config/wire/topics.ts";
import type { Identity, ServiceName } from "./identity.ts";
import { covers } from "./topic-filter.ts";

/** `drop`: not to be taken, yet no reason to end the connection. */
export type Verdict = { allowed: true } | { allowed: false; reason: string; drop?: true };

export interface Publication {
  topic: string;
  qos: number;
  retain: boolean;
  bytes: number;
}

/** What an identity may do on the built-in broker. Nothing that is not named here is allowed. */
export interface Rights {
  mayPublish(who: Identity, what: Publication): Verdict;
  maySubscribe(who: Identity, filter: string): Verdict;
}

const allowed: Verdict = { allowed: true };
const refused = (reason: string): Verdict => ({ allowed: false, reason });

/** Filters a service may subscribe to. Services publish nothing here: batches go to intake inside this process. */
const readableBy: Record<ServiceName, readonly string[]> = {
  api: [allLive, allStatuses],
};

/** `retainedBytes` caps the payload of status and live, the only topics that are kept in memory. */
export function createRights(settings: {
  gatewayMayWrite: (gateway: string, machine: string) => boolean;
  retainedBytes: number;
}): Rights {
  const readable = (who: Identity) => (who.kind === "gateway" ? [acksTopic(who.id)] : readableBy[who.id]);
  return {
    mayPublish(who, { topic, qos, retain, bytes }) {
      if (who.kind === "service") return refused(`service ${who.id} may only read`);
      const about = parseTopic(topic);
      if (!about) return refused(`${topic} is no topic of this contract`);
      if (about.gateway !== who.id) return refused(`${topic} belongs to gateway ${about.gateway}`);
      if (qos > 1) return refused("QoS 2 is not served: use QoS 1");
      switch (about.kind) {
        case "acks":
          return refused("only the broker acknowledges");
        case "batch":
          return retain ? refused("a batch is never retained") : allowed;
        case "live":
          // Whoever has told of it may take it back, also after the site file has given the machine to another.
          if (bytes === 0 && retain) return allowed;
          // The gateway's site file may be older or newer than this one; all else it sends must still come through.
          if (!settings.gatewayMayWrite(who.id, about.machine)) {
            const reason = `the site file does not give machine ${about.machine} to gateway ${who.id}`;
            return { allowed: false, drop: true, reason };
          }
      }
      return bytes <= settings.retainedBytes
        ? allowed
        : refused(`${bytes} bytes on ${topic}, at most ${settings.retainedBytes} are kept`);
    },
    maySubscribe: (who, filter) =>
      readable(who).some((wide) => covers(wide, filter))
        ? allowed
        : refused(`${who.kind} ${who.id} may not read ${filter}`),
  };
}

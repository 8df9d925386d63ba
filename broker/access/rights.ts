import {
  acksTopic,
  allBookings,
  allLive,
  allStatuses,
  machineOfBookingTopic,
  parseTopic,
} from "../../config/wire/topics.ts";
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

/** Filters a service may subscribe to. */
const readableBy: Record<ServiceName, readonly string[]> = {
  // It tells displays who has a machine, and clears what it said of one that is gone.
  api: [allLive, allStatuses, allBookings],
};
/** What machines do and whose time it is: nothing that a member company may not know. */
const readableByDisplays: readonly string[] = [allBookings, allLive];

/** `retainedBytes` caps the payload of status, live and booking, the only topics that are kept in memory. */
export function createRights(settings: {
  gatewayMayWrite: (gateway: string, machine: string) => boolean;
  retainedBytes: number;
}): Rights {
  const { retainedBytes } = settings;
  const readable = (who: Identity): readonly string[] => {
    if (who.kind === "gateway") return [acksTopic(who.id)];
    return who.kind === "display" ? readableByDisplays : readableBy[who.id];
  };
  const mayServicePublish = (id: ServiceName, { topic, qos, retain, bytes }: Publication): Verdict => {
    if (machineOfBookingTopic(topic) === undefined) return refused(`service ${id} may not write ${topic}`);
    if (!retain || qos > 1) return refused(`${topic} is retained, with QoS 0 or 1`);
    return bytes <= retainedBytes
      ? allowed
      : refused(`${bytes} bytes on ${topic}, at most ${retainedBytes} are kept`);
  };
  return {
    mayPublish(who, publication) {
      const { topic, qos, retain, bytes } = publication;
      if (who.kind === "display") return refused(`display ${who.id} may only read`);
      if (who.kind === "service") return mayServicePublish(who.id, publication);
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
      return bytes <= retainedBytes
        ? allowed
        : refused(`${bytes} bytes on ${topic}, at most ${retainedBytes} are kept`);
    },
    maySubscribe: (who, filter) =>
      readable(who).some((wide) => covers(wide, filter))
        ? allowed
        : refused(`${who.kind} ${who.id} may not read ${filter}`),
  };
}

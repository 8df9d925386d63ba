import type { Micros } from "../../config/micros.ts";
import { buildLive } from "../../config/wire/live.ts";
import { liveTopic } from "../../config/wire/topics.ts";
import { wireVersion } from "../../config/wire/version.ts";
import type { OpenState } from "../state/state-deriver.ts";

export interface LiveFacts {
  staleAfter: Micros;
  wallClock: boolean;
}

/** Keeps each machine's retained `live` message true: on change at once, on mere confirmation every few seconds. */
export interface LiveBoard {
  update(open: readonly OpenState[]): void;
  /** Publishes what is due; to be called a few times a second. */
  flush(): void;
  /** A new connection: everything is published again. */
  rewind(): void;
}

export interface LiveBoardSettings {
  gateway: string;
  facts: ReadonlyMap<string, LiveFacts>;
  isConnected: () => boolean;
  publish: (topic: string, payload: Uint8Array) => void;
  /** Monotonic milliseconds. */
  monotonic: () => number;
  /** Milliseconds between two messages that only confirm. */
  confirmEvery?: number;
}

export function createLiveBoard(settings: LiveBoardSettings): LiveBoard {
  const { confirmEvery = 5_000 } = settings;
  const newest = new Map<string, OpenState>();
  const shown = new Map<string, { open: OpenState; at: number }>();
  const isDue = (open: OpenState, now: number): boolean => {
    const last = shown.get(open.machine);
    if (last === undefined) return true;
    const { state, since, rules, confirmedAt } = last.open;
    if (state !== open.state || since !== open.since || rules !== open.rules) return true;
    return confirmedAt !== open.confirmedAt && now - last.at >= confirmEvery;
  };
  return {
    update(open) {
      for (const state of open) newest.set(state.machine, state);
    },
    flush() {
      if (!settings.isConnected()) return;
      const now = settings.monotonic();
      for (const open of newest.values()) {
        const facts = settings.facts.get(open.machine);
        if (facts === undefined || !isDue(open, now)) continue;
        const { machine, state, since, confirmedAt, settledUntil, rules } = open;
        const live = { machine, state, since, confirmedAt, settledUntil, rules };
        settings.publish(
          liveTopic(settings.gateway, machine),
          buildLive({ version: wireVersion, ...live, ...facts }),
        );
        shown.set(machine, { open, at: now });
      }
    },
    rewind: () => shown.clear(),
  };
}

import type { MachineState } from "../../config/machine-state.ts";
import type { Micros } from "../../config/micros.ts";
import type { Live } from "../../config/wire/live.ts";
import type { Status } from "../../config/wire/status.ts";

/** What is known of a machine now. */
export interface LiveState {
  machine: string;
  state: MachineState;
  /** Since when; null when nothing was ever heard. */
  since: Micros | null;
  confirmedAt: Micros | null;
}

export interface GatewayStatus {
  gateway: string;
  /** null: nothing was ever heard. */
  status: Status | null;
}

export type LiveChange =
  | { kind: "machine"; machine: LiveState }
  | { kind: "gateway"; gateway: GatewayStatus };

/** All machines and gateways of the site as last told, kept in memory. */
export interface LivePicture {
  /** `isRetained`: the broker kept it, so that it tells nothing about when it was sent. */
  takeLive(live: Live, receivedAt: Micros, isRetained: boolean): void;
  takeStatus(status: Status): void;
  machine(id: string): LiveState | undefined;
  machines(): LiveState[];
  gateways(): GatewayStatus[];
  /** The open interval as the gateway told it, for timelines, which end at its confirmation. */
  live(id: string): Live | undefined;
  /** Tells what became stale meanwhile. Call it regularly. */
  tick(now: Micros): void;
  /** Returns what ends it. */
  subscribe(listener: (change: LiveChange) => void): () => void;
}

interface Heard {
  live: Live;
  /** When it proved fresh; compared with the clock. */
  freshAt: Micros;
  isStale: boolean;
}

export function createLivePicture(site: { machines: string[]; gateways: string[] }): LivePicture {
  const heard = new Map<string, Heard>();
  const statuses = new Map<string, Status>();
  const listeners = new Set<(change: LiveChange) => void>();
  const tell = (change: LiveChange) => {
    for (const listener of listeners) listener(change);
  };

  const stateOf = (id: string): LiveState => {
    const it = heard.get(id);
    if (!it) return { machine: id, state: "unknown", since: null, confirmedAt: null };
    const { state, since, confirmedAt } = it.live;
    // Whatever it did, nobody has told since the last confirmation.
    if (it.isStale && state !== "unknown") {
      return { machine: id, state: "unknown", since: confirmedAt, confirmedAt };
    }
    return { machine: id, state, since, confirmedAt };
  };
  const gatewayOf = (id: string): GatewayStatus => ({ gateway: id, status: statuses.get(id) ?? null });

  return {
    takeLive(live, receivedAt, isRetained) {
      if (!site.machines.includes(live.machine)) return;
      const before = heard.get(live.machine);
      // A gateway that repeats itself confirms nothing; one whose clock was set back tells an earlier time.
      const isNews = !before || live.confirmedAt !== before.live.confirmedAt;
      // A confirmation from the future proves no more than its arrival does.
      const told = Math.min(live.confirmedAt, receivedAt);
      const freshAt =
        isNews && !isRetained ? receivedAt : Math.max(before?.freshAt ?? Number.NEGATIVE_INFINITY, told);
      const isStale = live.wallClock && receivedAt - freshAt > live.staleAfter;
      heard.set(live.machine, { live, freshAt, isStale });
      tell({ kind: "machine", machine: stateOf(live.machine) });
    },
    takeStatus(status) {
      if (!site.gateways.includes(status.gateway)) return;
      statuses.set(status.gateway, status);
      tell({ kind: "gateway", gateway: gatewayOf(status.gateway) });
    },
    machine: (id) => (site.machines.includes(id) ? stateOf(id) : undefined),
    machines: () => site.machines.map(stateOf),
    gateways: () => site.gateways.map(gatewayOf),
    live: (id) => heard.get(id)?.live,
    tick(now) {
      for (const [id, it] of heard) {
        if (it.isStale || !it.live.wallClock || now - it.freshAt <= it.live.staleAfter) continue;
        it.isStale = true;
        if (it.live.state !== "unknown") tell({ kind: "machine", machine: stateOf(id) });
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

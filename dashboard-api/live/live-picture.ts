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
  /** It was so before already: nobody looked further back. */
  isLonger?: true;
  confirmedAt: Micros | null;
}

/** A state as its gateway told it. */
export type ToldState = Pick<Live, "state" | "since">;

/** Since when it really holds. */
export interface HeldSince {
  since: Micros;
  /** It was so before already: nobody looked further back. */
  isLonger: boolean;
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
  /** Takes what the store knows of the time before: since when a state holds that was told; null: nothing was. */
  takeSince(machine: string, told: ToldState | null, held: HeldSince): void;
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
  const held = new Map<string, HeldSince & { told: ToldState | null }>();
  const statuses = new Map<string, Status>();
  const listeners = new Set<(change: LiveChange) => void>();
  const tell = (change: LiveChange) => {
    for (const listener of listeners) listener(change);
  };

  /** What was found out holds for one state that was told, until another one is. */
  const heldOf = (id: string, told: ToldState | null) => {
    const known = held.get(id);
    if (known?.told?.state !== told?.state || known?.told?.since !== told?.since) return undefined;
    return known && { since: known.since, ...(known.isLonger ? { isLonger: true as const } : {}) };
  };
  const stateOf = (id: string): LiveState => {
    const it = heard.get(id);
    if (!it) {
      return { machine: id, state: "unknown", since: null, confirmedAt: null, ...heldOf(id, null) };
    }
    const { state, since, confirmedAt } = it.live;
    // Whatever it did, nobody has told since the last confirmation.
    if (it.isStale && state !== "unknown") {
      return { machine: id, state: "unknown", since: confirmedAt, confirmedAt };
    }
    return { machine: id, state, since, confirmedAt, ...heldOf(id, it.live) };
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
    takeSince(machine, told, { since, isLonger }) {
      const before = stateOf(machine);
      held.set(machine, { told, since, isLonger });
      const after = stateOf(machine);
      const isNews = before.since !== after.since || before.isLonger !== after.isLonger;
      if (isNews) tell({ kind: "machine", machine: after });
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

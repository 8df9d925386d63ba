import type { Micros } from "../../../config/micros.ts";
import type { Incident } from "../../../config/wire/batch.ts";

/**
 * Keeps what may be said of the time without contact. Contact at t means that nothing the source had before t is
 * missing. Time without contact is a `gap` once the subscription was lost (values may have changed unseen), and
 * `source-down` when it was merely long, as all values came after it.
 */
export interface Outage {
  /** The subscription is gone: what its server had not sent cannot be had any more. */
  broken(why: string): void;
  /**
   * Contact at t: what happened since the last one, for every machine; empty in the normal case. `sentAt`: when the
   * server sent what came, as it may have been on its way for a while; nothing it had before is missing.
   */
  contact(t: Micros, sentAt?: Micros): Incident[];
  /** True once when the silence has become too long for any state to hold. */
  turnsStale(t: Micros): boolean;
}

/** `before`: machines with a last contact by the process before. Nobody was subscribed since: that is a gap. */
export function createOutage(
  machines: readonly string[],
  staleAfter: Micros,
  startedAt: Micros,
  before: ReadonlyMap<string, Micros> = new Map(),
): Outage {
  let last = startedAt;
  let whole = startedAt;
  let everInContact = false;
  let lost = "";
  let stale = false;
  const incidents = (kind: Incident["kind"], reason: string, until: Micros): Incident[] =>
    machines.map((machine) => ({
      machine,
      signal: null,
      kind,
      reason: reason.slice(0, 200),
      count: null,
      from: Math.min(whole, until),
      until,
    }));
  const unattended = (until: Micros): Incident[] =>
    machines.flatMap((machine) => {
      const from = before.get(machine);
      const reason = "the gateway was not running, or not connected to the OPC UA server";
      return from === undefined || from >= until
        ? []
        : [{ machine, signal: null, kind: "gap" as const, reason, count: null, from, until }];
    });

  return {
    broken(why) {
      if (everInContact && lost === "") lost = why;
    },
    contact(t, sentAt = t) {
      const sinceStart = everInContact ? [] : unattended(t);
      const found =
        sinceStart.length > 0
          ? sinceStart
          : lost !== ""
            ? incidents("gap", lost, t)
            : t - last > staleAfter
              ? incidents("source-down", "no connection to the OPC UA server", t)
              : [];
      last = t;
      whole = Math.min(t, sentAt);
      everInContact = true;
      lost = "";
      stale = false;
      return found;
    },
    turnsStale(t) {
      // The gateway's clock was set back: the silence is measured anew.
      if (t < last) last = t;
      if (stale || t - last <= staleAfter) return false;
      stale = true;
      return true;
    },
  };
}

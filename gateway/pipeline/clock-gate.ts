import type { Micros } from "../../config/micros.ts";
import type { GatewayClock } from "../clock/gateway-clock.ts";
import type { Deliver, Delivery } from "../readers/source-reader.ts";

/**
 * Holds deliveries back while the gateway's clock is known to be wrong: what is once committed keeps its time. Once
 * the clock is set, they go on with the times they would have had.
 */
export interface ClockGate {
  deliver: Deliver;
  /** To be called about every second. */
  tick(): void;
}

/** More than so many readings are refused: their sources keep them. */
const mostHeld = 100_000;

interface Held {
  source: string;
  delivery: Delivery;
  done: PromiseWithResolvers<void>;
}

export function createClockGate(
  clock: Pick<GatewayClock, "synchronized" | "correction">,
  deliver: Deliver,
): ClockGate {
  let held: Held[] = [];
  let readings = 0;
  let isOpen = clock.synchronized();

  function tick(): void {
    if (isOpen || !clock.synchronized()) return;
    isOpen = true;
    const waiting = held;
    held = [];
    const correction = clock.correction() ?? 0;
    for (const { source, delivery, done } of waiting)
      deliver(source, corrected(delivery, correction)).then(done.resolve, done.reject);
  }

  return {
    tick,
    deliver(source, delivery) {
      tick();
      if (isOpen) return deliver(source, delivery);
      readings += delivery.readings.length + 1;
      if (readings > mostHeld) return Promise.reject(new Error("the gateway's clock is not set yet"));
      const done = Promise.withResolvers<void>();
      held.push({ source, delivery, done });
      return done.promise;
    },
  };
}

const corrected = (delivery: Delivery, by: Micros): Delivery => ({
  ...delivery,
  receivedAt: delivery.receivedAt + by,
  incidents: delivery.incidents.map((it) => ({ ...it, from: it.from + by, until: it.until + by })),
});

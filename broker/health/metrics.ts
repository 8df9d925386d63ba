import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { type Tallied, type Tally, tallied } from "./tally.ts";

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export interface BrokerMetrics {
  readonly registry: Registry;
  readonly tally: Tally;
  /** A figure asked for whenever the metrics are read; null leaves it out. */
  watch(name: string, help: string, value: () => number | null): void;
}

/** Prometheus metrics of the process; a counter `commons_broker_..._total` for everything tallied. */
export function createMetrics(): BrokerMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = new Map(
    Object.entries(tallied).map(([name, help]) => [
      name as Tallied,
      new Counter({ name: `commons_broker_${snake(name)}_total`, help, registers: [registry] }),
    ]),
  );
  return {
    registry,
    tally: { add: (what) => counters.get(what)?.inc() },
    watch(name, help, value) {
      new Gauge({
        name: `commons_broker_${name}`,
        help,
        registers: [registry],
        collect() {
          const now = value();
          if (now === null) this.reset();
          else this.set(now);
        },
      });
    },
  };
}

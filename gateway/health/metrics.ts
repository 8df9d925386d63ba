import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Micros } from "../../config/micros.ts";
import type { SourceStatus } from "../../config/wire/status.ts";
import type { MachineLine } from "../pipeline/machine-line.ts";
import type { SourceLine } from "../pipeline/source-line.ts";
import type { Spool } from "../spool/spool.ts";
import type { UplinkCounts } from "../uplink/uplink.ts";

export interface Measured {
  spool: Spool;
  sources: ReadonlyMap<string, SourceLine>;
  machines: ReadonlyMap<string, MachineLine>;
  statuses: () => SourceStatus[];
  uplink: UplinkCounts;
  isConnected: () => boolean;
  commits: { count: number; milliseconds: number };
  now: () => Micros;
}

/** Read only when somebody asks: the path of the samples counts plain numbers. */
export function createMetrics(measured: Measured): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { spool, uplink, commits } = measured;

  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `commons_gateway_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      name: `commons_gateway_${name}_total`,
      help,
      registers: [registry],
      collect() {
        this.reset();
        this.inc(read());
      },
    });

  counter("commits", "Group commits to the spool.", () => commits.count);
  counter("commit_seconds", "Time spent in them.", () => commits.milliseconds / 1_000);
  counter("batches_sent", "Batches published.", () => uplink.sent);
  counter("batches_resent", "Batches published again.", () => uplink.resent);
  counter("batches_stored", "Batches the store has acknowledged.", () => uplink.stored);
  counter("busy", "Answers that the store is busy.", () => uplink.busy);
  counter("refused", "Answers that a batch is refused.", () => uplink.refused);
  counter("timeouts", "Times that no answer came.", () => uplink.timeouts);
  counter("foreign_acknowledgements", "Acknowledgements of other bytes, ignored.", () => uplink.foreign);
  counter("lost", "Samples and intervals given up since the spool was made.", () => spool.lost());
  gauge("rejected_parts", "Parts kept that the store can never take.", () => spool.rejected());
  gauge("spool_file_bytes", "Size of the spool's file.", () => spool.bytesOnDisk());
  gauge("connected", "1 while connected to the broker.", () => Number(measured.isConnected()));
  lanes(registry, measured);
  sources(registry, measured);
  new Counter({
    name: "commons_gateway_late_samples_total",
    help: "Samples that came after their time was settled: kept, but too late for the machine's states.",
    labelNames: ["machine"],
    registers: [registry],
    collect() {
      this.reset();
      for (const { machine, late } of measured.machines.values()) this.inc({ machine }, late);
    },
  });
  return registry;
}

function lanes(registry: Registry, { spool, now }: Measured): void {
  const lane = (gauge: string, help: string, read: (depth: ReturnType<Spool["depth"]>) => number) =>
    new Gauge({
      name: `commons_gateway_spool_${gauge}`,
      help,
      labelNames: ["lane"],
      registers: [registry],
      collect() {
        for (const name of ["states", "samples"] as const) this.set({ lane: name }, read(spool.depth(name)));
      },
    });
  lane("batches", "Batches not yet acknowledged.", (depth) => depth.batches);
  lane("bytes", "Their bytes.", (depth) => depth.bytes);
  lane("age_seconds", "Age of the oldest of them.", ({ oldest }) =>
    oldest === null ? 0 : Math.max(0, now() - oldest) / 1e6,
  );
}

function sources(registry: Registry, measured: Measured): void {
  for (const [name, help] of [
    ["samples", "Samples taken in."],
    ["duplicates", "Samples that were known."],
    ["nudged", "Samples moved on by microseconds, since their time was taken."],
    ["discarded", "Values of signals that the site file does not name."],
  ] as const) {
    new Counter({
      name: `commons_gateway_${name}_total`,
      help,
      labelNames: ["source"],
      registers: [registry],
      collect() {
        this.reset();
        for (const { id, counts } of measured.sources.values()) this.inc({ source: id }, counts[name]);
      },
    });
  }
  const status = (name: string, help: string, read: (status: SourceStatus) => number | null) =>
    new Gauge({
      name: `commons_gateway_source_${name}`,
      help,
      labelNames: ["source"],
      registers: [registry],
      collect() {
        this.reset();
        for (const it of measured.statuses()) {
          const value = read(it);
          if (value !== null) this.set({ source: it.source }, value);
        }
      },
    });
  status("connected", "1 while the source is connected.", (it) => Number(it.state === "connected"));
  status("faults", "Signals that cannot be read.", (it) => Object.keys(it.faults).length);
  status("skew_seconds", "The source's clock minus the gateway's.", ({ skew }) => skew && skew / 1e6);
  status(
    "certificate_expires_seconds",
    "When a certificate ends, Unix time.",
    ({ certificateExpires: at }) => (at === null ? null : at / 1e6),
  );
}

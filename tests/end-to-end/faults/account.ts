import { join } from "node:path";
import { MILLISECOND } from "../../../config/micros.ts";
import { committedIn } from "./committed.ts";
import { gatewayId, type Plant, usualSpool } from "./plant.ts";
import { contentsOf, reconcile } from "./reconcile.ts";
import { contentOf, identityOf, type Sample } from "./sample.ts";
import type { Stored, StoredIncident } from "./stored.ts";

/** What was sent, acknowledged, committed, stored and lost, and all that does not fit together. */
export interface Account {
  /** Different contents; a repeat counts once. */
  sent: number;
  acknowledged: number;
  committed: number;
  stored: number;
  /** As incidents tell. */
  lost: number;
  wrong: {
    /** Acknowledged to a device and not stored. */
    missing: Sample[];
    /** Stored and never sent. */
    invented: Sample[];
    /** Stored more than once. */
    repeated: Sample[];
    /** In the spool, and not in the store with the same time and value. */
    unstored: Sample[];
    /** Told by the OPC UA server, not stored, and no incident speaks of that time. */
    unexplained: Sample[];
  };
}

/**
 * Whether an incident speaks of a sample's time. Values sent at one time are stored by microseconds apart, so that an
 * incident of the later ones may begin within the sample's millisecond.
 */
export const speaksOf = ({ machine, from, until }: StoredIncident, sample: Sample): boolean =>
  machine === sample.machine && from < sample.t + MILLISECOND && sample.t <= until;

const explains = ["gap", "source-down", "lost"];

function unexplainedOf(told: readonly Sample[], { samples, incidents }: Stored): Sample[] {
  const there = contentsOf(samples);
  const explained = incidents.filter(({ kind }) => explains.includes(kind));
  return told.filter(
    (sample) =>
      ![...contentsOf([sample])].every((content) => there.has(content)) &&
      !explained.some((incident) => speaksOf(incident, sample)),
  );
}

/** Stops the gateway, whose spool cannot be read beside it, and compares all records. */
export async function accountFor(plant: Plant, spools: readonly string[] = [usualSpool]): Promise<Account> {
  const code = plant.gateway.running ? await plant.gateway.stop() : 0;
  if (code !== 0) throw new Error(`the gateway ended with ${code}:\n${plant.gateway.output()}`);
  const stored = await plant.stored();
  // A value that is not there has a quality alone.
  const samples = stored.samples.filter(({ value }) => value !== null);
  const ofDevices = samples.filter(({ machine }) => machine !== "oven");
  const ofOven = samples.filter(({ machine }) => machine === "oven");
  const sent = plant.devices.flatMap((device) => device.sent);
  const acknowledged = plant.devices.flatMap((device) => device.acknowledged);
  const told = plant.oven?.sent ?? [];
  const devices = reconcile({ sent, kept: acknowledged, stored: ofDevices });
  const oven = reconcile({ sent: told, kept: [], stored: ofOven });
  const committed = spools
    .flatMap((spool) => committedIn(join(plant.place.folder, spool), gatewayId))
    .filter(({ value }) => value !== null);
  const exact = new Set(samples.map((it) => `${identityOf(it)} ${contentOf(it.value)}`));
  return {
    sent: contentsOf([...sent, ...told]).size,
    acknowledged: contentsOf(acknowledged).size,
    committed: committed.length,
    stored: samples.length,
    lost: stored.incidents.reduce((sum, { kind, count }) => sum + (kind === "lost" ? (count ?? 0) : 0), 0),
    wrong: {
      missing: devices.missing,
      invented: [...devices.invented, ...oven.invented],
      repeated: [...devices.repeated, ...oven.repeated],
      unstored: committed.filter((it) => !exact.has(`${identityOf(it)} ${contentOf(it.value)}`)),
      unexplained: unexplainedOf(told, { ...stored, samples: ofOven }),
    },
  };
}

/** What there is of each wrong, with some samples of it; empty when all is right. */
export const wrongsOf = ({ wrong }: Account): string[] =>
  Object.entries(wrong)
    .filter(([, samples]) => samples.length > 0)
    .map(([name, samples]) => `${samples.length} ${name}: ${JSON.stringify(samples.slice(0, 6))}`);

/** For a person who reads the test's output. */
export const toldOf = ({ wrong: _, ...counts }: Account): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ");

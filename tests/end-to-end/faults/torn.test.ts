import { closeSync, openSync, statSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { systemNow } from "../../../config/micros.ts";
import { gatewayFolder } from "../../../gateway/spool/spool-settings.ts";
import { accountFor, speaksOf, toldOf, wrongsOf } from "./account.ts";
import { gatewayId, type Plant, startPlant, usualSpool } from "./plant.ts";
import { contentsOf, reconcile } from "./reconcile.ts";
import type { Sample } from "./sample.ts";
import type { StoredIncident } from "./stored.ts";

const garble = (file: string, at: number, length: number) => {
  const handle = openSync(file, "r+");
  writeSync(handle, Buffer.alloc(length, 0xa5), 0, length, Math.max(0, at));
  closeSync(handle);
};
const sizeOf = (file: string) => statSync(file).size;

/** What a power cut or a dying disk does to the last write, or to more. */
const damages: Record<string, (file: string) => void> = {
  "the log's last bytes cut off": (file) => truncateSync(`${file}-wal`, sizeOf(`${file}-wal`) - 700),
  "a byte of the log's end flipped": (file) => garble(`${file}-wal`, sizeOf(`${file}-wal`) - 200, 1),
  "the log gone": (file) => truncateSync(`${file}-wal`, 0),
  "half of the file's pages garbled": (file) => {
    for (let page = 3; page * 4_096 < sizeOf(file); page += 2) garble(file, page * 4_096, 4_096);
  },
  "the whole file garbled": (file) => {
    writeFileSync(file, Buffer.alloc(sizeOf(file), "garbage"));
    truncateSync(`${file}-wal`, 0);
  },
};

/** Batches wait, the gateway is killed, its spool damaged, and it starts again. */
async function damageOnce(plant: Plant, damage: (file: string) => void): Promise<void> {
  plant.work();
  await pause(500);
  plant.networks.broker.cut();
  await pause(900);
  await plant.gateway.stop("SIGKILL");
  damage(join(gatewayFolder(join(plant.place.folder, usualSpool), gatewayId), "spool.sqlite"));
  plant.networks.broker.mend();
  await plant.startGateway();
  await pause(500);
  await plant.settle();
}

/** Acknowledged, not stored, and no `lost` incident speaks of that time. */
async function unaccounted(
  plant: Plant,
): Promise<{ missing: number; silent: Sample[]; lost: StoredIncident[] }> {
  const { samples, incidents } = await plant.stored();
  const sent = plant.devices.flatMap((device) => device.sent);
  const kept = plant.devices.flatMap((device) => device.acknowledged);
  const { missing } = reconcile({ sent, kept, stored: samples });
  const lost = incidents.filter(({ kind }) => kind === "lost");
  const isTold = (sample: Sample) => lost.some((incident) => speaksOf(incident, sample));
  return { missing: contentsOf(missing).size, silent: missing.filter((sample) => !isTold(sample)), lost };
}

test("a torn or damaged spool costs what it hit, as an explicit loss, and the gateway goes on", async () => {
  await using plant = await startPlant({ store: "sqlite" });
  const silent: string[] = [];
  let missing = 0;
  let began = systemNow();
  for (const [name, damage] of Object.entries(damages)) {
    const [before, begun] = [began, systemNow()];
    began = begun;
    await damageOnce(plant, damage);
    const found = await unaccounted(plant);
    console.log(`${name}: ${found.missing - missing} acknowledged samples lost`);
    missing = found.missing;
    // No more is called lost than what waited: samples of this time, and intervals that began in the time before.
    const ofThis = found.lost.filter(({ until }) => until > begun);
    for (const { from } of ofThis) expect(from, name).toBeGreaterThanOrEqual(before);
    if (found.silent.length > 0) silent.push(`${name}: ${found.silent.length} lost silently`);
  }
  expect(silent).toEqual([]);
  const account = await accountFor(plant);
  console.log(toldOf(account));
  expect(wrongsOf({ ...account, wrong: { ...account.wrong, missing: [] } })).toEqual([]);
  expect(await plant.end()).toEqual([0]);
}, 90_000);

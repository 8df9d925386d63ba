import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { eventually } from "../../setup/eventually.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { type Account, accountFor, speaksOf, toldOf, wrongsOf } from "./account.ts";
import { type Plant, startPlant, usualSpool } from "./plant.ts";
import { contentsOf } from "./reconcile.ts";

/** Some hundred rounds with so many long texts fill the spool. */
const bulk = 4;

/** Takes the store away until the spool has given up samples, and for a while longer. */
async function fill(plant: Plant): Promise<void> {
  const lost = async () => Number(/^commons_gateway_lost_total (\d+)/m.exec(await plant.metrics())?.[1] ?? 0);
  plant.work();
  await pause(1_000);
  // A batch whose acknowledgement the cut swallows would be stored, and yet be counted as lost once it is given up.
  await plant.settle();
  plant.networks.broker.cut();
  plant.work();
  await eventually(async () => (await lost()) > 500, "samples are given up", 60_000);
  // A start on a full spool or disk, too.
  expect(await plant.gateway.stop("SIGKILL")).toBeNull();
  await plant.startGateway();
  await pause(2_000);
  plant.networks.broker.mend();
  await plant.settle();
}

/** What is missing is lost by the product's own count, in intervals that hold each missing sample. */
async function expectCounted(plant: Plant): Promise<Account> {
  const account = await accountFor(plant);
  const { missing } = account.wrong;
  console.log(`${toldOf(account)}, ${contentsOf(missing).size} acknowledged and missing`);
  const { incidents } = await plant.stored();
  const lost = incidents.filter(({ kind }) => kind === "lost");
  const silent = missing.filter((sample) => !lost.some((incident) => speaksOf(incident, sample)));
  expect(silent.slice(0, 5)).toEqual([]);
  expect(account.lost).toBe(contentsOf(missing).size);
  expect(account.lost).toBeGreaterThan(500);
  expect(wrongsOf({ ...account, wrong: { ...account.wrong, missing: [] } })).toEqual([]);
  return account;
}

test("a full spool gives up its oldest samples, and the counts of lost are the counts missing", async () => {
  await using plant = await startPlant({ store: "sqlite", bulk, spool: { capacity: 16 } });
  await fill(plant);
  await expectCounted(plant);
  expect(await plant.end()).toEqual([0]);
}, 120_000);

/** A small disk of its own, where that is allowed. */
function smallDisk(folder: string, megabytes: number): Disposable | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder], { stdio: "pipe" });
    return { [Symbol.dispose]: () => void execFileSync("umount", ["-l", folder]) };
  } catch {
    return undefined;
  }
}

test("a full disk costs the oldest samples, each counted, and stops nothing", async ({ skip }) => {
  using probe = temporaryFolder();
  const allowed = smallDisk(probe.path, 1);
  if (!allowed) return skip("a disk of its own needs root and mount");
  allowed[Symbol.dispose]();
  let disk: Disposable | undefined;
  await using plant = await startPlant({
    store: "sqlite",
    bulk,
    prepare(folder) {
      disk = smallDisk(join(folder, usualSpool), 28);
    },
  });
  using _unmounted = disk;
  await fill(plant);
  await expectCounted(plant);
  expect(await plant.end()).toEqual([0]);
}, 120_000);

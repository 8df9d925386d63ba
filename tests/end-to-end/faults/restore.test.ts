import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { rfc3339FromMicros, SECOND, systemNow } from "../../../config/micros.ts";
import { telemetryFile } from "../../../config/store/sqlite-schema.ts";
import { run } from "../../setup/installation.ts";
import { accountFor, toldOf, wrongsOf } from "./account.ts";
import { gatewayId, type Plant, startPlant, usualSpool } from "./plant.ts";

/** Takes a copy of the store, or puts it back, while nobody uses it. */
async function withStoreAway(plant: Plant, work: (folder: string) => void): Promise<void> {
  const { influx, place } = plant;
  if (influx) {
    await influx.stop();
    work(influx.folder);
    return influx.start();
  }
  expect(await plant.broker.stop()).toBe(0);
  work(join(place.folder, "server"));
  await plant.startBroker();
}

const resend = (plant: Plant, from: number, to: number) =>
  run("gateway/resend.ts", ["--from", rfc3339FromMicros(from), "--to", rfc3339FromMicros(to)], {
    SITE_FILE: plant.place.siteFile,
    DATA_DIR: join(plant.place.folder, usualSpool),
    GATEWAY_ID: gatewayId,
    GATEWAY_HTTP_PORT: new URL(plant.place.gatewayUrl).port,
  });

test.concurrent.each(["influx", "sqlite"] as const)(
  "a store (%s) restored from an older copy is filled again by resend",
  async (store) => {
    await using plant = await startPlant({ store });
    const copy = join(plant.place.folder, "copy");
    const begun = systemNow();
    plant.work();
    await pause(1_500);
    // Data goes on while the copy is taken: the spool keeps it meanwhile.
    await withStoreAway(plant, (folder) => cpSync(folder, copy, { recursive: true }));
    await pause(1_500);
    await plant.settle();
    const before = await plant.stored();
    for (const device of plant.devices) device.work();
    await withStoreAway(plant, (folder) => {
      for (const file of store === "influx" ? [""] : ["", "-wal", "-shm"].map((it) => telemetryFile + it))
        rmSync(join(folder, file), { recursive: true, force: true });
      cpSync(copy, folder, { recursive: true });
    });
    expect((await plant.stored()).samples.length).toBeLessThan(before.samples.length);

    expect(await resend(plant, begun - SECOND, systemNow() + SECOND)).toMatch(/The store has all of them/);
    await plant.settle();
    const account = await accountFor(plant);
    console.log(`${store}: ${toldOf(account)}`);
    expect(wrongsOf(account)).toEqual([]);
    expect(await plant.end()).toEqual([0]);
  },
  90_000,
);

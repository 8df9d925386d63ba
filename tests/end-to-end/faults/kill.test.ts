import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { systemNow } from "../../../config/micros.ts";
import { accountFor, toldOf, wrongsOf } from "./account.ts";
import { expectUnknown, type Interval, timelineOf } from "./outages.ts";
import { startPlant } from "./plant.ts";

test("kill -9 of gateway, broker and InfluxDB, in turn and together: nothing acknowledged is lost", async () => {
  await using plant = await startPlant({ store: "influx", opcua: true });
  await plant.startApi();
  const { influx } = plant;
  if (!influx) throw new Error("no InfluxDB");
  const begun = systemNow();
  const outages: Interval[] = [];
  plant.work();
  await pause(1_500);

  const killGateway = async () => {
    await plant.gateway.stop("SIGKILL");
    const from = systemNow();
    return () => {
      outages.push({ from, until: systemNow() });
      return plant.startGateway();
    };
  };
  for (const down of [600, 50]) {
    const start = await killGateway();
    await pause(down);
    await start();
    await pause(700);
  }
  await plant.broker.stop("SIGKILL");
  await pause(500);
  await plant.startBroker();
  await pause(700);
  await influx.kill();
  await pause(800);
  await influx.start();
  await pause(700);
  const start = await killGateway();
  await Promise.all([plant.broker.stop("SIGKILL"), influx.kill()]);
  await start();
  await pause(500);
  await influx.start();
  await plant.startBroker();
  await pause(1_000);

  await plant.settle();
  const until = systemNow();
  for (const machine of ["mill", "lathe", "oven"]) {
    const timeline = await timelineOf(plant, machine, begun, until);
    expectUnknown(timeline, outages);
  }
  const account = await accountFor(plant);
  console.log(toldOf(account));
  expect(wrongsOf(account)).toEqual([]);
  expect(account.acknowledged).toBeGreaterThan(2_000);
  expect(await plant.end()).toEqual([0, 0]);
}, 120_000);

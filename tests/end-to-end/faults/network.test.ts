import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { MILLISECOND, SECOND, systemNow } from "../../../config/micros.ts";
import { eventually } from "../../setup/eventually.ts";
import type { Network } from "../../setup/network.ts";
import { accountFor, toldOf, wrongsOf } from "./account.ts";
import { expectUnknown, type Interval, knownWithin, timelineOf } from "./outages.ts";
import { startPlant } from "./plant.ts";

test("the network between each pair is cut and frozen: nothing acknowledged is lost, no state is made up", async () => {
  await using plant = await startPlant({ store: "influx", opcua: true });
  await plant.startApi();
  const { devices, opcua, broker, store } = plant.networks;
  if (!opcua || !store) throw new Error("no network");
  /** Resolves once the gateway has read what was on its way from a source. */
  const quiet = async (source: string) => {
    const pattern = new RegExp(`gateway_samples_total\\{source="${source}"\\} (\\d+)`);
    let before = "";
    await eventually(async () => {
      await pause(150);
      const [, count = ""] = pattern.exec(await plant.metrics()) ?? [];
      const isQuiet = count !== "" && count === before;
      before = count;
      return isQuiet;
    }, `${source} is quiet`);
  };
  const outage = async (
    network: Network,
    how: "cut" | "freeze",
    milliseconds: number,
    source?: string,
  ): Promise<Interval> => {
    network[how]();
    if (source) await quiet(source);
    const from = systemNow();
    await pause(milliseconds);
    // Two clocks of a millisecond each.
    const until = systemNow() - 2 * MILLISECOND;
    network.mend();
    await pause(800);
    return { from, until };
  };
  plant.work();
  await pause(1_500);
  const begun = systemNow();

  const ofDevices = [
    await outage(devices, "cut", 500, "devices"),
    await outage(devices, "freeze", 3_500, "devices"),
  ];
  const ofOven = [await outage(opcua, "cut", 500), await outage(opcua, "freeze", 3_500, "controller")];
  const carried = [await outage(broker, "cut", 700), await outage(broker, "freeze", 1_500)];
  carried.push(await outage(store, "cut", 700), await outage(store, "freeze", 1_500));
  // All at once, and the connections come back in whatever order.
  const together = await Promise.all([
    outage(devices, "cut", 900, "devices"),
    outage(opcua, "cut", 500),
    outage(broker, "cut", 300),
    outage(store, "cut", 700),
  ]);
  ofDevices.push(together[0]);
  await pause(1_500);
  await plant.settle();

  const until = systemNow() - SECOND;
  for (const machine of ["mill", "lathe"]) {
    const timeline = await timelineOf(plant, machine, begun, until);
    expectUnknown(timeline, ofDevices);
    // What is beyond the spool makes nothing unknown.
    for (const gone of carried) expect(knownWithin(timeline, gone)).toBe(gone.until - gone.from);
  }
  // A short cut is bridged by the session that goes on and tells what was missed; a long silence may not be.
  expectUnknown(await timelineOf(plant, "oven", begun, until), ofOven.slice(1));

  const account = await accountFor(plant);
  console.log(toldOf(account));
  expect(wrongsOf(account)).toEqual([]);
  expect(await plant.end()).toEqual([0, 0]);
}, 120_000);

import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { SECOND, systemNow } from "../../../config/micros.ts";
import { eventually } from "../../setup/eventually.ts";
import { accountFor, toldOf, wrongsOf } from "./account.ts";
import { expectUnknown, type Interval, timelineOf } from "./outages.ts";
import { startPlant } from "./plant.ts";

test("an OPC UA server restarts with its namespaces in another order: right nodes, explicit gaps", async () => {
  await using plant = await startPlant({ store: "sqlite", opcua: true });
  await plant.startApi();
  const { oven } = plant;
  if (!oven) throw new Error("no oven");
  plant.work();
  await pause(1_500);
  const begun = systemNow();
  const outages: Interval[] = [];
  const temperatures = async (since: number) =>
    (await plant.stored()).samples.filter(({ signal, t }) => signal === "temperature" && t > since);
  for (const namespaces of [["http://a.example", "http://b.example"], ["http://b.example"], []]) {
    const [from, until] = await oven.restart(namespaces);
    outages.push({ from, until });
    await eventually(async () => (await temperatures(until)).length > 20, "values of the new server");
  }
  await plant.settle();
  expectUnknown(await timelineOf(plant, "oven", begun, systemNow() - SECOND), outages);
  const { incidents } = await plant.stored();
  const gaps = incidents.filter(({ machine, kind }) => machine === "oven" && kind === "gap");
  for (const { from, until } of outages)
    expect(gaps.some((it) => it.from <= from && until <= it.until)).toBe(true);
  const account = await accountFor(plant);
  console.log(toldOf(account));
  expect(wrongsOf(account)).toEqual([]);
  expect(await plant.end()).toEqual([0, 0]);
}, 90_000);

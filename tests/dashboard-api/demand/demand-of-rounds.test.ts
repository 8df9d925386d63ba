import { expect, test } from "vitest";
import { HOUR } from "../../../config/micros.ts";
import { createDemandReader } from "../../../dashboard-api/demand/demand-reader.ts";
import { pglitePlace } from "../../contracts/databases.ts";
import { at } from "../bookings/desk-under-test.ts";
import { after, roundsUnderTest } from "../rounds/rounds-under-test.ts";

test("wishes of a round are demand: granted, or lost to others; those that stand in for each other are one", async () => {
  await using place = await pglitePlace();
  const { database } = await place.fresh();
  const it = roundsUnderTest(database);
  const { id } = await it.desk.open(it.plan(), it.deed());
  const either = { alternative: "either" };
  await it.file(id, "one", [
    it.wish("12-07 08:00", "12-07 12:00", either),
    it.wish("12-08 08:00", "12-08 12:00", either),
    it.wish("12-09 08:00", "12-09 12:00"),
  ]);
  await it.file(id, "two", [it.wish("12-07 08:00", "12-07 12:00")]);
  await it.file(id, "three", [it.wish("12-07 08:00", "12-07 12:00"), it.wish("12-09 08:00", "12-09 12:00")]);
  it.clock.now = after;
  await it.desk.run(id, it.deed());
  await it.desk.publish(id, it.deed());
  const reader = createDemandReader({ database, site: it.site });
  const demands = await reader.demands({ from: at("11-20 00:00"), to: at("11-23 00:00") });
  const told = demands.map(({ company, requested, granted }) => [company, requested / HOUR, granted / HOUR]);
  expect(told.toSorted()).toEqual([
    ["one", 4, 4],
    ["one", 4, 4],
    ["three", 4, 0],
    ["three", 4, 0],
    ["two", 4, 4],
  ]);
}, 90_000);

import fc from "fast-check";
import { expect, test } from "vitest";
import { machineStates } from "../../../config/machine-state.ts";
import { DAY, HOUR, MINUTE } from "../../../config/micros.ts";
import { postgresPlace } from "../../contracts/databases.ts";
import { startReadableInflux, startReadableSqlite } from "../../contracts/readable-stores.ts";
import { ledgerUnderTest, ordered, siteOf, stretch } from "./ledger-under-test.ts";

/** A full day some weeks ago: InfluxDB takes nothing that is beyond its retention. */
const begin = Math.floor(Date.now() / 86_400_000) * DAY - 30 * DAY;

test("figures from InfluxDB and from SQLite agree to the microsecond", async () => {
  await using place = await postgresPlace();
  await using influx = await startReadableInflux();
  await using sqlite = await startReadableSqlite();
  const machines = ["mill", "lathe", "laser"];
  const lengths = fc.array(
    fc.tuple(
      fc.constantFrom(...machineStates),
      fc.oneof(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 5 * HOUR })),
    ),
    { minLength: 120, maxLength: 120 },
  );
  const histories = fc.sample(lengths, { numRuns: machines.length, seed: 5 });
  const answers = [];
  for (const store of [influx, sqlite]) {
    const { database } = await place.fresh();
    const it = ledgerUnderTest({
      store,
      database,
      site: siteOf(machines, "Europe/Berlin"),
      now: begin + 20 * DAY,
    });
    for (const [index, machine] of machines.entries()) {
      let time = begin + 17;
      const states = (histories[index] ?? []).flatMap(([state, length]) => {
        time += length;
        return stretch(machine, state, time - length, time);
      });
      await it.arrive(states, time);
    }
    expect((await it.materialiser.round()).computed).toBeGreaterThan(20);
    const window = { machines, from: begin + 5 * MINUTE, to: begin + 18 * DAY + 7 };
    const [byHour, byDay, live] = [
      await it.books.sums({ ...window, groupBy: ["machine", "hourOfWeek"] }),
      await it.books.sums({ ...window, groupBy: ["machine", "day"] }),
      await it.live.sums({ ...window, groupBy: ["machine", "day"] }),
    ];
    expect(ordered(byDay.groups)).toEqual(ordered(live.groups));
    answers.push({ byHour: ordered(byHour.groups), byDay: ordered(byDay.groups) });
  }
  expect(answers[0]?.byDay.length).toBeGreaterThan(20);
  expect(answers[0]).toEqual(answers[1]);
});

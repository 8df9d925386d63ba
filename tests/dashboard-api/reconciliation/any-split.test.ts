import fc from "fast-check";
import { expect, test } from "vitest";
import type { MachineState } from "../../../config/machine-state.ts";
import { DAY, HOUR, MINUTE } from "../../../config/micros.ts";
import { postgresPlace } from "../../contracts/databases.ts";
import { reconciled, siteWith, tokyo } from "./reconciled.ts";
import { storeAndDatabase } from "./store-and-database.ts";

const held = storeAndDatabase(postgresPlace, "all tests");

const states = ["running", "held", "setup", "idle", "down", "off", "unknown"] as const;
const stretch = fc.tuple(
  fc.constantFrom<MachineState[]>(...states, "idle", "running"),
  fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 150 })).map((it) => it * MINUTE),
);
/** Slots of an hour or more one after the other, some of them free. */
const slots = fc.array(
  fc.record({
    gap: fc.constantFrom(0, 0, 30, 90),
    length: fc.integer({ min: 4, max: 16 }).map((it) => it * 15),
    company: fc.constantFrom("one", "two"),
    tap: fc.option(fc.nat(100), { freq: 4 }),
  }),
  { minLength: 1, maxLength: 5 },
);
const scenario = fc.record({
  slots,
  history: fc.array(stretch, { minLength: 4, maxLength: 25 }),
  /** After which stretches it is reconciled, and how many minutes later. */
  runs: fc.array(fc.record({ after: fc.nat(25), wait: fc.nat(20) }), { maxLength: 6 }),
  /** Told late, by a better derivation. */
  late: fc.option(
    fc.record({
      at: fc.nat(20 * 60),
      length: fc.integer({ min: 5, max: 120 }),
      state: fc.constantFrom(...states),
    }),
  ),
});

test("whenever it runs, and whatever came late, the verdicts are those of one run in the end", async () => {
  let day = tokyo("2026-03-02 06:00");
  const outcomes = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(scenario, async ({ slots, history, runs, late }) => {
      day += 4 * DAY;
      const it = reconciled({ ...held, site: siteWith(), now: day - HOUR });
      const booked: { often: string; once: string; tap: number | null }[] = [];
      let at = day;
      for (const { gap, length, company, tap } of slots) {
        const from = at + gap * MINUTE;
        at = from + length * MINUTE;
        const often = await it.book(company, from, at, "mill");
        const once = await it.book(company, from, at, "lathe");
        booked.push({
          often: often.id,
          once: once.id,
          tap: tap === null ? null : from + Math.min(tap, length) * MINUTE,
        });
      }
      /** What lies between is told as it happens, all that comes at once at the end. */
      let told = day - HOUR;
      const known: [number, [MachineState, number]][] = [[told, ["idle", HOUR]]];
      await it.tell(told, [["idle", HOUR]]);
      told = day;
      const tapped = new Set<string>();
      const tapUntil = async (time: number) => {
        for (const { often, tap } of booked) {
          if (tap === null || tap > time || tapped.has(often)) continue;
          tapped.add(often);
          await it.tap(often, "setup", tap);
        }
      };
      const whole = [...history, ["idle", 10 * HOUR] as [MachineState, number]].slice(0, 30);
      for (const [index, part] of whole.entries()) {
        known.push([told, part]);
        await it.tell(told, [part]);
        told += part[1];
        for (const { wait } of runs.filter((run) => run.after === index)) {
          await tapUntil(told + wait * MINUTE);
          await it.run(Math.max(it.clock.now, told + wait * MINUTE));
        }
      }
      const end = Math.max(told, at + HOUR, it.clock.now) + HOUR;
      await tapUntil(end);
      const lately = late && {
        from: day + late.at * MINUTE,
        part: [late.state, late.length * MINUTE] as [MachineState, number],
      };
      if (lately) {
        it.clock.now = Math.max(it.clock.now, end);
        await it.tell(lately.from, [lately.part], { settled: told, derivation: 1 });
      }
      await it.run(end + MINUTE);

      for (const { once, tap } of booked) if (tap !== null) await it.tap(once, "setup", tap);
      for (const [from, part] of known) await it.tell(from, [part], { machine: "lathe" });
      if (lately)
        await it.tell(lately.from, [lately.part], { machine: "lathe", settled: told, derivation: 1 });
      await it.run(end + 2 * MINUTE);
      for (const { often, once } of booked) {
        const [a, b] = await Promise.all([it.find(often), it.find(once)]);
        expect(a.fate.verdict).toEqual(b.fate.verdict);
        expect(a.fate.outcome).toBe(b.fate.outcome);
        const outcome = `${b.fate.outcome}`;
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
      // Run again, nothing more happens.
      const events = () =>
        held.database.use((db) =>
          db
            .selectFrom("booking_event")
            .select((eb) => eb.fn.countAll<number>().as("n"))
            .executeTakeFirstOrThrow(),
        );
      const before = await events();
      await it.run(end + 3 * MINUTE);
      expect(await events()).toEqual(before);
    }),
    { numRuns: 25 },
  );
  expect([...outcomes.keys()].sort()).toEqual(expect.arrayContaining(["no-show", "partly-used", "used"]));
}, 120_000);

import { expect, test } from "vitest";
import { DAY, HOUR } from "../../../config/micros.ts";
import { pglitePlace } from "../../contracts/databases.ts";
import { at, lineUnderTest, made } from "./line-under-test.ts";

test("notices time that came free in any way: moved, shortened, refused, released, a block lifted", async () => {
  await using place = await pglitePlace();
  const it = lineUnderTest((await place.fresh()).database);
  let day = at("11-03 00:00");
  const hour = (n: number) => day + n * HOUR;
  const ways: [string, () => Promise<() => Promise<unknown>>][] = [
    [
      "moved",
      async () => {
        const booking = made(await it.book("one", hour(9), hour(12)));
        const to = { from: hour(20), until: hour(23), details: {} };
        const target = { id: booking.id, machine: it.machine() };
        return () => it.desk.revise(target, booking.version, to, it.deed("one"));
      },
    ],
    [
      "to another machine",
      async () => {
        const booking = made(await it.book("one", hour(9), hour(12)));
        const to = { machine: it.machine("lathe"), details: {} };
        const target = { id: booking.id, machine: it.machine() };
        return () => it.desk.revise(target, booking.version, to, it.deed("one"));
      },
    ],
    [
      "shortened",
      async () => {
        const booking = made(await it.book("one", hour(8), hour(12)));
        const to = { until: hour(9), details: {} };
        const target = { id: booking.id, machine: it.machine() };
        return () => it.desk.revise(target, booking.version, to, it.deed("one"));
      },
    ],
    [
      "refused",
      async () => {
        const { id } = made(await it.book("guest", hour(9), hour(12)));
        return () => it.decide(id, "refuse", "committee");
      },
    ],
    [
      "block lifted",
      async () => {
        const block = { kind: "outage" as const, from: hour(9), until: hour(12), displaces: false };
        const deed = it.deed(null, "office");
        const { id } = made(await it.desk.block({ ...block, machine: it.machine() }, deed, null));
        return () => it.decide(id, "cancel", "office");
      },
    ],
    [
      "released",
      async () => {
        const { id } = made(await it.book("one", hour(7), hour(12)));
        return () => {
          it.clock.now = hour(8);
          return it.decide(id, "release");
        };
      },
    ],
  ];
  for (const [name, prepare] of ways) {
    day += DAY;
    const free = await prepare();
    const entry = made(await it.join("two", hour(9), hour(12)));
    await free();
    await it.runJob();
    expect((await it.entry(entry.id)).offer, name).toMatchObject({ from: hour(9), until: hour(12) });
  }
}, 60_000);

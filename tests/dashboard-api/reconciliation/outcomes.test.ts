import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../config/micros.ts";
import { databasePlaces } from "../../contracts/databases.ts";
import { bookingSiteData } from "../bookings/booking-site.ts";
import { type Reconciled, reconciled, siteWith, tokyo } from "./reconciled.ts";
import { storeAndDatabase } from "./store-and-database.ts";

const day = "2026-03-02";
const t = (clock: string) => tokyo(`${day} ${clock}`);

describe.each(databasePlaces)("bookings reconciled with the machine on %s", (name, startPlace) => {
  /** What does not hang on the kind of database is tested on one. */
  const once = name === "PostgreSQL" ? test : test.skip;
  const held = storeAndDatabase(startPlace, "each test");
  let it: Reconciled;
  const begin = (policy: object = {}) => {
    it = reconciled({ ...held, site: siteWith(policy), now: t("06:00") });
  };

  test("tell G5: both used, one early, one over its end", async () => {
    begin();
    const a = await it.book("one", t("09:00"), t("12:00"));
    const b = await it.book("two", t("12:00"), t("15:00"));
    await it.tell(t("06:00"), [
      ["idle", 170 * MINUTE],
      ["running", 170 * MINUTE],
      ["idle", 40 * MINUTE],
      ["running", 190 * MINUTE],
      ["idle", 30 * MINUTE],
    ]);
    await it.run(t("16:00"));
    expect(await it.minutes(a.id)).toEqual(["used", 10, 160, 0, 0]);
    expect(await it.minutes(b.id)).toEqual(["used", 0, 160, 30, 0]);
    expect(await it.story(a.id)).toEqual(["ended used"]);
    expect((await it.find(a.id)).fate.startedAt).toBe(t("08:50"));
    await it.run(t("16:30"));
    expect(await it.story(b.id)).toEqual(["ended used"]);
  });

  once("tell G5b: the second was blocked by the first", async () => {
    begin();
    const a = await it.book("one", t("09:00"), t("12:00"));
    const b = await it.book("two", t("12:00"), t("15:00"));
    await it.tell(t("06:00"), [
      ["idle", 180 * MINUTE],
      ["running", 220 * MINUTE],
      ["idle", 10 * MINUTE],
      ["running", 130 * MINUTE],
      ["idle", 60 * MINUTE],
    ]);
    await it.run(t("16:00"));
    expect(await it.minutes(a.id)).toEqual(["used", 0, 180, 40, 0]);
    expect(await it.minutes(b.id)).toEqual(["used", 0, 130, 0, 40]);
  });

  once(
    "are no no-show where a spindle or a door moved on an idle control, also when the samples are long gone",
    async () => {
      const { machines } = bookingSiteData();
      const showing = machines.map(({ signals = [], ...machine }) => ({
        ...machine,
        signals: signals.map((it) => ({ ...it, activity: it.id === "load" ? 5 : 0 })),
      }));
      it = reconciled({
        ...held,
        site: siteWith({}, "Asia/Tokyo", { machines: showing }),
        now: t("06:00"),
      });
      const moved = await it.book("one", t("09:00"), t("11:00"));
      const opened = await it.book("one", t("11:00"), t("13:00"));
      const still = await it.book("one", t("13:00"), t("15:00"));
      const samples = [
        {
          machine: "mill",
          signal: "load",
          t: [t("08:00"), t("09:10"), t("09:40"), t("13:30")],
          v: [0, 5, 6, 3],
        },
        { machine: "mill", signal: "program", t: [t("08:00"), t("12:30")], v: ["closed", "open"] },
      ];
      await held.store.writer.write([{ states: [], incidents: [], arrivals: [], samples }]);
      await it.tell(t("06:00"), [["idle", 10 * HOUR]]);
      await it.run(t("16:00"));
      const told = async () =>
        Promise.all(
          [moved, opened, still].map(async ({ id }) => {
            const { fate } = await it.find(id);
            return [fate.outcome, fate.startedAt, fate.noShowAt];
          }),
        );
      const found = [
        ["partly-used", t("09:40"), null],
        ["partly-used", t("12:30"), t("12:00")],
        ["no-show", null, t("14:00")],
      ];
      expect(await told()).toEqual(found);
      await it.tell(t("06:00"), [["idle", 10 * HOUR]]);
      await it.run(t("16:00") + 60 * 24 * HOUR);
      expect(await told()).toEqual(found);
    },
  );

  once("are told of as it happens: reminded, a no-show, come after all", async () => {
    begin();
    const { id } = await it.book("one", t("09:00"), t("12:00"));
    await it.tell(t("06:00"), [["idle", 3 * HOUR]]);
    await it.run(t("09:00"));
    expect(await it.story(id)).toEqual([]);
    await it.tell(t("09:00"), [["idle", 15 * MINUTE]]);
    await it.run(t("09:16"));
    await it.run(t("09:17"));
    expect(await it.story(id)).toEqual(["reminded"]);
    await it.tell(t("09:15"), [["idle", 45 * MINUTE]]);
    await it.run(t("10:01"));
    expect(await it.story(id)).toEqual(["reminded", "no-show"]);
    expect((await it.find(id)).fate).toMatchObject({
      outcome: "no-show",
      noShowAt: t("10:00"),
      verdict: null,
    });
    await it.tell(t("10:00"), [["running", 30 * MINUTE]]);
    await it.run(t("10:31"));
    expect((await it.find(id)).fate).toMatchObject({ outcome: null, startedAt: t("10:00") });
    await it.tell(t("10:30"), [
      ["running", 60 * MINUTE],
      ["idle", 60 * MINUTE],
    ]);
    await it.run(t("12:31"));
    expect(await it.story(id)).toEqual(["reminded", "no-show", "seen", "ended used"]);
    expect((await it.find(id)).fate).toMatchObject({ outcome: "used", noShowAt: t("10:00") });
  });

  test("give up the rest of a no-show where the policy says so, and what late data tell takes nothing back", async () => {
    begin({ release: true });
    const { id } = await it.book("one", t("09:00"), t("12:00"));
    await it.tell(t("06:00"), [["idle", 4 * HOUR]]);
    await it.run(t("10:02"));
    expect(await it.story(id)).toEqual(["no-show", "released"]);
    expect(await it.find(id)).toMatchObject({ until: t("10:02"), fate: { releasedBy: "policy" } });
    const other = await it.book("two", t("10:15"), t("12:00"));
    await it.tell(t("10:00"), [
      ["idle", 15 * MINUTE],
      ["running", 2 * HOUR],
    ]);
    await it.run(t("12:20"));
    expect((await it.find(id)).fate.outcome).toBe("no-show");
    expect((await it.find(other.id)).fate.outcome).toBe("used");
    // The gateway at the machine had the first hour all along, by another derivation: they were there.
    await it.tell(t("09:20"), [["running", 30 * MINUTE]], { settled: t("12:15"), derivation: 1 });
    await it.run(t("12:30"));
    expect((await it.find(id)).fate).toMatchObject({ outcome: "partly-used", noShowAt: null });
    expect(await it.story(id)).toEqual(["no-show", "released", "ended no-show", "ended partly-used"]);
    expect((await it.find(other.id)).from).toBe(t("10:15"));
  });

  once("release nothing while nobody knows what goes on since the data end", async () => {
    begin({ release: true });
    const { id } = await it.book("one", t("09:00"), t("12:00"));
    await it.tell(t("06:00"), [["idle", 4 * HOUR]]);
    await it.run(t("11:00"));
    expect(await it.story(id)).toEqual(["no-show"]);
    await it.tell(t("10:00"), [["idle", 55 * MINUTE]]);
    await it.run(t("11:01"));
    expect(await it.story(id)).toEqual(["no-show", "released"]);
  });

  test("count a tap at the machine's page, a release by the company, down since before, and the committee's excuse", async () => {
    begin();
    const tapped = await it.book("one", t("07:00"), t("09:00"));
    const given = await it.book("one", t("09:00"), t("11:00"));
    const silent = await it.book("two", t("11:00"), t("13:00"));
    const down = await it.book("two", t("13:00"), t("15:00"));
    await it.tap(tapped.id, "setup", t("07:30"));
    it.clock.now = t("09:30");
    await it.decide(given.id, "release");
    await it.tell(t("06:00"), [
      ["idle", 6.9 * HOUR],
      ["down", 3 * HOUR],
    ]);
    await it.run(t("16:00"));
    const outcomes = async () =>
      Promise.all([tapped, given, silent, down].map(async ({ id }) => (await it.find(id)).fate.outcome));
    expect(await outcomes()).toEqual(["partly-used", "partly-used", "no-show", "excused"]);
    await it.decide(silent.id, "excuse", "committee");
    expect(await outcomes()).toEqual(["partly-used", "partly-used", "excused", "excused"]);
    // Judged again, the committee's word stands.
    await it.tell(t("11:30"), [["off", 10 * MINUTE]], { settled: t("15:54"), derivation: 1 });
    await it.run(t("16:10"));
    expect(await outcomes()).toEqual(["partly-used", "partly-used", "excused", "excused"]);
  });

  once("count who said at the machine, just before the slot, that they start", async () => {
    begin();
    const early = await it.book("one", t("09:00"), t("11:00"));
    const lastWeeks = await it.book("two", t("11:00"), t("13:00"));
    await it.tap(early.id, "started", t("08:40"));
    // Said of it while it was elsewhere: it was moved since.
    await it.tap(lastWeeks.id, "started", t("06:10"));
    await it.tell(t("06:00"), [["idle", 9 * HOUR]]);
    await it.run(t("15:00"));
    expect((await it.find(early.id)).fate.outcome).toBe("partly-used");
    expect((await it.find(lastWeeks.id)).fate.outcome).toBe("no-show");
  });

  once("are no-data where nobody saw, also when the machine tells nothing more, until it does", async () => {
    begin();
    const { id } = await it.book("one", t("09:00"), t("12:00"));
    await it.tell(t("06:00"), [["idle", 2 * HOUR]]);
    await it.run(t("12:30"));
    expect((await it.find(id)).fate.outcome).toBe(null);
    await it.run(t("12:00") + 24 * HOUR);
    expect((await it.find(id)).fate.outcome).toBe("no-data");
    await it.tell(t("08:00"), [
      ["idle", HOUR],
      ["setup", 2 * HOUR],
      ["idle", 30 * HOUR],
    ]);
    await it.run(t("12:10") + 24 * HOUR);
    expect((await it.find(id)).fate.outcome).toBe("used");
    expect(await it.story(id)).toEqual(["ended no-data", "ended used"]);
  });

  once("tell of a run that goes on for days when it ends, and of its flag at once", async () => {
    begin();
    const { id } = await it.book("one", t("09:00"), t("12:00"));
    await it.tell(t("06:00"), [
      ["idle", 3 * HOUR],
      ["running", 4 * HOUR],
    ]);
    await it.run(t("13:01"));
    expect(await it.minutes(id)).toEqual(["used", 0, 180, 60, 0]);
    await it.tell(t("13:00"), [["running", 40 * HOUR]]);
    await it.run(t("13:00") + 40 * HOUR);
    expect(await it.minutes(id)).toEqual(["used", 0, 180, 60, 0]);
    await it.tell(t("13:00") + 40 * HOUR, [
      ["running", 20 * HOUR],
      ["idle", HOUR],
    ]);
    await it.run(t("14:00") + 60 * HOUR);
    expect(await it.minutes(id)).toEqual(["used", 0, 180, 61 * 60, 0]);
    expect(await it.story(id)).toEqual(["ended used", "ended used"]);
  });

  once("are judged again when another booking beside them changes whose use it was", async () => {
    begin();
    const a = await it.book("one", t("09:00"), t("10:00"));
    const b = await it.book("two", t("10:00"), t("12:00"));
    await it.tell(t("06:00"), [
      ["idle", 3 * HOUR],
      ["running", 3 * HOUR],
      ["idle", HOUR],
    ]);
    await it.run(t("13:00"));
    expect(await it.minutes(b.id)).toEqual(["excused", 0, 0, 0, 120]);
    // Noted late by the machine's page: they had started at ten.
    await it.tap(b.id, "started", t("10:10"));
    await it.run(t("13:10"));
    expect(await it.minutes(a.id)).toEqual(["used", 0, 60, 10, 0]);
    expect(await it.minutes(b.id)).toEqual(["used", 0, 110, 0, 10]);
  });
});

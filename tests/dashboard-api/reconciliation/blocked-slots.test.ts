import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../config/micros.ts";
import { writeChanges } from "../../../dashboard-api/bookings/write-changes.ts";
import { up as judgeAgain } from "../../../dashboard-api/database/migrations/0094-judge-again.ts";
import { databasePlaces } from "../../contracts/databases.ts";
import { type Reconciled, reconciled, siteWith, tokyo } from "./reconciled.ts";
import { storeAndDatabase } from "./store-and-database.ts";

const day = "2026-03-02";
const t = (clock: string) => tokyo(`${day} ${clock}`);

describe.each(databasePlaces)(
  "slots that others ran into, reconciled with the machine on %s",
  (name, startPlace) => {
    /** What does not hang on the kind of database is tested on one. */
    const once = name === "PostgreSQL" ? test : test.skip;
    const held = storeAndDatabase(startPlace, "each test");
    let it: Reconciled;
    const begin = (policy: object = {}) => {
      it = reconciled({ ...held, site: siteWith(policy), now: t("06:00") });
    };

    test("excuse whose slot others took, and late data that change what they took are told by new events", async () => {
      begin({ release: true });
      await it.book("one", t("09:00"), t("12:00"));
      const b = await it.book("two", t("12:00"), t("15:00"));
      await it.tell(t("06:00"), [
        ["idle", 3 * HOUR],
        ["running", 5.5 * HOUR],
        ["idle", 45 * MINUTE],
      ]);
      await it.run(t("15:16"));
      expect(await it.minutes(b.id)).toEqual(["excused", 0, 0, 0, 150]);
      expect((await it.find(b.id)).fate).toMatchObject({ noShowAt: null, verdict: { excusedBy: "blocked" } });
      // The run was over at noon, as the gateway at the machine had it.
      await it.tell(t("12:00"), [["idle", 2.5 * HOUR]], { settled: t("15:15"), derivation: 1 });
      await it.run(t("15:20"));
      expect(await it.minutes(b.id)).toEqual(["no-show", 0, 0, 0, 0]);
      // And it was not, as its signals told when they came.
      await it.tell(t("12:00"), [["running", 2.4 * HOUR]], { settled: t("15:15"), derivation: 2 });
      await it.run(t("15:30"));
      expect(await it.minutes(b.id)).toEqual(["excused", 0, 0, 0, 144]);
      expect(await it.story(b.id)).toEqual(["ended excused", "no-show", "ended no-show", "ended excused"]);
      expect((await it.find(b.id)).fate.noShowAt).toBe(null);
    });

    once(
      "are judged again by an update of the rules, by a new event where these come to another verdict",
      async () => {
        begin();
        await it.book("one", t("09:00"), t("12:00"));
        const b = await it.book("two", t("12:00"), t("13:00"));
        const silent = await it.book("two", t("13:00"), t("15:00"));
        await it.tell(t("06:00"), [
          ["idle", 3 * HOUR],
          ["running", 3.7 * HOUR],
          ["idle", 3 * HOUR],
        ]);
        await it.run(t("15:30"));
        const right = (await it.find(b.id)).fate.verdict;
        expect(right).toMatchObject({ outcome: "excused", excusedBy: "blocked" });
        // As the rules before had it.
        const { excusedBy: _, ...told } = right as NonNullable<typeof right>;
        const wrong = { ...told, outcome: "no-show" as const, noShowAt: t("13:00") };
        const before = await it.find(b.id);
        const actor = { name: "reconciliation", role: "system" as const, person: null };
        const deed = { actor, actedFor: null, at: t("15:30"), reason: "" };
        await held.database.transaction((db) =>
          writeChanges(db, before, [{ kind: "ended", verdict: wrong }], deed),
        );
        await it.run(t("15:40"));
        expect((await it.find(b.id)).fate.outcome, "nothing touched it").toBe("no-show");
        await held.database.use((db) => judgeAgain(db as unknown as Parameters<typeof judgeAgain>[0]));
        await it.run(t("15:50"));
        expect(await it.story(b.id)).toEqual(["ended excused", "ended no-show", "ended excused"]);
        expect((await it.find(b.id)).fate.verdict).toEqual(right);
        expect(await it.story(silent.id)).toEqual(["no-show", "ended no-show"]);
      },
    );
  },
);

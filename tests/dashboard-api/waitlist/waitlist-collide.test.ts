import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR } from "../../../config/micros.ts";
import { openDatabase } from "../../../dashboard-api/database/open-database.ts";
import { type DatabasePlace, type FreshDatabase, postgresPlace } from "../../contracts/databases.ts";
import { placeEmbeddedDatabase } from "../../setup/embedded-database.ts";
import { startPostgres } from "../../setup/postgres.ts";
import { startService } from "../../setup/service.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { keepBusy } from "./busy-clients.ts";
import { expectLineInOrder } from "./line-in-order.ts";
import { at, lineUnderTest, made } from "./line-under-test.ts";

let place: DatabasePlace;
beforeAll(async () => {
  place = await postgresPlace();
});
afterAll(() => place[Symbol.asyncDispose]());

async function twoDesks({ database, again }: FreshDatabase) {
  const clock = { now: at("11-02 10:00") };
  return [lineUnderTest(database, { clock }), lineUnderTest(await again(), { clock })] as const;
}

test("two desks at one database never hold a slot for two, whatever many do at once, and lose nobody", async () => {
  const fresh = await place.fresh();
  const { database } = fresh;
  const desks = await twoDesks(fresh);
  const done: [string, string][] = [];
  const told = (kind: string, id: string) => void done.push([kind, id]);
  const everything = ["accept", "book", "cancel", "decline", "join", "leave"];
  const kinds = () => [...new Set(done.map(([kind]) => kind))].sort();
  // How the clients meet is the machine's: another day is played when something did not come about on the first ones.
  for (const [round, day] of ["11-03", "11-04", "11-05", "11-06"].entries()) {
    await keepBusy(desks, { day: at(`${day} 00:00`), clients: 12, turns: 30, seed: 1 + round, told });
    if (kinds().length === everything.length) break;
  }
  for (const { line, clock } of desks) await expectLineInOrder(database, line, clock.now);
  for (const [kind, id] of done) {
    if (kind === "join") expect(await desks[0].line.find(id)).toBeDefined();
  }
  expect(kinds()).toEqual(everything);
}, 60_000);

test("an offer is answered once, however often and wherever it is at the same time", async () => {
  const fresh = await place.fresh();
  const { database } = fresh;
  const desks = await twoDesks(fresh);
  const [it] = desks;
  const day = at("11-03 00:00");
  const taken = made(await it.book("one", day + 9 * HOUR, day + 12 * HOUR));
  const entry = made(await it.join("two", day + 9 * HOUR, day + 12 * HOUR));
  await it.decide(taken.id, "cancel");
  await Promise.all(desks.flatMap((desk) => [desk.runJob(), desk.runJob()]));
  const offer = (await it.entry(entry.id)).offer?.booking ?? "";
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => {
      const { line, deed } = desks[n % 2] ?? it;
      return n % 4 < 2
        ? line.accept(entry.id, offer, deed("two"))
        : line.decline(entry.id, offer, deed("two"));
    }),
  );
  expect(answers.filter((answer) => answer.result === "done" && !answer.isRepeated)).toHaveLength(1);
  await expectLineInOrder(database, it.line, it.clock.now);
}, 60_000);

test.concurrent.each(["PostgreSQL", "the embedded database"])(
  "processes killed in the midst of it on %s leave a line in order: every place acknowledged is there",
  async (kind) => {
    await using postgres = kind === "PostgreSQL" ? await startPostgres() : undefined;
    using folder = temporaryFolder("line-until-killed-");
    const address = await postgres?.database();
    if (address === undefined) await placeEmbeddedDatabase(folder.path);
    const joined = new Set<string>();
    const [days, seeds] =
      kind === "PostgreSQL"
        ? [
            ["11-03", "11-04"],
            [1, 2],
          ]
        : [["11-03"], [1]];
    for (const [round, day] of days.entries()) {
      const services = seeds.map((seed) =>
        startService(process.execPath, [
          ...["tests/dashboard-api/waitlist/line-until-killed.ts", address ?? folder.path],
          ...[String(seed * 100 + round), day],
        ]),
      );
      const many = new RegExp(`(\\w+ [-0-9a-f]+\\n){${20 + round * 13}}`);
      await Promise.all(services.map((service) => service.printed(many, 60_000)));
      await Promise.all(services.map((service) => service.stop("SIGKILL")));
      for (const service of services) {
        for (const [, id = ""] of service.output().matchAll(/join ([-0-9a-f]+)\n/g)) joined.add(id);
      }
    }
    const database = openDatabase({ address, dataFolder: address ? "" : folder.path, warn: () => {} });
    await database.ready;
    const { line } = lineUnderTest(database);
    expect(joined.size).toBeGreaterThan(2);
    for (const id of joined) expect(await line.find(id)).toBeDefined();
    await expectLineInOrder(database, line, at("11-02 10:00"));
    // What was held is passed on, as if nothing had happened.
    await expectLineInOrder(database, line, at("11-02 12:00"));
    await database.close();
  },
  90_000,
);

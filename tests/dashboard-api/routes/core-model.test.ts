import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SECOND } from "../../../config/micros.ts";
import { siteSchema } from "../../../config/site/site.ts";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import { databasePlaces } from "../../contracts/databases.ts";
import { bookingSiteData } from "../bookings/booking-site.ts";
import { type PageUnderTest, startPage, type Who } from "../machine-page/page-under-test.ts";

describe.each(databasePlaces)("the core model over HTTP on %s", (_, start) => {
  let it: PageUnderTest;
  beforeAll(async () => {
    it = await startPage(await start());
  }, 60_000);
  afterAll(() => it[Symbol.asyncDispose]());
  const list = async (who: Who, path: string) => (await it.ask(who, "GET", path)).body.items;

  test("a job is its company's alone: found, changed, and said to be what a booking is for", async () => {
    expect((await it.ask("one", "POST", "/jobs", {})).status).toBe(400);
    const made = await it.ask("one", "POST", "/jobs", { lot: "ロット7", part: "A-113", material: "SUS304" });
    expect(made).toMatchObject({ status: 201, body: { lot: "ロット7", program: null, bookings: [] } });
    const path = `/jobs/${made.body.id}`;
    expect(await list("manager", "/jobs?search=ろっと７")).toMatchObject([{ id: made.body.id }]);
    expect(await list("one", "/jobs?search=brass")).toEqual([]);
    expect(await list("two", "/jobs")).toEqual([]);
    for (const who of ["committee", "office", "auditor", "mill"] as const) {
      expect((await it.ask(who, "GET", "/jobs")).status, who).toBe(403);
    }
    const changed = await it.ask("manager", "PATCH", path, { program: "O1234" });
    expect(changed.body).toMatchObject({ lot: "ロット7", program: "O1234" });
    const own = await it.book("one", "11-04 09:00", "11-04 10:00");
    const others = await it.book("two", "11-04 10:15", "11-04 11:00");
    const linked = await it.ask("one", "PUT", `${path}/bookings/${own}`);
    expect(linked.body).toMatchObject({ bookings: [own] });
    const foreign = await it.ask("one", "PUT", `${path}/bookings/${others}`);
    const unknown = await it.ask("one", "PUT", `${path}/bookings/nothing`);
    expect([foreign.status, foreign.body.detail]).toEqual([404, unknown.body.detail]);
    const next = (await it.ask("one", "POST", "/jobs", { lot: "8" })).body.id;
    await it.ask("one", "PUT", `/jobs/${next}/bookings/${own}`);
    expect((await it.ask("one", "GET", path)).body).toMatchObject({ bookings: [] });
    const audit = await it.ask(
      "committee",
      "GET",
      "/audit?from=2026-11-01T00:00:00Z&to=2026-11-03T00:00:00Z",
    );
    expect(audit.text).toContain(made.body.id);
    expect(audit.text).not.toMatch(/ロット7|A-113|O1234/);
  });

  test("a note is read by whom it is for, and corrected beside what was said first", async () => {
    const write = async (who: Who, visibility: string, text: string, more: object = {}) => {
      it.clock.now += SECOND;
      return it.ask(who, "POST", "/notes", { subject: "machine", on: "mill", visibility, text, ...more });
    };
    await write("one", "everyone", "jaw worn");
    await write("one", "company", "our fixture is in box 3");
    await write("one", "committee", "please order jaws");
    await write("committee", "committee", "ordered");
    const read = async (who: Who) =>
      (await list(who, "/notes?subject=machine&on=mill")).map(({ text }) => text);
    const all = ["jaw worn", "our fixture is in box 3", "please order jaws"];
    expect(await read("manager")).toEqual(all);
    expect(await read("two")).toEqual(["jaw worn"]);
    expect(await read("mill")).toEqual(["jaw worn"]);
    expect(await read("auditor")).toEqual(["jaw worn"]);
    expect(await read("committee")).toEqual(["jaw worn", "please order jaws", "ordered"]);
    expect((await write("committee", "company", "x")).status).toBe(400);
    expect((await write("auditor", "everyone", "x")).status).toBe(403);
    expect((await write("one", "everyone", "x", { on: "nowhere" })).status).toBe(404);

    const [first, secret] = await list("one", "/notes?subject=machine&on=mill");
    const correct = (who: Who, id: unknown, text: string) =>
      it.ask(who, "POST", `/notes/${id}/correction`, { text });
    expect((await correct("two", first?.id, "x")).status).toBe(403);
    expect((await correct("two", secret?.id, "x")).body.detail).toBe(
      (await correct("two", "nothing", "x")).body.detail,
    );
    it.clock.now += SECOND;
    const both = await Promise.all(
      ["left jaw worn", "right jaw worn"].map((it) => correct("one", first?.id, it)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [old, better] = await list("two", "/notes?subject=machine&on=mill");
    expect(old).toMatchObject({ text: "jaw worn", correctedBy: better?.id, author: null, company: "one" });
    expect(better).toMatchObject({ corrects: old?.id, text: expect.stringMatching(/jaw worn/) });
    await expect(it.database.use((db) => db.deleteFrom("note").execute())).rejects.toThrow(/only ever added/);
  });

  test("a note on a job is its company's alone, one on a fault everybody's at that machine", async () => {
    const job = (await it.ask("one", "POST", "/jobs", { lot: "9" })).body.id;
    const note = { subject: "job", on: job, text: "ream by hand" };
    expect((await it.ask("one", "POST", "/notes", { ...note, visibility: "everyone" })).status).toBe(400);
    expect((await it.ask("one", "POST", "/notes", { ...note, visibility: "company" })).status).toBe(201);
    expect(await list("manager", `/notes?subject=job&on=${job}`)).toHaveLength(1);
    for (const who of ["two", "committee", "office", "auditor", "mill"] as const) {
      const [foreign, unknown] = [
        await it.ask(who, "GET", `/notes?subject=job&on=${job}`),
        await it.ask(who, "GET", "/notes?subject=job&on=nothing"),
      ];
      expect([foreign.status, foreign.body.detail], who).toEqual([404, unknown.body.detail]);
    }
    const told = await it.ask("one", "POST", "/machines/mill/page/fault", { text: "coolant leaks" });
    const fault = told.body.faults[0]?.id;
    expect(await list("mill", `/notes?subject=fault&on=${fault}`)).toMatchObject([{ text: "coolant leaks" }]);
    expect((await it.ask("lathe", "GET", `/notes?subject=fault&on=${fault}`)).status).toBe(404);
  });

  test("grants, assets and kinds of charge are told as each role needs them", async () => {
    const site = siteSchema.parse({
      ...bookingSiteData(),
      grants: [{ id: "mono", name: "ものづくり補助金", number: "R7-0123", purpose: "試作の共同化" }],
      assets: [
        {
          ...{ id: "a1", name: "5軸加工機", machines: ["mill"], acquired: "2025-06-01", price: 40_000_000 },
          funded: [{ grant: "mono", amount: 20_000_000, restrictedUntil: "2035-05-31" }],
        },
      ],
    });
    await seedSite(it.database, site);
    expect(await list("one", "/grants")).toEqual([
      {
        ...{ id: "mono", name: "ものづくり補助金", purpose: "試作の共同化", machines: ["mill"] },
        ...{ number: null, fiscalYearStart: null },
      },
    ]);
    expect(await list("auditor", "/grants")).toMatchObject([{ number: "R7-0123", fiscalYearStart: 4 }]);
    expect((await it.ask("one", "GET", "/assets")).status).toBe(403);
    expect(await list("auditor", "/assets")).toEqual([
      {
        ...{ id: "a1", name: "5軸加工機", acquired: "2025-06-01", price: 40_000_000, machines: ["mill"] },
        funded: [{ grant: "mono", part: 0.5, amount: 20_000_000, restrictedUntil: "2035-05-31" }],
      },
    ]);
    expect(await list("one", "/charge-kinds")).toContainEqual({
      ...{ id: "machine-time", unit: "h", taxClass: "standard" },
      name: { ja: "設備使用料", en: "Machine time" },
    });
  });
});

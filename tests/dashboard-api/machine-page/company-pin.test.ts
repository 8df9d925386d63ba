import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../config/micros.ts";
import { demoPin, readyDemoPins } from "../../../dashboard-api/machine-page/demo-pins.ts";
import { databasePlaces } from "../../contracts/databases.ts";
import { bookingSite } from "../bookings/booking-site.ts";
import { type PageUnderTest, startPage, type Who } from "./page-under-test.ts";

const pin = "246810";
const unknownMachine = { status: 404, detail: expect.stringContaining("no such machine") };

describe.each(databasePlaces)("the PIN of a company on %s", (_, start) => {
  let it: PageUnderTest;
  beforeAll(async () => {
    it = await startPage(await start());
  }, 60_000);
  afterAll(() => it[Symbol.asyncDispose]());
  const set = (who: Who, company = "one", given = pin) =>
    it.ask(who, "PUT", `/companies/${company}/pin`, { pin: given });
  const open = (given: object, machine: "mill" | "lathe" = "mill", language = "en") =>
    it.ask(machine, "POST", `/machines/${machine}/page/open`, given, { "accept-language": language });
  beforeEach(async () => void (await set("manager")));

  test("is set by its manager, the office and the committee, and by nobody else", async () => {
    expect((await set("committee")).status).toBe(200);
    expect((await set("office")).status).toBe(200);
    expect((await set("one")).status).toBe(403);
    expect((await set("auditor")).status).toBe(403);
    const [foreign, unknown] = [await set("manager", "two"), await set("manager", "nobody")];
    expect(foreign.status).toBe(404);
    expect(foreign.body.detail).toBe(unknown.body.detail);
    const simple = await set("manager", "one", "111111");
    expect(simple).toMatchObject({ status: 400 });
    expect(simple.text).not.toContain("111111");
  });

  test("is needed beside the machine's token, which alone changes nothing", async () => {
    for (const given of [{}, { company: "one" }, { company: "nobody", pin }]) {
      expect((await open(given)).status).toBe(400);
    }
    expect((await open({ company: "one", pin })).body.company).toBe("one");
    // Typed on a Japanese keyboard.
    expect((await open({ company: "one", pin: "２４６８１０" })).status).toBe(200);
    expect(await open({ company: "three", pin })).toMatchObject({
      status: 403,
      body: { type: expect.stringContaining("pin-unset") },
    });
    const others = await it.ask("mill", "POST", "/machines/lathe/page/open", { company: "one", pin });
    expect(others.body).toMatchObject(unknownMachine);
  });

  test("locks the company out of the machine after five wrong ones, however many come at once", async () => {
    const wrong = { company: "one", pin: "135790" };
    expect(await open(wrong)).toMatchObject({ status: 403, body: { left: 4 } });
    const many = await Promise.all(Array.from({ length: 12 }, () => open(wrong)));
    expect(many.filter(({ status }) => status === 403)).toHaveLength(3);
    expect(many.filter(({ status }) => status === 429)).toHaveLength(9);
    const locked = await open({ company: "one", pin });
    expect(locked).toMatchObject({ status: 429, headers: { "retry-after": "900" } });
    expect(locked.body.detail).toContain("until 10:15.");
    expect((await open({ company: "one", pin }, "mill", "ja")).body.detail).toContain("10:15まで");
    const page = await it.ask("mill", "GET", "/machines/mill/page");
    expect(page.body.companies.find(({ id }) => id === "one")?.lockedUntil).toBe("2026-11-02T01:15:00Z");
    // Elsewhere, and for others, it works.
    expect((await open({ company: "one", pin }, "lathe")).status).toBe(200);
    const audited = await it.database.use((db) =>
      db.selectFrom("audit").selectAll().where("action", "=", "pin.lock").execute(),
    );
    expect(audited).toMatchObject([{ machine: "mill", acting_for: "one" }]);

    it.clock.now += 15 * MINUTE;
    for (let tries = 0; tries < 5; tries += 1) await open(wrong);
    expect((await open({ company: "one", pin })).headers["retry-after"]).toBe("1800");
    expect((await it.ask("manager", "GET", "/companies/one/pin")).body.lockedAt).toHaveLength(1);
    await set("manager");
    expect((await open({ company: "one", pin })).status).toBe(200);
    it.clock.now += HOUR;
  });

  test("is in no log, audit entry or answer, and gone when it was taken away", async () => {
    const audited = await it.database.use((db) => db.selectFrom("audit").selectAll().execute());
    expect(audited.some(({ action }) => action === "pin.set")).toBe(true);
    expect(JSON.stringify(audited)).not.toContain(pin);
    expect(it.logged.join("")).not.toContain(pin);
    const kept = await it.database.use((db) => db.selectFrom("company_pin").selectAll().execute());
    expect(kept[0]?.hash).toMatch(/^\$argon2id\$/);
    expect((await it.ask("office", "DELETE", "/companies/one/pin")).body.isSet).toBe(false);
    expect((await open({ company: "one", pin })).body.type).toMatch(/pin-unset/);
  });

  test("goes with a link for the QR code, made and revoked by the committee, of its machine alone", async () => {
    expect((await it.ask("office", "POST", "/machines/mill/page-tokens", {})).status).toBe(403);
    const made = (await it.ask("committee", "POST", "/machines/mill/page-tokens", {})).body;
    expect(made.link).toBe(`http://machines.example/m/mill#${made.token}`);
    const phone = { token: made.token };
    expect((await it.ask(phone, "GET", "/machines/mill/page")).status).toBe(200);
    expect((await it.ask(phone, "GET", "/machines/lathe/page")).body).toMatchObject(unknownMachine);
    expect((await it.ask(phone, "GET", "/utilization")).status).toBe(403);
    const given = { company: "one", pin };
    expect((await it.ask(phone, "POST", "/machines/mill/page/open", given)).status).toBe(200);
    expect((await it.ask("committee", "DELETE", `/tokens/${made.id}`)).status).toBe(200);
    expect((await it.ask(phone, "GET", "/machines/mill/page")).status).toBe(401);
  });

  test("of the demo is ready in the demo alone", async () => {
    const site = bookingSite();
    await readyDemoPins(it.database, site, true, it.clock.now);
    expect((await open({ company: "two", pin: demoPin })).status).toBe(200);
    await readyDemoPins(it.database, site, false, it.clock.now);
    expect((await open({ company: "two", pin: demoPin })).body.type).toMatch(/pin-unset/);
    expect((await open({ company: "one", pin })).status).toBe(200);
  });
});

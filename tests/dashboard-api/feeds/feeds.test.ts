import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rfc3339FromMicros } from "../../../config/micros.ts";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { openDatabase } from "../../../dashboard-api/database/open-database.ts";
import { placeEmbeddedDatabase } from "../../setup/embedded-database.ts";
import { pageSite } from "../../setup/page-site.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { type AppUnderTest, at, startApp } from "../app-under-test.ts";

/** Just before summer time begins in Berlin: March 29th has no 02:30. */
const now = at("2026-03-27T09:00:00Z");
const folder = temporaryFolder("feeds-");
const site = pageSite();
const berlin = { ...site, cluster: { ...site.cluster, zone: "Europe/Berlin" } };
let database: Database;
let app: AppUnderTest;
beforeAll(async () => {
  await placeEmbeddedDatabase(folder.path);
  database = openDatabase({ address: undefined, dataFolder: folder.path, warn: () => {} });
  await seedSite(database, berlin);
  app = await startApp({ database, now: () => now, publicUrl: "https://machines.example/shared" }, berlin);
}, 60_000);
afterAll(async () => {
  await app?.[Symbol.asyncDispose]();
  await database?.close();
  folder[Symbol.dispose]();
});

const send = (method: "POST" | "DELETE", url: string, as: keyof AppUnderTest["tokens"], payload?: object) =>
  app.app.inject({
    ...{ method, url: `/api/v1${url}`, headers: { authorization: `Bearer ${app.tokens[as]}` } },
    ...(payload ? { payload } : {}),
  });
const book = async (company: string, from: string, to: string, more: object = {}) => {
  const answer = await send("POST", "/bookings", "office", {
    ...{ machine: "mill", company, from: rfc3339FromMicros(at(from)), to: rfc3339FromMicros(at(to)) },
    ...more,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json() as { id: string; version: number };
};
const feed = async (as: keyof AppUnderTest["tokens"], kind: string, subject: string, language = "en") => {
  const made = await send("POST", "/calendars", as, { kind, subject, language });
  expect(made.statusCode, made.body).toBe(201);
  const url = new URL(made.json().url as string);
  const read = () => app.app.inject({ method: "GET", url: url.pathname.replace("/shared", "") });
  return { id: made.json().id as string, url, read };
};
/** As an independent parser understands it. */
const events = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    calendar,
    events: calendar.getAllSubcomponents("vevent").map((it) => new ICAL.Event(it)),
  };
};

describe("a calendar feed", () => {
  test("is understood by an independent parser, with local times across the change to summer time", async () => {
    const booking = await book("one", "2026-03-28T23:00:00Z", "2026-03-29T02:00:00Z");
    const { read, url } = await feed("member", "company", "one");
    expect(url.href).toMatch(/^https:\/\/machines\.example\/shared\/api\/v1\/calendars\/[\w-]{43}\.ics$/);
    const answer = await read();
    expect(answer.headers["content-type"]).toBe("text/calendar; charset=utf-8");
    const { calendar, events: told } = events(answer.body);
    expect(calendar.getFirstSubcomponent("vtimezone")?.getFirstPropertyValue("tzid")).toBe("Europe/Berlin");
    const zone = calendar.getFirstSubcomponent("vtimezone");
    if (zone) ICAL.TimezoneService.register(zone);
    const event = told.find((it) =>
      it.component.getFirstPropertyValue("url")?.toString().includes(booking.id),
    );
    // 00:00 to 04:00 by the clock of that night, and three hours long.
    expect(event?.startDate.toString()).toBe("2026-03-29T00:00:00");
    expect(event?.endDate.toString()).toBe("2026-03-29T04:00:00");
    expect(event?.startDate.toJSDate().toISOString()).toBe("2026-03-28T23:00:00.000Z");
    expect(event?.endDate.toJSDate().toISOString()).toBe("2026-03-29T02:00:00.000Z");
    for (const line of answer.body.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test("keeps the UID of a booking, counts its changes, and cancels it", async () => {
    const { id, version } = await book("one", "2026-04-01T08:00:00Z", "2026-04-01T09:00:00Z");
    const { read } = await feed("member", "company", "one");
    const find = async () =>
      events((await read()).body).events.find((it) =>
        it.component.getFirstPropertyValue("url")?.toString().includes(id),
      );
    const before = await find();
    const cancelled = await app.app.inject({
      ...{ method: "POST", url: `/api/v1/bookings/${id}/cancel`, payload: {} },
      headers: { authorization: `Bearer ${app.tokens.member}`, "if-match": `"${version}"` },
    });
    expect(cancelled.statusCode, cancelled.body).toBeLessThan(300);
    const after = await find();
    expect(after?.uid).toBe(before?.uid);
    expect(before?.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
    expect(after?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(Number(after?.sequence)).toBeGreaterThan(Number(before?.sequence));
  });

  test("of a machine tells another company's time, and neither its job nor which booking it is", async () => {
    const { id } = await book("two", "2026-04-02T08:00:00Z", "2026-04-02T09:00:00Z", { job: "SECRET-LOT" });
    const { read } = await feed("member", "machine", "mill", "ja");
    const { body } = await read();
    expect(body.replaceAll("\r\n ", "")).toContain("二号金型");
    expect(body.replaceAll("\r\n ", "")).not.toContain("SECRET-LOT");
    expect(body.replaceAll("\r\n ", "")).not.toContain(id);
    const all = await (await feed("committee", "company", "two")).read();
    expect(all.body.replaceAll("\r\n ", "")).toContain(id);
    // Jobs are the company's own: the committee does not read them here either.
    expect(all.body.replaceAll("\r\n ", "")).not.toContain("SECRET-LOT");
  });

  test("of a company is for nobody else, and ends when it is ended", async () => {
    expect((await send("POST", "/calendars", "member", { kind: "company", subject: "two" })).statusCode).toBe(
      404,
    );
    const { id, read } = await feed("member", "machine", "mill");
    expect((await read()).statusCode).toBe(200);
    expect((await send("DELETE", `/calendars/${id}`, "member")).statusCode).toBe(200);
    const [ended, never] = [
      await read(),
      await app.app.inject({ method: "GET", url: `/api/v1/calendars/${"x".repeat(43)}.ics` }),
    ];
    const told = (text: string) => ({ ...JSON.parse(text), requestId: "", instance: "" });
    expect(ended.statusCode).toBe(404);
    expect(told(ended.body)).toEqual(told(never.body));
  });
});

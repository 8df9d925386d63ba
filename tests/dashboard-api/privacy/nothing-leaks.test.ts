import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DatabasePlace, postgresPlace } from "../../contracts/databases.ts";
import { accessTable } from "../access/access-table.ts";
import { live } from "../app-under-test.ts";
import { type Address, type Described, everyGet, type Values } from "./every-get.ts";
import { marks, pin, type Secrets, startSecrets, type Who } from "./secrets.ts";
import { contentOf } from "./zip-content.ts";

/** Routes that have nothing to tell a member here: no month is published, no round was made, nobody asked for it. */
const empty = ["/api/v1/rounds/", "/api/v1/settlements/", "/api/v1/calendars"];

describe("what a company keeps to itself", () => {
  let place: DatabasePlace;
  let it: Secrets;
  let addresses: Address[];
  beforeAll(async () => {
    place = await postgresPlace();
    it = await startSecrets((await place.fresh()).database);
    const window = { from: ["2026-03-04T00:00:00+09:00"], to: ["2026-03-06T00:00:00+09:00"] };
    const all = [...it.ids.one, ...it.ids.two, "mill", "lathe", "mono", "nothing"];
    const own = { from: ["2026-03-04T09:00:00+09:00", "2026-03-04T13:00:00+09:00"] };
    const values: Values = {
      of: {
        "/api/v1/machines/{id}/signals/{signal}": {
          ...{ ...own, to: ["2026-03-04T10:00:00+09:00", "2026-03-04T14:00:00+09:00"] },
          id: ["mill"],
        },
        "/api/v1/settlements/{month}/statements/{id}": { id: ["one", "two"] },
        "/api/v1/evidence/{id}/{year}": { id: ["mono"] },
      },
      path: {
        ...{
          id: all,
          month: ["2026-03"],
          year: ["2025"],
          number: ["1"],
          signal: ["load", "program"],
        },
      },
      query: {
        ...window,
        ...{ machine: ["mill"], machines: ["mill"], figure: ["utilization"], figures: ["utilization"] },
        ...{ member: ["one", "two"], members: ["one", "two"], company: ["one", "two"], companies: ["one"] },
        ...{
          groupBy: ["member", "machine", "company", "month", "day"],
          reason: ["x"],
          search: [marks.lot, ""],
        },
        ...{ subject: ["machine", "job", "fault"], on: ["mill", ...it.ids.one] },
        status: ["requested,confirmed,cancelled,refused", "waiting,offered"],
        ...{
          version: ["1"],
          process: ["milling"],
          person: [...it.ids.one],
          at: window.to,
          after: ["1"],
          outcome: ["used", "no-data"],
        },
      },
    };
    const described = (await it.app.get("/openapi.json", null)).json() as Described;
    addresses = everyGet(described, values).filter(({ route }) => route !== "/api/v1/live");
  }, 120_000);
  afterAll(async () => {
    await it.app[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });

  /** All that can be fetched, by route; of ids that are refused, the plain address alone. */
  const fetched = async (who: Who) => {
    const told = new Map<string, { url: string; text: string }[]>();
    const answered = new Set<string>();
    const refused = new Set<string>();
    for (const { route, url, isPlain } of addresses) {
      const path = url.split("?")[0] ?? "";
      if (!isPlain && refused.has(path)) continue;
      const answer = await it.ask(who, "GET", url);
      if (answer.statusCode === 403 || answer.statusCode === 404) refused.add(path);
      if (answer.statusCode === 200) answered.add(route);
      const text = `${JSON.stringify(answer.headers)}\n${contentOf(answer.rawPayload).toString("utf8")}`;
      told.set(route, [...(told.get(route) ?? []), { url, text }]);
    }
    return { told, answered };
  };
  /** What was asked for stands in the answer's `instance`: it is no news. */
  const found = (told: Map<string, { url: string; text: string }[]>, secrets: readonly string[]) =>
    [...told.values()].flat().flatMap(({ url, text }) => {
      const news = secrets.filter((secret) => text.includes(secret) && !url.includes(secret));
      return news.map((secret) => `${url}: ${secret}`);
    });

  test("stands where the company itself looks for it", async () => {
    const { told } = await fetched("one");
    const everything = [...told.values()]
      .flat()
      .map(({ text }) => text)
      .join("\n");
    // A token is its account's; this one was made by the committee.
    const own = Object.values(marks).filter((mark) => mark !== marks.token);
    expect(own.filter((mark) => !everything.includes(mark))).toEqual([]);
    expect(it.hidden.every((id) => id !== "")).toBe(true);
    expect(everything).not.toContain(pin);
  }, 120_000);

  test.each(["two", "machine"] as const)(
    "is in no byte that %s gets by any GET route, id, filter or format",
    async (who) => {
      const { told, answered } = await fetched(who);
      expect(found(told, [...Object.values(marks), ...it.hidden, pin])).toEqual([]);
      const role = who === "two" ? "manager" : "machine";
      const unanswered = accessTable
        .filter(({ method, cells }) => method === "GET" && ["all", "own"].includes(cells[role]))
        .map(({ path }) => path)
        .filter((path) => !answered.has(path) && path !== "/api/v1/live")
        .filter((path) => !empty.some((it) => path.startsWith(it)));
      expect(unanswered).toEqual([]);
    },
    120_000,
  );

  test("stays hidden in part from the committee, which sees all bookings: jobs, PINs and own notes", async () => {
    const { told } = await fetched("committee");
    const { job, lot, part, series, waits, note } = marks;
    expect(found(told, [job, lot, part, series, waits, note, pin])).toEqual([]);
  }, 180_000);

  test("is in no answer to what another asks for in vain", async () => {
    const slot = { machine: "mill", from: "2026-03-05T09:00:00+09:00", to: "2026-03-05T10:00:00+09:00" };
    const answers = [
      await it.ask("two", "POST", "/api/v1/bookings", slot),
      await it.ask("two", "POST", "/api/v1/bookings/check", slot),
      await it.ask("two", "POST", "/api/v1/series", {
        ...{ machine: "mill", first: "2026-03-05", until: "2026-03-12", hours: "09:00-10:00", whole: true },
      }),
      await it.ask("two", "POST", "/api/v1/waitlist", slot),
      await it.ask("two", "POST", "/api/v1/bookings", { ...slot, company: "one" }),
      await it.ask("two", "POST", "/api/v1/machines/mill/page/finish", { company: "one" }),
    ];
    for (const id of it.ids.one) {
      answers.push(
        await it.ask("two", "PATCH", `/api/v1/bookings/${id}`, { job: "x" }, { "if-match": '"1"' }),
      );
      answers.push(await it.ask("two", "PATCH", `/api/v1/jobs/${id}`, { lot: "x" }));
      answers.push(await it.ask("two", "POST", `/api/v1/notes/${id}/correction`, { text: "x" }));
    }
    expect(answers.filter(({ statusCode }) => statusCode >= 500)).toEqual([]);
    const told = new Map([["", answers.map(({ body }) => ({ url: it.ids.one.join(), text: body }))]]);
    expect(found(told, [...Object.values(marks), pin])).toEqual([]);
  }, 60_000);

  test("is in no event of the live stream", async () => {
    const streams = await Promise.all(
      (["two", "machine"] as const).map(async (who) => {
        const answer = await it.app.app.inject({
          ...{ url: "/api/v1/live", payloadAsStream: true },
          headers: { authorization: `Bearer ${it.tokenOf(who)}` },
        });
        let text = "";
        answer.stream().on("data", (chunk: Buffer) => {
          text += chunk.toString();
        });
        return { who, text: () => text, end: () => answer.stream().destroy() };
      }),
    );
    for (const machine of ["mill", "lathe"])
      it.app.picture.takeLive(live({ machine }), live().confirmedAt, false);
    const slot = { machine: "lathe", from: "2026-03-06T09:00:00+09:00", to: "2026-03-06T10:00:00+09:00" };
    expect((await it.ask("one", "POST", "/api/v1/bookings", { ...slot, job: marks.job })).statusCode).toBe(
      201,
    );
    await pause(100);
    for (const { who, text, end } of streams) {
      expect(text()).toContain('"mill"');
      // The page at a machine is told of no other.
      expect(text().includes('"lathe"')).toBe(who === "two");
      for (const mark of [...Object.values(marks), ...it.hidden, pin]) expect(text()).not.toContain(mark);
      end();
    }
  });
});

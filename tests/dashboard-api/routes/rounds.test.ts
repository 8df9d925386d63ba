import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DatabasePlace, postgresPlace } from "../../contracts/databases.ts";
import { at } from "../bookings/desk-under-test.ts";
import { booksOverHttp, time, type Who } from "./books-site.ts";

const plan = {
  ...{ name: "年明けの割当て", machines: ["mill"], from: time("12-21", "00:00"), to: time("12-26", "00:00") },
  ...{ slots: { hours: ["08:00-12:00", "13:00-17:00"] }, deadline: time("12-11", "17:00"), most: 12 },
};
const wish = (day: string, from: string, to: string, more: object = {}) => ({
  ...{ machine: "mill", from: time(day, from), to: time(day, to) },
  ...more,
});

describe("allocation rounds over HTTP", () => {
  let place: DatabasePlace;
  let it: Awaited<ReturnType<typeof booksOverHttp>>;
  let id = "";
  beforeAll(async () => {
    place = await postgresPlace();
    it = await booksOverHttp(place);
  }, 60_000);
  afterAll(async () => {
    await it.app[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });
  const file = (who: Who, wishes: object[], more: object = {}) =>
    it.ask(who, "PUT", `/rounds/${id}/wishes`, { wishes, ...more });

  test("the committee opens one: its slots weigh what they weigh, and its seed is bound but not told", async () => {
    expect((await it.ask("one", "POST", "/rounds", plan)).status).toBe(403);
    await it.book("three", "12-22", "09:00", "10:00");
    const opened = await it.ask("committee", "POST", "/rounds", plan);
    expect(opened.status).toBe(201);
    ({ id } = opened.json());
    expect(opened.headers.location).toBe(`/api/v1/rounds/${id}`);
    const seen = (await it.ask("two", "GET", `/rounds/${id}`)).json();
    expect(seen).toMatchObject({ status: "open", seed: null, most: 12, filed: { companies: 0, wishes: 0 } });
    expect(seen.commitment).toMatch(/^[0-9a-f]{64}$/);
    expect(seen.grid).toHaveLength(10);
    const taken = seen.grid.filter((slot: { taken: boolean }) => slot.taken);
    expect(taken).toEqual([
      { machine: "mill", from: "2026-12-21T23:00:00Z", to: "2026-12-22T03:00:00Z", hours: 4, taken: true },
    ]);
    expect((await it.ask("one", "GET", "/rounds")).json().items).toHaveLength(1);
  });

  test("bad plans and wishes are answered with every mistake", async () => {
    const mistakes = async (who: Who, method: "POST" | "PUT", path: string, body: object) => {
      const answer = (await it.ask(who, method, path, body)).json() as { mistakes: { where: string }[] };
      return answer.mistakes.map(({ where }) => where);
    };
    const badForm = { ...plan, machines: [], slots: { hours: ["8-12"] }, deadline: "soon", x: 1 };
    expect((await mistakes("committee", "POST", "/rounds", badForm)).toSorted()).toEqual([
      ...["body", "body/deadline", "body/machines", "body/slots/hours/0"],
    ]);
    const badSense = {
      ...plan,
      machines: ["mill", "saw"],
      from: time("12-02", "00:00"),
      deadline: time("12-01", "00:00"),
    };
    expect(await mistakes("committee", "POST", "/rounds", badSense)).toEqual([
      ...["body/from", "body/deadline", "body/machines/1"],
    ]);
    const wishes = [wish("12-21", "08:00", "11:00"), wish("12-21", "08:00", "17:00"), { machine: "saw" }];
    expect(await mistakes("one", "PUT", `/rounds/${id}/wishes`, { wishes })).toEqual([
      ...["body/wishes/2/from", "body/wishes/2/to"],
    ]);
    const offGrid = { wishes: wishes.slice(0, 2) };
    expect(await mistakes("one", "PUT", `/rounds/${id}/wishes`, offGrid)).toEqual([
      ...["body/wishes/0/from", "body/wishes/1/from"],
    ]);
  });

  test("wishes stand open to their company alone until the run, and to the office that files for it", async () => {
    const first = wish("12-21", "08:00", "12:00", { job: "lot 7", alternative: "a" });
    const own = await file("one", [first, wish("12-23", "08:00", "12:00", { alternative: "a" })]);
    expect(own.json()).toMatchObject({
      company: "one",
      items: [
        { id: "one-1", preference: 1, job: "lot 7" },
        { id: "one-2", preference: 2, alternative: "a" },
      ],
    });
    expect(
      (await file("two", [wish("12-21", "08:00", "12:00"), wish("12-22", "08:00", "12:00")])).status,
    ).toBe(200);
    expect((await file("office", [wish("12-24", "08:00", "12:00")], { company: "three" })).status).toBe(200);
    expect((await file("committee", [], { company: "three" })).status).toBe(403);
    expect((await file("one", [], { company: "two" })).status).toBe(403);
    expect((await it.ask("committee", "GET", `/rounds/${id}/wishes?company=one`)).status).toBe(403);
    expect((await it.ask("two", "GET", `/rounds/${id}/wishes?company=one`)).status).toBe(403);
    expect(
      (await it.ask("office", "GET", `/rounds/${id}/wishes?company=one`)).json().items[0].job,
    ).toBeNull();
    const changes = (await it.ask("two", "GET", `/rounds/${id}/changes`)).json().items;
    expect(JSON.stringify(changes)).not.toContain("12-20T23");
    expect((await it.ask("two", "GET", `/rounds/${id}/result`)).status).toBe(409);
    expect((await it.ask("committee", "POST", `/rounds/${id}/run`, {})).status).toBe(409);
  });

  test("the run says why, in both languages; it is published as bookings and verified by anybody", async () => {
    it.clock.now = at("12-11 17:00");
    expect((await it.ask("one", "GET", `/rounds/${id}`)).json().status).toBe("closed");
    expect((await file("one", [])).status).toBe(409);
    const run = await it.ask("committee", "POST", `/rounds/${id}/run`, { reason: "定例会" });
    expect(run.json()).toMatchObject({ status: "run", seed: expect.stringMatching(/^[0-9a-f]{32}$/) });

    // Used: one 3 h, two 2 h, three nothing: three first, then two, then one by its alternative.
    const result = (await it.ask("one", "GET", `/rounds/${id}/result`)).json();
    expect(result.granted).toMatchObject([
      { wish: "three-1", step: 1, company: "three", own: false, booking: null },
      { wish: "two-1", step: 2, company: "two" },
      { wish: "one-2", step: 3, company: "one", own: true },
    ]);
    expect(result.granted[1].text).toEqual({
      ja: expect.stringMatching(/^2番目:twoにmill 12\/21 08:00–12:00を割り当てました。/),
      en: expect.stringMatching(/^Turn 2: two took mill 2026-12-21 08:00–12:00\./),
    });
    expect(result.denied).toMatchObject([
      {
        wish: "two-2",
        reason: "alreadyBooked",
        text: { ja: expect.stringContaining("すでに予約が入っている") },
      },
      {
        wish: "one-1",
        reason: "taken",
        text: { en: expect.stringContaining("two took the time in turn 2") },
      },
    ]);

    const published = await it.ask("committee", "POST", `/rounds/${id}/publish`, {});
    expect(published.json().status).toBe("published");
    const mine = (await it.ask("one", "GET", `/rounds/${id}/result`)).json().granted;
    expect(mine.map((grant: { booking: string | null }) => grant.booking !== null)).toEqual([
      false,
      false,
      true,
    ]);
    const booking = await it.ask("one", "GET", `/bookings/${mine[2].booking}`);
    expect(booking.json()).toMatchObject({
      from: "2026-12-22T23:00:00Z",
      status: "confirmed",
      company: "one",
    });
    const { verification } = (await it.ask("two", "GET", `/rounds/${id}/verification`)).json();
    expect(verification).toMatchObject({
      ...{
        run: 1,
        inputUnchanged: true,
        seedAsCommitted: true,
        wishesAsFiled: true,
        outcomeReproduced: true,
      },
    });
    const kinds = (await it.ask("auditor", "GET", `/rounds/${id}/changes`)).json().items;
    expect(kinds.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...["opened", "wished", "wished", "wished", "ran", "published"],
    ]);
    expect((await it.ask("committee", "POST", `/rounds/${id}/withdraw`, {})).status).toBe(409);
  });
});

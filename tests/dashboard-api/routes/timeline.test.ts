import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR, type Micros, rfc3339FromMicros, SECOND } from "../../../config/micros.ts";
import type { StateInterval } from "../../../config/wire/batch.ts";
import { type AppUnderTest, at, live, startApp } from "../app-under-test.ts";

const day = at("2026-03-02T00:00:00Z");
const state = (from: Micros, until: Micros, name: StateInterval["state"], derivation = 0): StateInterval => ({
  machine: "mill",
  derivation,
  rules: "r1",
  state: name,
  from,
  until,
});
const url = (from: Micros, to: Micros, more = "") =>
  `/api/v1/machines/mill/timeline?from=${rfc3339FromMicros(from)}&to=${rfc3339FromMicros(to)}${more}`;

describe("the timeline", () => {
  let it: AppUnderTest;
  const items = async (from: Micros, to: Micros) =>
    (await it.get(url(from, to)))
      .json()
      .items.map((interval: { from: string; until: string; state: string; inferred: boolean }) => [
        (at(interval.from) - from) / SECOND,
        (at(interval.until) - from) / SECOND,
        interval.state,
        ...(interval.inferred ? ["inferred"] : []),
      ]);
  beforeAll(async () => {
    it = await startApp();
    await it.write({
      states: [
        state(day, day + 600 * SECOND, "running"),
        state(day + 660 * SECOND, day + 900 * SECOND, "running"),
        state(day + 900 * SECOND, day + 1_000 * SECOND, "lost"),
        state(day + 1_000 * SECOND, day + HOUR, "idle"),
        state(day + 1_200 * SECOND, day + 1_300 * SECOND, "setup", 2),
        state(day + HOUR, day + 2 * HOUR, "idle"),
      ],
      incidents: [
        {
          machine: "mill",
          signal: null,
          kind: "lost",
          reason: "spool full",
          count: 12,
          from: day + 900 * SECOND,
          until: day + 1_000 * SECOND,
        },
      ],
    });
  });
  afterAll(() => it[Symbol.asyncDispose]());

  test("covers every moment: stored, bridged, lost, re-derived, and unknown where nobody told", async () => {
    expect(await items(day - 100 * SECOND, day + 2 * HOUR + 50 * SECOND)).toEqual([
      [0, 100, "unknown"],
      [100, 700, "running"],
      [700, 760, "running", "inferred"],
      [760, 1_000, "running"],
      [1_000, 1_100, "lost"],
      [1_100, 1_300, "idle"],
      [1_300, 1_400, "setup"],
      [1_400, 7_300, "idle"],
      [7_300, 7_350, "unknown"],
    ]);
  });

  test("bridges before it cuts: a window inside a gap knows both its sides", async () => {
    expect(await items(day + 620 * SECOND, day + 630 * SECOND)).toEqual([[0, 10, "running", "inferred"]]);
  });

  test("tells incidents of the window, and where an interval comes from", async () => {
    const answer = (await it.get(url(day, day + HOUR))).json();
    expect(answer.incidents).toEqual([
      {
        kind: "lost",
        signal: null,
        from: "2026-03-02T00:15:00Z",
        until: "2026-03-02T00:16:40Z",
        count: 12,
        reason: "spool full",
      },
    ]);
    expect(answer.items[0]).toEqual({
      from: "2026-03-02T00:00:00Z",
      until: "2026-03-02T00:10:00Z",
      state: "running",
      inferred: false,
      derivation: 0,
      rules: "r1",
    });
    expect(answer).toMatchObject({ machine: "mill", from: "2026-03-02T00:00:00Z", next: null });
  });

  test("goes on with the live state up to its confirmation, and no further", async () => {
    const [from, to] = [day + 2 * HOUR, day + 2 * HOUR + 100 * SECOND];
    it.picture.takeLive(
      live({ state: "held", since: from - 5 * SECOND, confirmedAt: from + 40 * SECOND }),
      from + 40 * SECOND,
      false,
    );
    expect(await items(from - 10 * SECOND, to)).toEqual([
      [0, 10, "idle"],
      [10, 50, "held"],
      [50, 110, "unknown"],
    ]);
  });

  test("comes in pages", async () => {
    const [from, to] = [day - 100 * SECOND, day + 2 * HOUR];
    const whole = (await it.get(url(from, to))).json().items;
    const seen: unknown[] = [];
    let next: string | null = rfc3339FromMicros(from);
    while (next) {
      const page: { items: unknown[]; next: string | null } = (
        await it.get(url(at(next), to, "&limit=3"))
      ).json();
      expect(page.items.length).toBeLessThanOrEqual(3);
      seen.push(...page.items);
      next = page.next;
    }
    expect(seen).toEqual(whole);
  });

  test.each([
    ["by Accept", "", { accept: "text/csv, application/json;q=0.5" }],
    ["by format", "&format=csv", {}],
  ])("is CSV %s, with a mark by which Excel knows UTF-8", async (_, more, headers) => {
    const answer = await it.get(url(day, day + 660 * SECOND, more), "member", { headers });
    expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect([...answer.rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(answer.body.slice(1).split("\r\n")).toEqual([
      "machine,from,until,state,inferred,derivation,rules,fromLocal,untilLocal,seconds",
      "mill,2026-03-02T00:00:00Z,2026-03-02T00:10:00Z,running,false,0,r1,2026-03-02 09:00:00,2026-03-02 09:10:00,600",
      "mill,2026-03-02T00:10:00Z,2026-03-02T00:11:00Z,running,true,,,2026-03-02 09:10:00,2026-03-02 09:11:00,60",
      "",
    ]);
  });

  test("reads a plus sign that nobody encoded as it was meant", async () => {
    const answer = await it.get(
      "/api/v1/machines/mill/timeline?from=2026-03-02T09:00:00+09:00&to=2026-03-02T09:01:00%2B09:00",
    );
    expect(answer.json()).toMatchObject({ from: "2026-03-02T00:00:00Z", to: "2026-03-02T00:01:00Z" });
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../config/micros.ts";
import { siteSchema } from "../../../config/site/site.ts";
import type { StateInterval } from "../../../config/wire/batch.ts";
import type { Role } from "../../../dashboard-api/access/role.ts";
import { figureIds, isFigureOf } from "../../../dashboard-api/domain/utilization/figure-id.ts";
import type { BookingReader } from "../../../dashboard-api/ledger/booking-reader.ts";
import { type AppUnderTest, at, startApp } from "../app-under-test.ts";
import { booked, slot } from "../booked.ts";
import { smallSiteData } from "../small-site.ts";

const site = siteSchema.parse({
  ...smallSiteData("Asia/Tokyo"),
  companies: ["one", "two"].map((id) => ({ id, name: id, short: id === "one" ? "一号" : "二号" })),
});
const start = at("2026-03-01T23:00:00Z");
/** Monday 2026-03-02 in Tokyo, open 08:00 to 17:00: minutes of each state from 08:00 on. */
const story = [
  ["running", 60],
  ["unknown", 1],
  ["running", 39.5],
  ["idle", 20],
  ["unknown", 59.5],
  ["held", 20],
  ["down", 10],
  ["setup", 30],
  ["idle", 360],
] as const;

const states = (): StateInterval[] => {
  let from = start;
  return story.flatMap(([state, minutes]): StateInterval[] => {
    const parts: StateInterval[] = [];
    for (let rest = minutes * MINUTE; rest > 0; ) {
      const until = Math.min(from + rest, (Math.floor(from / HOUR) + 1) * HOUR);
      parts.push({ machine: "mill", derivation: 0, rules: "r1", state, from, until });
      rest -= until - from;
      from = until;
    }
    return parts;
  });
};

interface Part {
  from: string;
  until: string;
  role: "counts" | "opposes" | "unknown" | "outside";
  duration: number;
  inferred: boolean;
}

describe("a figure explained", () => {
  let it: AppUnderTest;
  beforeAll(async () => {
    const held = booked({
      mill: [
        slot("A", "one", "2026-03-01T23:00:00Z", "2026-03-02T02:00:00Z"),
        slot("B", "two", "2026-03-02T02:00:00Z", "2026-03-02T03:30:00Z"),
      ],
    });
    const block = (booking: string, from: number, until: number, isPlanned: boolean) => ({
      ...{ booking, machine: "lathe", kind: "maintenance" as const, isPlanned },
      ...{ from: start + from * HOUR, until: start + until * HOUR },
    });
    const blocks = [block("M", -20, 2, true), block("L", 4, 5, false)];
    const bookings: BookingReader = {
      ...held,
      within: async (machine, from, to) =>
        machine === "lathe" ? { bookings: [], starts: [], blocks } : held.within(machine, from, to),
    };
    it = await startApp({ bookings, now: () => at("2026-03-31T00:00:00Z") }, site);
    await it.write({ states: states() });
  });
  afterAll(() => it[Symbol.asyncDispose]());
  const window = "from=2026-03-02T00:00:00%2B09:00&to=2026-03-03T00:00:00%2B09:00";
  const explain = async (query: string, as: Role = "committee") =>
    (await it.get(`/api/v1/utilization/explain?machine=mill&${window}&${query}`, as)).json();
  const sum = (parts: Part[], ...roles: Part["role"][]) =>
    parts.filter((part) => roles.includes(part.role)).reduce((total, part) => total + part.duration, 0);

  test.each(figureIds.filter((id) => id !== "daysUsed"))(
    "%s: the parts sum to numerator, denominator and unknown time, and to the figure",
    async (figure) => {
      const figures = async (groupBy: string) =>
        (
          await it.get(`/api/v1/utilization?${window}&machines=mill&figures=${figure}&groupBy=${groupBy}`)
        ).json().rows as { keys: { member?: string | null }; figures: Record<string, object> }[];
      const rows = await figures("machine");
      if (isFigureOf(figure, ["member"])) rows.push(...(await figures("member")));
      for (const { keys, figures } of rows) {
        const member = keys.member === undefined ? "" : `&member=${keys.member ?? "(none)"}`;
        const answer = await explain(`figure=${figure}${member}`);
        expect(answer.result).toEqual(figures[figure]);
        const { numerator, denominator, unknown, inferred } = answer.result;
        expect(sum(answer.items, "counts")).toBe(numerator);
        expect(sum(answer.items, "counts", "opposes")).toBe(denominator);
        expect(sum(answer.items, "unknown")).toBe(unknown);
        expect(answer.sums).toEqual({
          counts: numerator,
          opposes: denominator - numerator,
          unknown,
          inferred,
        });
      }
    },
  );

  test("tells what planned maintenance took out of planned busy time, and what was not planned", async () => {
    const url = `/api/v1/utilization/explain?machine=lathe&${window}&figure=utilization`;
    const { result, plannedMaintenance, outOfUse } = (await it.get(url, "committee")).json();
    // The lathe is always open: 8 h before the start and 2 h after it were planned.
    expect(plannedMaintenance).toBe(10 * HOUR);
    expect(result.denominator + result.unknown).toBe(14 * HOUR);
    expect(outOfUse).toEqual([
      {
        ...{ from: "2026-03-01T15:00:00Z", until: "2026-03-02T01:00:00Z" },
        ...{ kind: "maintenance", planned: true, booking: "M" },
      },
      {
        ...{ from: "2026-03-02T03:00:00Z", until: "2026-03-02T04:00:00Z" },
        ...{ kind: "maintenance", planned: false, booking: "L" },
      },
    ]);
  });

  test("names each stretch's state, slot and owner", async () => {
    const { items } = await explain("figure=bookingUse");
    expect(items.slice(0, 3)).toEqual([
      {
        kind: "stretch",
        from: "2026-03-01T23:00:00Z",
        until: "2026-03-02T00:00:00Z",
        role: "counts",
        certain: true,
        duration: HOUR,
        state: "running",
        inferred: false,
        slot: { booking: "A", company: "one" },
        owner: { booking: "A", company: "one" },
        use: "used",
        element: "APT",
      },
      expect.objectContaining({ role: "counts", certain: false, inferred: true, duration: MINUTE }),
      expect.objectContaining({ role: "counts", inferred: false, duration: 39.5 * MINUTE }),
    ]);
  });

  test("says the division in Japanese and English, with numbers and units", async () => {
    const { sentence } = await explain("figure=utilization");
    expect(sentence).toEqual({
      ja:
        "フライス盤の稼働率、2026-03-02 00:00から2026-03-03 00:00まで(Asia/Tokyo):" +
        "加工運転の時間 1時間40分30秒 ÷ 計画稼働時間(開放時間-計画保全) 8時間30秒 = 20.92 %。" +
        "不明の59分30秒は分子・分母のどちらにも入れていません。分母のうち1分は前後から推定しました。" +
        "不明・推定の分が何であったとしても、18.43 %から29.63 %の間です。",
      en:
        "mill, utilization, from 2026-03-02 00:00 to 2026-03-03 00:00 (Asia/Tokyo): " +
        "time running 1 h 40 min 30 s / planned busy time (open less maintenance) 8 h 30 s = 20.92 %. " +
        "Unknown: 59 min 30 s, in neither numerator nor denominator. " +
        "Of the denominator, 1 min is concluded from both sides of short gaps. " +
        "Whatever the machine did in that time, the figure lies between 18.43 % and 29.63 %.",
    });
    const sunday = "from=2026-03-01T00:00:00%2B09:00&to=2026-03-01T23:00:00%2B09:00";
    const url = `/api/v1/utilization/explain?machine=mill&figure=occupancy&${sunday}`;
    expect((await it.get(url)).json().sentence.en).toMatch(/nothing of the planned busy time.* was observed/);
  });

  test("opens days used into days", async () => {
    const answer = await explain("figure=daysUsed");
    expect(answer.items).toEqual([
      {
        kind: "day",
        from: "2026-03-01T15:00:00Z",
        until: "2026-03-02T15:00:00Z",
        role: "counts",
        certain: true,
        day: "2026-03-02",
        planned: 9 * HOUR,
        observed: 9 * HOUR - 60.5 * MINUTE,
        use: (60 + 1 + 39.5 + 20 + 30) * MINUTE,
        possibleUse: (60 + 1 + 39.5 + 59.5 + 20 + 30) * MINUTE,
      },
    ]);
    expect(answer.sums).toEqual({ counts: 1, opposes: 0, unknown: 0, inferred: 0 });
    expect(answer.sentence.ja).toContain("使用した日数 1日 ÷ 営業日数 1日 = 100.00 %");
  });

  test("comes in pages, with the sums of the whole on each", async () => {
    const whole = await explain("figure=occupancy");
    const items: Part[] = [];
    for (let after = ""; ; ) {
      const page = await explain(`figure=occupancy&limit=3${after}`);
      expect(page.sums).toEqual(whole.sums);
      items.push(...page.items);
      if (!page.next) break;
      after = `&after=${page.next}`;
    }
    expect(items).toEqual(whole.items);
    expect(items.length).toBeGreaterThan(3);
    expect(items.at(-1)?.until).toBe("2026-03-02T08:00:00Z");
  });

  test("tells a member of its own bookings, of others only that there was one", async () => {
    const slots = async (as: Role) => {
      const { items } = await explain("figure=bookingRate", as);
      return items.slice(0, 8).flatMap((part: { slot: object | null }) => (part.slot ? [part.slot] : []));
    };
    const others = { booking: null, company: null };
    const seen = await slots("member");
    expect(seen[0]).toEqual({ booking: "A", company: "one" });
    expect(seen.at(-1)).toEqual(others);
    expect(JSON.stringify(seen)).not.toContain("two");
    expect((await slots("auditor")).at(-1)).toEqual({ booking: "B", company: "two" });
  });

  test.each([
    ["member", "one", 200],
    ["member", "two", 403],
    ["member", "(none)", 403],
    ["machine", "one", 403],
    ["office", "two", 200],
  ] as const)("opens to the role %s (of company one) the figure of %s: %i", async (role, member, status) => {
    const url = `/api/v1/utilization/explain?machine=mill&figure=occupancy&${window}&member=${member}`;
    expect((await it.get(url, role)).statusCode).toBe(status);
  });

  test("refuses what it cannot open, every mistake at once", async () => {
    const url = `/api/v1/utilization/explain?machine=drill&figure=oee&${window}&member=nine&limit=0`;
    const { mistakes } = (await it.get(url)).json();
    expect(mistakes.map((it: { where: string }) => it.where).sort()).toEqual([
      "query/figure",
      "query/limit",
      "query/machine",
      "query/member",
    ]);
    const faultFree = await it.get(
      `/api/v1/utilization/explain?machine=mill&figure=faultFree&${window}&member=one`,
      "committee",
    );
    expect(faultFree.json().mistakes).toEqual([
      { where: "query/member", expected: expect.stringMatching(/the machine's/) },
    ]);
  });

  test("is exact to the microsecond at odd edges", async () => {
    const odd = "from=2026-03-01T23:30:00.000001Z&to=2026-03-02T00:30:00.000004Z";
    const url = `/api/v1/utilization/explain?machine=mill&figure=utilization&${odd}`;
    const answer = (await it.get(url)).json();
    expect(answer.result.denominator + answer.result.unknown).toBe(HOUR + 3);
    expect(answer.sentence.en).toContain("from 2026-03-02 08:30:00.000001 to 2026-03-02 09:30:00.000004");
    expect(answer.sentence.en).toContain(`1 h 0.000003 s`);
  });
});

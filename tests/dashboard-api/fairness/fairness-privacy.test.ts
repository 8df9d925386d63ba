import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "../../../dashboard-api/access/role.ts";
import type { FairnessView } from "../../../dashboard-api/routes/fairness-schema.ts";
import { type DatabasePlace, postgresPlace } from "../../contracts/databases.ts";
import type { AppUnderTest } from "../app-under-test.ts";
import { recordUnfair, startUnfair, unfairSite, window } from "./unfair-site.ts";

const url = `/api/v1/fairness?${window}&detail=true`;

/** What a policy lets a member of company one, and the committee, learn. */
describe("totals of other companies", () => {
  let place: DatabasePlace;
  const apps = new Map<string, AppUnderTest>();
  beforeAll(async () => {
    place = await postgresPlace();
    const { database } = await place.fresh();
    await recordUnfair(database);
    for (const [name, site] of [
      ["names", unfairSite()],
      ["anonymous", unfairSite({ others: "anonymous" })],
      ["hidden", unfairSite({ others: "hidden" })],
      ["hidden names", unfairSite({}, { privacy: { names: "hidden" } })],
    ] as const) {
      apps.set(name, await startUnfair(database, site));
    }
  }, 60_000);
  afterAll(async () => {
    for (const app of apps.values()) await app[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });
  const ask = async (policy: string, role: Role) => {
    const answer = await apps.get(policy)?.get(url, role);
    expect(answer?.statusCode).toBe(200);
    return { view: answer?.json() as FairnessView, text: answer?.body ?? "" };
  };

  test("are told by name where the policy says so, and always to committee, office and auditor", async () => {
    for (const policy of apps.keys()) {
      for (const role of ["committee", "office", "auditor"] as const) {
        const { view } = await ask(policy, role);
        expect(view.rows[0]?.members.map((it) => it.company)).toEqual(["one", "two", "three"]);
        expect(view.others).toBe("names");
      }
    }
    const { view } = await ask("names", "member");
    expect(view.rows[0]?.members).toHaveLength(3);
    expect(view.rows[0]?.outsiders).toHaveLength(1);
    expect(view.claims).toHaveLength(4);
    expect(view.rows[0]?.detail?.lorenz).toHaveLength(4);
  });

  test.each(["anonymous", "hidden names"])("are told together, of nobody by name: %s", async (policy) => {
    for (const role of ["member", "manager"] as const) {
      const { view, text } = await ask(policy, role);
      const [row] = view.rows;
      expect(view.others).toBe("anonymous");
      expect(row?.members.map((it) => it.company)).toEqual(["one"]);
      expect(row?.others).toMatchObject({ companies: 2, use: { value: 80 }, coverage: null });
      expect(row?.others?.share?.value).toBeCloseTo(80 / 130, 12);
      expect(row?.others?.demand).toMatchObject({ requested: 90, granted: 80 });
      expect(row?.spread?.map((x) => Number(x.toFixed(3)))).toEqual([0.538, 1.615, 2.692]);
      // One outsider alone would be known all the same.
      expect(row?.outsiders).toEqual([]);
      expect(row?.detail?.lorenz).toBeNull();
      expect(row?.detail?.jainWeighted).toBeCloseTo(0.619048, 6);
      expect(view.claims?.map((it) => [it.company, it.place])).toEqual([["one", 1]]);
      expect(text).not.toMatch(/two|three|guest/);
    }
  });

  test("are not told at all where they are hidden: but the whole, and how fair it is", async () => {
    const { view, text } = await ask("hidden", "member");
    const [row] = view.rows;
    expect(row?.members.map((it) => it.company)).toEqual(["one"]);
    expect([row?.others, row?.spread, row?.outsiders]).toEqual([null, null, []]);
    expect(row?.total.use).toBe(130);
    expect(row?.detail?.gini).toBeCloseTo(0.351648, 6);
    expect(text).not.toMatch(/two|three|guest/);
  });

  test("a company opens its own figure, and no other's lines, whatever the policy", async () => {
    const explain = (member: string) => `/api/v1/fairness/explain?${window}&member=${member}`;
    const it = apps.get("names") as AppUnderTest;
    for (const role of ["member", "manager"] as const) {
      expect((await it.get(explain("one"), role)).statusCode).toBe(200);
      const refused = await it.get(explain("two"), role);
      expect(refused.statusCode).toBe(403);
      expect(refused.body).not.toContain("of-two");
    }
    for (const role of ["committee", "office", "auditor"] as const) {
      expect((await it.get(explain("two"), role)).statusCode).toBe(200);
    }
    expect((await it.get(explain("one"), "machine")).statusCode).toBe(403);
    expect((await it.get(url, "machine")).statusCode).toBe(403);
  });

  test("as CSV no more is told", async () => {
    const answer = await apps.get("anonymous")?.get(`${url}&format=csv`, "member");
    expect(answer?.body).not.toMatch(/two|three|guest/);
    expect(answer?.body).toContain(",others,");
  });
});

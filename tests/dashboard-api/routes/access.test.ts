import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roles } from "../../../dashboard-api/access/role.ts";
import { makeToken } from "../../../dashboard-api/access/token.ts";
import { type AppUnderTest, at, startApp } from "../app-under-test.ts";

const window = "from=2026-03-02T00:00:00Z&to=2026-03-02T01:00:00Z";
const load = `/api/v1/machines/mill/signals/load?${window}`;

describe("access to the API", () => {
  let it: AppUnderTest;
  beforeAll(async () => {
    it = await startApp();
    const t = Array.from({ length: 100 }, (_, i) => at("2026-03-02T00:00:00Z") + i * 1_000_000);
    await it.write({
      samples: [
        { machine: "mill", signal: "load", t, v: t.map((_, i) => (i === 42 ? 99.5 : i % 5)) },
        { machine: "mill", signal: "program", t, v: t.map((_, i) => `O${i}`) },
      ],
    });
  });
  afterAll(() => it[Symbol.asyncDispose]());

  test.each([
    ["/health/live", 200],
    ["/health/ready", 200],
    ["/openapi.json", 200],
    ["/docs/", 200],
    ["/docs/static/swagger-ui-bundle.js", 200],
    ["/metrics", 401],
    ["/api/v1/machines", 401],
    ["/api/v1/machines/mill", 401],
    ["/api/v1/machines/nobody", 401],
    [`/api/v1/machines/mill/timeline?${window}`, 401],
    [load, 401],
    [`/api/v1/utilization?${window}`, 401],
    ["/api/v1/gateways", 401],
    ["/api/v1/live", 401],
  ])("%s without a token: %i", async (url, status) => {
    const answer = await it.get(url, null);
    expect(answer.statusCode).toBe(status);
    if (status === 401) expect(answer.headers["www-authenticate"]).toMatch(/^Bearer/);
  });

  test.each([
    ["no scheme", (token: string) => token],
    ["another scheme", (token: string) => `Basic ${token}`],
    ["a token cut short", (token: string) => `Bearer ${token.slice(0, -1)}`],
    ["a token with more behind it", (token: string) => `Bearer ${token}x`],
    [
      "the hash in place of the token",
      (token: string) => `Bearer ${createHash("sha256").update(token).digest("hex")}`,
    ],
    ["the demo's token where there is no demo", () => "Bearer demo-committee"],
    ["nothing", () => "Bearer "],
  ])("refuses %s", async (_, header) => {
    const answer = await it.get("/api/v1/machines", null, {
      headers: { authorization: header(it.tokens.member) },
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.json().title).toBe("The token is not valid");
    expect(answer.headers["www-authenticate"]).toMatch(/error="invalid_token"/);
  });

  test.each(roles.filter((role) => role !== "machine"))(
    "lets %s see machines, timelines, figures, gateways and metrics",
    async (role) => {
      for (const url of [
        "/api/v1/machines",
        `/api/v1/machines/mill/timeline?${window}`,
        `/api/v1/utilization?${window}`,
        "/api/v1/gateways",
        "/metrics",
      ]) {
        expect((await it.get(url, role)).statusCode, url).toBe(200);
      }
    },
  );

  test.each(roles.filter((role) => role !== "committee" && role !== "machine"))(
    "refuses process values to %s, reason or not",
    async (role) => {
      const answer = await it.get(`${load}&reason=curious`, role);
      expect(answer.statusCode).toBe(403);
      expect(answer.json().detail).toMatch(/belong to the company that had the time|Not all of this time/);
      expect(it.audited).toEqual([]);
    },
  );

  test.each(["", "&reason=", "&reason=%20%20"])(
    "refuses process values to the committee without a reason (%s)",
    async (more) => {
      const answer = await it.get(load + more, "committee");
      expect(answer.statusCode).toBe(400);
      expect(answer.json().mistakes).toEqual([
        { where: "query/reason", expected: expect.stringContaining("recorded") },
      ]);
      expect(it.audited).toEqual([]);
    },
  );

  test("tells process values to the committee with a reason, and records it", async () => {
    const answer = await it.get(`${load}&reason=${encodeURIComponent("苦情 12")}`, "committee");
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ kind: "raw", unit: "%", before: null, next: null });
    expect(answer.json().samples[42]).toEqual({ t: "2026-03-02T00:00:42Z", v: 99.5, q: 0 });
    expect(it.audited).toEqual([
      {
        at: at("2026-03-02T00:10:00Z"),
        caller: { name: "keiko", role: "committee", company: null, person: null, machine: null },
        action: "signals.read",
        subject: {
          machine: "mill",
          signal: "load",
          from: "2026-03-02T00:00:00Z",
          to: "2026-03-02T01:00:00Z",
        },
        reason: "苦情 12",
        address: "127.0.0.1",
        requestId: answer.headers["x-request-id"],
      },
    ]);
  });

  test("downsamples above the number of points asked for, and keeps the extreme", async () => {
    const answer = (await it.get(`${load}&reason=x&points=10`, "committee")).json();
    expect(answer.kind).toBe("buckets");
    expect(answer.width).toBe(360_000_000);
    expect(answer.buckets).toHaveLength(1);
    expect(answer.buckets[0]).toMatchObject({
      t: "2026-03-02T00:00:00Z",
      max: 99.5,
      count: 100,
    });
  });

  test("gives texts in pages, each knowing the value before it", async () => {
    const page = (from: string) =>
      it
        .get(
          `/api/v1/machines/mill/signals/program?from=${from}&to=2026-03-02T01:00:00Z&reason=x&points=60`,
          "committee",
        )
        .then((answer) => answer.json());
    const first = await page("2026-03-02T00:00:00Z");
    expect(first).toMatchObject({ kind: "raw", next: "2026-03-02T00:01:00Z" });
    expect(first.samples).toHaveLength(60);
    const second = await page(first.next);
    expect(second.samples).toHaveLength(40);
    expect(second.before).toMatchObject({ v: "O59" });
    expect(second.next).toBeNull();
  });

  test("tells nothing that could not be recorded", async () => {
    const full = await startApp({
      audit: { record: () => Promise.reject(new Error("disk full")) },
    });
    const answer = await full.get(`${load}&reason=x`, "committee");
    expect(answer.statusCode).toBe(503);
    expect(answer.json().detail).toMatch(/audit log cannot be written/);
    await full[Symbol.asyncDispose]();
  });

  test("has no signal that the site file does not name", async () => {
    const answer = await it.get(`/api/v1/machines/mill/signals/other?${window}&reason=x`, "committee");
    expect(answer.statusCode).toBe(404);
  });

  test("never logs a token", () => {
    const all = it.logged.join("");
    expect(it.logged.length).toBeGreaterThan(10);
    for (const token of Object.values(it.tokens)) expect(all).not.toContain(token);
  });

  test("makes tokens of 256 random bits of which only the hash is kept", () => {
    const [one, other] = [makeToken("a", "member"), makeToken("a", "member")];
    expect(one.token).not.toBe(other.token);
    expect(Buffer.from(one.token.slice(3), "base64url")).toHaveLength(32);
    expect(JSON.stringify(one.entry)).not.toContain(one.token.slice(3));
  });
});

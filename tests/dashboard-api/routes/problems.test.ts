import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AppUnderTest, startApp } from "../app-under-test.ts";

const window = "from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z";

describe("every mistake is answered as a problem of RFC 9457", () => {
  let it: AppUnderTest;
  beforeAll(async () => {
    it = await startApp();
  });
  afterAll(() => it[Symbol.asyncDispose]());

  const time = /RFC 3339 with its offset/;
  test.each<[url: string, status: number, mistakes: [where: string, expected: RegExp][] | null]>([
    ["/nothing/here", 404, null],
    ["/api/v1/machines/nobody", 404, null],
    [`/api/v1/machines/nobody/timeline?${window}`, 404, null],
    [`/api/v1/machines/..%2f..%2fetc/timeline?${window}`, 404, null],
    [`/api/v1/machines/${"x".repeat(300)}`, 414, null],
    ["/api/v1/machines/%zz", 400, null],
    [
      "/api/v1/machines/mill/timeline",
      400,
      [
        ["query/from", time],
        ["query/to", time],
      ],
    ],
    ["/api/v1/machines/mill/timeline?from=2026-03-02&to=2026-03-03T00:00:00Z", 400, [["query/from", time]]],
    [
      "/api/v1/machines/mill/timeline?from=2026-03-02T00:00:00&to=2026-03-03T00:00:00Z",
      400,
      [["query/from", time]],
    ],
    [
      "/api/v1/machines/mill/timeline?from=2026-02-30T00:00:00Z&to=2026-03-03T00:00:00Z",
      400,
      [["query/from", time]],
    ],
    [
      "/api/v1/machines/mill/timeline?from=2026-03-02T00:00:00Z&to=9999-03-03T00:00:00Z",
      400,
      [["query/to", /a time from 1970-.* to 2255-/]],
    ],
    [
      "/api/v1/machines/mill/timeline?from=1969-12-31T23:59:59Z&to=2026-03-02T00:00:00Z",
      400,
      [["query/from", /a time from 1970-.* to 2255-/]],
    ],
    [
      "/api/v1/machines/mill/timeline?from=2026-03-02T00:00:00Z&to=2026-03-02T00:00:00Z",
      400,
      [["query/to", /after from.*half-open/]],
    ],
    [
      "/api/v1/utilization?from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
      400,
      [["query/to", /at most 400 days/]],
    ],
    [
      "/api/v1/utilization?from=2026-03-03T00:00:00Z&to=2026-03-02T00:00:00Z&machines=mill,x,y&figures=&groupBy=day,month&format=pdf",
      400,
      [
        ["query/machines", /out of mill, lathe; not x/],
        ["query/machines", /not y/],
        ["query/figures", /a figure or part of a row, or several/],
        ["query/groupBy", /machine/],
        ["query/format", /json.*csv/],
        ["query/to", /after from/],
      ],
    ],
    [`/api/v1/machines/mill/timeline?${window}&limit=0`, 400, [["query/limit", /1/]]],
    [
      `/api/v1/machines/mill/timeline?${window}&limit=many`,
      400,
      [["query/limit", /a number from 1 to 20000/]],
    ],
    [`/api/v1/machines/mill/timeline?${window}&from=2026-03-02T00:00:00Z`, 400, [["query/from", time]]],
  ])("%s", async (url, status, mistakes) => {
    const answer = await it.get(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    const problem = answer.json();
    expect(problem).toMatchObject({ status, instance: url.split("?")[0], requestId: expect.any(String) });
    expect(problem.type).toMatch(/^urn:machine-commons:problem:/);
    expect(problem.title).not.toBe("");
    expect(problem.detail).not.toBe("");
    const found = (problem.mistakes ?? []) as { where: string; expected: string }[];
    expect(found.map((mistake) => mistake.where)).toEqual((mistakes ?? []).map(([where]) => where));
    for (const [index, [, expected]] of (mistakes ?? []).entries()) {
      expect(found[index]?.expected).toMatch(expected);
    }
  });

  test.each<[header: string | undefined, query: string, language: string, title: string, expected: RegExp]>([
    [undefined, "", "en", "The request is not valid", /^a time in RFC 3339/],
    ["*", "", "en", "The request is not valid", /^a time in RFC 3339/],
    ["ja-JP,en;q=0.5", "", "ja", "入力内容を確認してください", /^時差付きの日時/],
    ["en", "&lang=ja", "ja", "入力内容を確認してください", /^時差付きの日時/],
  ])("in the language that is accepted (%s%s)", async (header, query, language, title, expected) => {
    const url = `/api/v1/machines/mill/timeline?from=x&to=2026-03-03T00:00:00Z${query}`;
    const answer = await it.get(url, "member", { headers: header ? { "accept-language": header } : {} });
    expect(answer.headers["content-language"]).toBe(language);
    expect(answer.json()).toMatchObject({ title });
    const mistakes = answer.json().mistakes as { where: string; expected: string }[];
    expect(mistakes.find(({ where }) => where === "query/from")?.expected).toMatch(expected);
  });

  test("what a library says of a value is said in Japanese, too", async () => {
    const url = `/api/v1/machines/mill/timeline?${window}&limit=0&format=pdf&x=1`;
    const answer = await it.get(url, "member", { headers: { "accept-language": "ja" } });
    const told = (answer.json().mistakes as { expected: string }[]).map((mistake) => mistake.expected);
    expect(told.length).toBeGreaterThan(1);
    for (const expected of told) expect(expected).toMatch(/[ぁ-ん一-龠]/);
  });

  test("what is no HTTP", async () => {
    await it.app.listen({ port: 0, host: "127.0.0.1" });
    const { port } = it.app.server.address() as AddressInfo;
    const socket = connect(port, "127.0.0.1");
    socket.write("\x16\x03\x01 hello\r\n\r\n");
    const told = (await text(socket)).split("\r\n\r\n");
    expect(told[0]).toMatch(/^HTTP\/1.1 400 .*application\/problem\+json/s);
    expect(JSON.parse(told[1] ?? "")).toMatchObject({ status: 400 });
    const large = connect(port, "127.0.0.1");
    large.write(`GET /health/live HTTP/1.1\r\nhost: x\r\nx-big: ${"a".repeat(20_000)}\r\n\r\n`);
    expect(await text(large)).toMatch(/^HTTP\/1.1 431 .*longer than 16 kB/s);
  });

  test.each([
    ["DELETE", "/api/v1/machines"],
    ["POST", "/api/v1/machines/mill/timeline?from=x"],
    ["OPTIONS", "/api/v1/machines"],
  ] as const)("a method that a path does not have is told from no path: %s %s", async (method, url) => {
    const answer = await it.app.inject({ method, url });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe("GET, HEAD");
    expect(answer.json().type).toBe("urn:machine-commons:problem:method-not-allowed");
    const nowhere = await it.app.inject({ method, url: "/api/v1/machines/mill/nothing" });
    expect(nowhere.statusCode).toBe(404);
  });

  test("an endless address is not repeated", async () => {
    for (const url of [`/api/v1/machines/${"x".repeat(3_000)}`, `/${"x/".repeat(3_000)}`])
      expect((await it.get(url)).body.length).toBeLessThan(1_600);
  });

  test("a store that is away is a 503 that says what to do, and machines are answered meanwhile", async () => {
    await it.store.away();
    const answer = await it.get(`/api/v1/machines/mill/timeline?${window}`);
    expect(answer.statusCode).toBe(503);
    expect(answer.headers["retry-after"]).toBe("5");
    expect(answer.json().detail).toMatch(/start the broker/);
    expect((await it.get("/api/v1/machines")).statusCode).toBe(200);
    await it.store.back();
    expect((await it.get(`/api/v1/machines/mill/timeline?${window}`)).statusCode).toBe(200);
  });

  test("a fault of the server tells nothing of its inside, but the id under which the log has it", async () => {
    const broken = await startApp({
      linkHealth: () => {
        throw new Error("secret inside");
      },
    });
    const answer = await broken.get("/health/ready", null);
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain("secret");
    const { requestId } = answer.json();
    expect(answer.headers["x-request-id"]).toBe(requestId);
    expect(broken.logged.some((line) => line.includes(requestId) && line.includes("secret inside"))).toBe(
      true,
    );
    await broken[Symbol.asyncDispose]();
  });

  test("too many requests", async () => {
    const limited = await startApp({ rateLimit: 2 });
    const ask = () => limited.get("/api/v1/machines");
    expect((await ask()).statusCode).toBe(200);
    expect((await ask()).statusCode).toBe(200);
    const refused = await ask();
    expect(refused.statusCode).toBe(429);
    expect(refused.json().type).toBe("urn:machine-commons:problem:too-many-requests");
    expect(refused.headers["retry-after"]).toBeDefined();
    expect((await limited.get("/health/live", null)).statusCode).toBe(200);
    expect((await limited.get("/api/v1/machines", "auditor")).statusCode).toBe(200);
    const guess = (n: number) =>
      limited.get("/api/v1/machines", null, { headers: { authorization: `Bearer guess-${n}` } });
    expect((await guess(1)).statusCode).toBe(401);
    expect((await guess(2)).statusCode).toBe(401);
    expect((await guess(3)).statusCode).toBe(429);
    await limited[Symbol.asyncDispose]();
  });
});

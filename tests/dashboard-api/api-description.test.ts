import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pageNames } from "../../dashboard-api/page/page-names.ts";
import { workbookMediaType } from "../../dashboard-api/workbook/workbook.ts";
import { type AppUnderTest, startApp } from "./app-under-test.ts";

interface Operation {
  summary?: string;
  security?: unknown[];
  parameters?: { name: string; in: string; required?: boolean; schema?: unknown }[];
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>;
}
interface Description {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
  security: Record<string, unknown>[];
}

/** The page's own addresses are no part of the API. */
const isOfPage = (route: string): boolean =>
  route === "/" ||
  route.startsWith("/assets/") ||
  route.startsWith("/m/") ||
  pageNames.some((name) => route === `/${name}`);

/** Every address the application answers, as its router tells them, but those of the documentation itself. */
function routesOf(tree: string): string[] {
  const above: string[] = [];
  const routes: string[] = [];
  for (const line of tree.split("\n")) {
    const [, indent = "", path = ""] =
      /^([│ ]*)[├└]── (\S+) \(.*(?:GET|POST|PUT|PATCH|DELETE).*\)$/.exec(line) ?? [];
    if (path === "") continue;
    const depth = indent.length / 4;
    above[depth] = path;
    routes.push(above.slice(0, depth + 1).join(""));
  }
  return routes
    .filter((route) => !route.startsWith("/docs") && route !== "/openapi.json" && !isOfPage(route))
    .map((route) => route.replace(/:(\w+)/g, "{$1}"));
}

const refsIn = (part: unknown): string[] =>
  [...JSON.stringify(part).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = ""]) => ref);

describe("the description of the API", () => {
  let it: AppUnderTest;
  let description: Description;
  beforeAll(async () => {
    it = await startApp();
    description = (await it.get("/openapi.json", null)).json();
  });
  afterAll(() => it[Symbol.asyncDispose]());
  const operations = () =>
    Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );

  test("is OpenAPI 3.1 and names every route of the application", () => {
    expect(description.openapi).toMatch(/^3\.1\.\d+$/);
    const routes = routesOf(it.app.printRoutes({ commonPrefix: false }));
    expect(routes).toContain("/api/v1/machines/{id}/signals/{signal}");
    expect(Object.keys(description.paths).sort()).toEqual(routes.sort());
  });

  test("resolves every reference, and keeps no schema that nothing names", () => {
    const refs = new Set(refsIn(description));
    const named = Object.keys(description.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...refs].sort()).toEqual(named.sort());
    expect(named).toContain("#/components/schemas/Problem");
  });

  test("describes every path parameter, summary and answer", () => {
    expect(operations().length).toBeGreaterThan(8);
    for (const { path, method, operation } of operations()) {
      const where = `${method} ${path}`;
      expect(operation.summary, where).toBeTruthy();
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const described = operation.parameters?.filter((it) => it.in === "path" && it.required) ?? [];
      expect(described.map((it) => it.name).sort(), where).toEqual(inPath.sort());
      expect(operation.responses[200] ?? operation.responses[201], where).toBeDefined();
      for (const answer of Object.values(operation.responses)) expect(answer.description, where).toBeTruthy();
    }
  });

  test("says which answers are problems, CSV or streams", () => {
    const media = (path: string, status: number) =>
      Object.keys(description.paths[path]?.get?.responses[status]?.content ?? {});
    expect(media("/api/v1/utilization", 200)).toEqual(["application/json", "text/csv", workbookMediaType]);
    expect(media("/api/v1/utilization", 400)).toEqual(["application/problem+json"]);
    expect(media("/api/v1/live", 200)).toEqual(["text/event-stream"]);
    expect(media("/metrics", 200)).toEqual(["text/plain"]);
  });

  test("asks for a token everywhere but at health and sign-in", () => {
    expect(description.security).toEqual([{ token: [] }]);
    expect(description.components.securitySchemes.token).toEqual({ type: "http", scheme: "bearer" });
    const open = operations().filter(({ operation }) => operation.security?.length === 0);
    expect(open.map(({ path }) => path).sort()).toEqual([
      "/api/v1/calendars/{secret}.ics",
      "/api/v1/session",
      "/api/v1/sign-in",
      "/api/v1/sign-in/link",
      "/api/v1/sign-in/link/look",
      "/health/live",
      "/health/ready",
    ]);
    for (const { path, operation } of operations()) {
      if (path.startsWith("/api/")) expect(operation.responses[401], path).toBeDefined();
    }
  });

  test("is shown by a page that needs no other host and no inline script", async () => {
    const page = await it.get("/docs/", null);
    const policy = String(page.headers["content-security-policy"]);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|\.io|upgrade-insecure|script-src/);
    expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
    for (const [, url = ""] of page.body.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await it.get(new URL(url, "http://x/docs/").pathname, null)).statusCode, url).toBe(200);
    }
    const start = await it.get("/docs/static/swagger-initializer.js", null);
    expect(start.body).toContain("/openapi.json");
  });
});

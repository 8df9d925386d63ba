import { afterAll, beforeAll, expect, test } from "vitest";
import type { SiteView } from "../../../dashboard-api/routes/site.ts";
import { type AppUnderTest, startApp } from "../app-under-test.ts";

const warning = {
  ...{ line: 12, column: 3, path: "machines[mill].rate" },
  ...{ found: "0", expected: "a price", advice: "Say what an hour costs." },
};
let api: AppUnderTest;
beforeAll(async () => {
  api = await startApp({ siteWarnings: [warning] });
});
afterAll(() => api[Symbol.asyncDispose]());

const asked = (role: keyof AppUnderTest["tokens"]) =>
  api.app.inject({ url: "/api/v1/site", headers: { authorization: `Bearer ${api.tokens[role]}` } });

test("the site file is told as it was loaded, with its warnings and without how sources are reached", async () => {
  const answer = await asked("auditor");
  expect(answer.statusCode).toBe(200);
  const told = answer.json<SiteView>();
  expect(told.warnings).toEqual([warning]);
  expect(told.policies.booking.granularity).toBe(900_000_000);
  expect(told.machines.map((it) => it.id)).toContain("mill");
  expect(told).not.toHaveProperty("gateways");
  expect(answer.body).not.toMatch(/mqtts?:|opc\.tcp:|password|issuer/);
});

test("a member does not read it", async () => {
  expect((await asked("member")).statusCode).toBe(403);
});

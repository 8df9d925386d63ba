import { expect, test } from "vitest";
import type { AuditEntry } from "../../../dashboard-api/audit/audit-log.ts";
import { startApp } from "../app-under-test.ts";

const window = "from=2026-03-02T00:00:00Z&to=2026-03-02T01:00:00Z&reason=x";

test.each([
  ["the one who connects, whatever a header claims", undefined, "127.0.0.1"],
  ["what a trusted proxy tells", "127.0.0.0/8", "203.0.113.9"],
  ["not what somebody else than the trusted proxy tells", "192.0.2.1", "127.0.0.1"],
])("the source address on record is %s", async (_, trustedProxy, expected) => {
  const audited: AuditEntry[] = [];
  await using it = await startApp({
    trustedProxy,
    audit: { record: async (entry) => void audited.push(entry) },
  });
  const headers = { "x-forwarded-for": "203.0.113.9" };
  await it.get(`/api/v1/machines/mill/signals/load?${window}`, "committee", { headers });
  expect(audited.map(({ address }) => address)).toEqual([expected]);
});

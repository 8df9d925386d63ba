import { appendFileSync, chmodSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createJsonlAuditLog } from "../../dashboard-api/audit/jsonl-audit-log.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { at } from "./app-under-test.ts";

const entry = (n: number) => ({
  at: at("2026-03-02T00:00:00.000001Z"),
  caller: { name: "keiko", role: "committee" as const, company: null, person: null, machine: null },
  action: "signals.read",
  subject: { machine: "mill", n },
  reason: 'line\nbreak and "quotes" 理由',
  requestId: `r${n}`,
});

describe("the audit log", () => {
  test("appends one line for each entry, in order, and goes on after a restart", async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, "new", "audit.jsonl");
    const log = createJsonlAuditLog(file);
    await Promise.all(Array.from({ length: 50 }, (_, n) => log.record(entry(n))));
    await log.close();
    const again = createJsonlAuditLog(file);
    await again.record(entry(50));
    await again.close();
    const lines = readFileSync(file, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.subject.n)).toEqual(Array.from({ length: 51 }, (_, n) => n));
    expect(lines[0]).toEqual({ ...entry(0), at: "2026-03-02T00:00:00.000001Z" });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test("refuses an entry it cannot write, and takes the next one when it can", async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, "audit.jsonl");
    mkdirSync(file);
    const log = createJsonlAuditLog(file);
    await expect(log.record(entry(1))).rejects.toThrow();
    rmSync(file, { recursive: true });
    await log.record(entry(2));
    await log.close();
    expect(readFileSync(file, "utf8")).toContain('"r2"');
  });

  test("begins on a line of its own after a line that a crash tore", async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, "audit.jsonl");
    appendFileSync(file, '{"at":"2026-');
    chmodSync(file, 0o600);
    const log = createJsonlAuditLog(file);
    await log.record(entry(3));
    await log.close();
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[1] ?? "")).toMatchObject({ requestId: "r3" });
  });
});

import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SECOND } from "../../../config/micros.ts";
import { demoEntries } from "../../../dashboard-api/access/demo-tokens.ts";
import { openTokenBook } from "../../../dashboard-api/access/token-book.ts";
import { startService } from "../../setup/service.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { smallSite } from "../small-site.ts";

const node = process.execPath;

async function command(file: string, ...given: string[]) {
  const run = startService(node, ["dashboard-api/token.ts", ...given], { API_TOKENS_FILE: file });
  return { code: await run.ended(), output: run.output(), token: /mc_\S+/.exec(run.output())?.[0] ?? "" };
}

const nobodyElse = { company: null, person: null, machine: null };

function openBook(file: string, demo = false) {
  let time = 0;
  const warnings: string[] = [];
  const beside = demo ? demoEntries(smallSite()) : [];
  const book = openTokenBook({ file, beside, now: () => time, warn: (message) => warnings.push(message) });
  const pass = () => {
    time += 2 * SECOND;
  };
  return { book, warnings, pass };
}

describe("tokens", () => {
  test("are made, replaced and revoked by a command, and the running API follows", async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, "deep", "tokens.json");
    const { book, pass } = openBook(file);
    expect(book.callerOf("anything")).toBeUndefined();

    const first = await command(file, "keiko", "--role", "committee");
    expect(first.code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).not.toContain(first.token);
    pass();
    expect(book.callerOf(first.token)).toEqual({ name: "keiko", role: "committee", ...nobodyElse });

    const planner = await command(file, "planner");
    const second = await command(file, "keiko", "--role", "auditor");
    pass();
    expect(book.callerOf(first.token)).toBeUndefined();
    expect(book.callerOf(second.token)).toEqual({ name: "keiko", role: "auditor", ...nobodyElse });
    expect(book.callerOf(planner.token)).toEqual({ name: "planner", role: "member", ...nobodyElse });

    expect((await command(file, "keiko", "--revoke")).code).toBe(0);
    pass();
    expect(book.callerOf(second.token)).toBeUndefined();
    expect(book.callerOf(planner.token)).toBeDefined();
  });

  test.each([
    ["no name", [], /npm run token -- NAME/],
    [
      "an unknown role",
      ["keiko", "--role", "king"],
      /--role committee\|office\|manager\|member\|auditor\|machine/,
    ],
    ["a company id that is none", ["keiko", "--company", "X Y"], /X Y is no id/],
    [
      "a committee of one company",
      ["keiko", "--role", "committee", "--company", "one"],
      /committee belongs to none/,
    ],
    ["a manager of no company", ["keiko", "--role", "manager"], /needs --company/],
    [
      "a machine's page without a machine",
      ["page", "--role", "machine"],
      /--machine ID and the role machine/,
    ],
    ["a member at a machine", ["keiko", "--machine", "mill"], /--machine ID and the role machine/],
    ["an unknown option", ["keiko", "--rol", "x"], /--rol/],
    ["the name of nobody", ["nobody", "--revoke"], /No token is named nobody/],
  ])("are not made for %s: one sentence, exit code 1", async (_, given, message) => {
    using folder = temporaryFolder();
    const run = await command(join(folder.path, "tokens.json"), ...given);
    expect(run.code).toBe(1);
    expect(run.output).toMatch(message);
    expect(run.output).not.toMatch(/\n\s+at /);
  });

  test("stay as they were when the file breaks, and a broken file is refused at the start", async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, "tokens.json");
    const { token } = await command(file, "keiko");
    const { book, warnings, pass } = openBook(file);
    writeFileSync(file, "[{");
    pass();
    expect(book.callerOf(token)).toBeDefined();
    expect(warnings).toEqual([expect.stringMatching(/is not JSON.*stay as they were/)]);
    expect(() => openBook(file)).toThrow(/is not JSON/);
    writeFileSync(file, '[{"name":"a","role":"king","sha256":"00"}]');
    expect(() => openBook(file)).toThrow(/role/);
    rmSync(file);
    pass();
    expect(book.callerOf(token)).toBeUndefined();
  });

  test("of the demo are accepted in the demo alone", () => {
    using folder = temporaryFolder();
    const file = join(folder.path, "tokens.json");
    expect(openBook(file).book.callerOf("demo-committee")).toBeUndefined();
    const { book } = openBook(file, true);
    const told = (token: string) => {
      const { role, company, machine } = book.callerOf(token) ?? {};
      return [role, company, machine];
    };
    expect(told("demo-committee")).toEqual(["committee", null, null]);
    expect(told("demo-auditor")).toEqual(["auditor", null, null]);
    expect(told("demo-member-one")).toEqual(["member", "one", null]);
    expect(told("demo-manager-one")).toEqual(["manager", "one", null]);
    expect(told("demo-machine-lathe")).toEqual(["machine", null, "lathe"]);
    expect(book.callerOf("demo-member-two")).toBeUndefined();
  });

  test("are bound to a company or a machine by the command", async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, "tokens.json");
    const member = await command(file, "planner", "--role", "member", "--company", "one");
    const page = await command(file, "page", "--role", "machine", "--machine", "mill");
    const { book } = openBook(file);
    expect(book.callerOf(member.token)).toMatchObject({ role: "member", company: "one", machine: null });
    expect(book.callerOf(page.token)).toMatchObject({ role: "machine", company: null, machine: "mill" });
  });
});

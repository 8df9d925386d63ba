import { execFile } from "node:child_process";
import { readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import {
  changeCredentials,
  credentialFile,
  readCredentials,
} from "../../../broker/access/credential-file.ts";
import { makeCredential, revokeCredential } from "../../../broker/access/make-credential.ts";
import { matchesHash } from "../../../broker/access/password-hash.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const command = promisify(execFile);
const run = (folder: string, ...args: string[]) =>
  command(process.execPath, ["broker/credential.ts", ...args], { env: { ...process.env, DATA_DIR: folder } });

test("the command makes a credential, prints it once, and keeps only its hash, for the owner's eyes", async () => {
  using place = temporaryFolder();
  const { stdout } = await run(place.path, "gateway", "press-1");
  const password = /^user press-1\npassword (\S+)\n$/.exec(stdout)?.[1] ?? "";
  const file = credentialFile(place.path);
  expect(readFileSync(file, "utf8")).not.toContain(password);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const stored = readCredentials(file).get("press-1");
  expect(await matchesHash(password, stored?.hash ?? "")).toBe(true);
});

test("made again, the old password is gone; --out writes the new one to a file of mode 600", async () => {
  using place = temporaryFolder();
  const old = await makeCredential({ folder: place.path, kind: "service", id: "api" });
  const out = join(place.path, "api.password");
  writeFileSync(out, "what was here before, longer than any password that could be made by this command");
  const { stdout } = await run(place.path, "service", "api", "--out", out);
  const password = readFileSync(out, "utf8").trim();
  expect(stdout).not.toContain(password);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  const hash = readCredentials(credentialFile(place.path)).get("api")?.hash ?? "";
  expect([await matchesHash(password, hash), await matchesHash(old, hash)]).toEqual([true, false]);
});

test("a place that cannot be written costs no password", async () => {
  using place = temporaryFolder();
  const old = await makeCredential({ folder: place.path, kind: "service", id: "api" });
  await expect(
    run(place.path, "service", "api", "--out", join(place.path, "no/such/folder")),
  ).rejects.toThrow();
  const hash = readCredentials(credentialFile(place.path)).get("api")?.hash ?? "";
  expect(await matchesHash(old, hash)).toBe(true);
});

test("--list tells who is there, --revoke lets one in no more", async () => {
  using place = temporaryFolder();
  expect((await run(place.path, "--list")).stdout).toBe(`No credentials in ${place.path}.\n`);
  await makeCredential({ folder: place.path, kind: "gateway", id: "g1" });
  await makeCredential({ folder: place.path, kind: "service", id: "api" });
  await run(place.path, "--revoke", "gateway", "g1");
  const { stdout } = await run(place.path, "--list");
  expect(stdout).toMatch(/^gateway g1 {2}revoked since \S+\nservice api {2}valid since \S+\n$/);
});

test.each([
  [["gateway", "Press 1"], /"Press 1" is no id: lower-case letters/],
  [["service", "apo"], /There is no service apo: the services are api\./],
  [["gateway", "api"], /A gateway cannot be called api/],
  [["gateway", "intake"], /A gateway cannot be called intake/],
  [["gateway"], /npm run credential -- gateway ID/],
  [["machine", "m1"], /npm run credential -- gateway ID/],
  [["--nonsense"], /Unknown option '--nonsense'/],
])("credential %j ends with a clear sentence and code 1", async (args, message) => {
  using place = temporaryFolder();
  const failure = await run(place.path, ...args).catch((error: { code: number; stderr: string }) => error);
  expect(failure).toMatchObject({ code: 1, stderr: expect.stringMatching(message) });
  expect((failure as { stderr: string }).stderr).not.toContain("    at ");
});

test.each([
  ["{", "JSON"],
  ['{"version":2,"users":{}}', "version"],
  ['{"version":1,"users":{"g1":{"kind":"gateway","hash":"plain","changed":"2026-01-01T00:00:00Z"}}}', "hash"],
])("a broken file %s is named, with what to do", (text, what) => {
  using place = temporaryFolder();
  const file = credentialFile(place.path);
  writeFileSync(file, text);
  expect(() => readCredentials(file)).toThrow(new RegExp(`${file} is broken: [^]*${what}[^]*Restore it`));
});

test("a second change at the same time is refused, one left behind by a dead writer is not in the way", () => {
  using place = temporaryFolder();
  const lock = `${credentialFile(place.path)}.new`;
  writeFileSync(lock, "");
  const revoke = () => revokeCredential({ folder: place.path, kind: "gateway", id: "g1" });
  expect(revoke).toThrow(/Another change of .* is under way/);
  utimesSync(lock, Date.now() / 1_000 - 60, Date.now() / 1_000 - 60);
  revoke();
  expect(readCredentials(credentialFile(place.path)).get("g1")?.hash).toBeNull();
});

test("a change that fails leaves the file as it was, and the way free", () => {
  using place = temporaryFolder();
  revokeCredential({ folder: place.path, kind: "gateway", id: "g1" });
  const before = readFileSync(credentialFile(place.path), "utf8");
  const failing = () =>
    changeCredentials(place.path, () => {
      throw new Error("no");
    });
  expect(failing).toThrow("no");
  expect(failing).toThrow("no");
  expect(readFileSync(credentialFile(place.path), "utf8")).toBe(before);
});

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadSite } from "../../config/site/load.ts";
import { readSecret } from "../../config/site/secret.ts";
import { terminalLanguage } from "../../config/terminal-language.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { smallSite } from "./small-site.ts";

const run = (script: string, ...files: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...files], { encoding: "utf8" });
  return { status, stdout, stderr };
};

test("site:check sums up a good file and ends with 0", () => {
  expect(run("config/site-check.ts", "config/site.example.yaml")).toEqual({
    status: 0,
    stdout:
      "config/site.example.yaml is good: cluster tsubame, 6 companies, 6 machines, 18 signals, 1 gateway, 5 sources\n",
    stderr: "",
  });
});

test("site:check speaks Japanese where it is asked to, or the terminal does", () => {
  const good =
    "誤りはありません: クラスター tsubame、会社 6社、設備 6台、信号 18件、収集装置 1台、データ源 5件";
  expect(run("config/site-check.ts", "--lang", "ja", "config/site.example.yaml").stdout).toContain(good);
  expect(terminalLanguage([], { LANG: "ja_JP.UTF-8" })).toBe("ja");
  expect(terminalLanguage(["--lang=en"], { LANG: "ja_JP.UTF-8" })).toBe("en");
  expect(terminalLanguage([], { LANG: "C.UTF-8", LC_ALL: "" })).toBe("en");
});

test("site:check lists the mistakes of every file and ends with 1", () => {
  const files = ["config/site.example.yaml", "tests/config/broken/misspelt-keys.yaml", "nowhere.yaml"];
  const { status, stdout, stderr } = run("config/site-check.ts", ...files);
  expect(status).toBe(1);
  expect(stdout).toContain("config/site.example.yaml is good");
  expect(stderr).toContain(
    "tests/config/broken/misspelt-keys.yaml:14:5 machines[mill].raet: found the unknown key",
  );
  expect(stderr).toContain("nowhere.yaml: found no such file");
});

test("site:check without a file says how to call it", () => {
  expect(run("config/site-check.ts")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("-- FILE"),
  });
});

test("site:schema prints a JSON Schema of the file as it is written", () => {
  const schema = JSON.parse(run("config/site-schema.ts").stdout);
  expect(schema.required).toEqual(["version", "cluster", "companies", "machines"]);
  expect(schema.properties.machines.items.properties.rate).toMatchObject({
    description: expect.stringContaining("one hour"),
    anyOf: [
      { type: "number" },
      { type: "array", items: { required: ["value"], properties: { from: { format: "date" }, value: {} } } },
    ],
  });
});

const idle = `listen: { host: 127.0.0.1 }
        topics:
          - { pattern: "{machine}/{signal}", payload: { format: number } }
      - id: idle
        protocol: opcua
        endpoint: opc.tcp://192.168.10.9:4840
        security: { policy: Basic256 }
      - id: last
        protocol: mqtt
        listen: { port: 1884 }`;
const late =
  "state: { rules: [{ state: idle, when: always }, { state: down, when: { signal: power, above: 9 } }] }";

test("what works and is doubtful is a warning", () => {
  using folder = temporaryFolder();
  const file = join(folder.path, "site.yaml");
  writeFileSync(file, smallSite("", late, idle));
  const loaded = loadSite(file);
  expect(loaded.ok && loaded.warnings.map((it) => `${it.line} ${it.path}: ${it.expected}`)).toEqual([
    "16 machines[mill].state.rules[1]: no such rule",
    "25 gateways[hall].sources[idle].id: a source that some machine's signal names",
    "28 gateways[hall].sources[idle].security.policy: a policy that is not withdrawn",
    "29 gateways[hall].sources[last].id: a source that some machine's signal names",
    "31 gateways[hall].sources[last].listen.user: a user and a password",
  ]);
});

test("a secret is read from its place, and a message about it names the place only", () => {
  using folder = temporaryFolder();
  const file = join(folder.path, "secret");
  writeFileSync(file, "geheim\n");
  expect(readSecret({ file })).toBe("geheim");
  expect(readSecret({ env: "METER" }, { METER: "geheim" })).toBe("geheim");
  expect(() => readSecret({ env: "METER" }, {})).toThrow("METER");
  expect(() => readSecret({ file: `${file}.none` })).toThrow(`${file}.none`);
});

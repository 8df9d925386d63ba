import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

const parts = ["config", "gateway", "broker", "dashboard-api", "demo", "bench", "tools", "tests"];
const sources = globSync(
  parts.map((part) => `${part}/**/*.{ts,tsx}`),
  { exclude: ["**/node_modules/**"] },
).sort();

interface Import {
  file: string;
  specifier: string;
  /** Path inside the project, or undefined for a package. */
  target: string | undefined;
  isType: boolean;
}

const importsOf = (file: string): Import[] => {
  const text = readFileSync(file, "utf8");
  const found = text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^"';]*?from\s+["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']|^import\s+["']([^"']+)["']/gm,
  );
  return [...found].map(([, type, from, dynamic, bare]) => {
    const specifier = from ?? dynamic ?? bare ?? "";
    const target = specifier.startsWith(".") ? normalize(join(dirname(file), specifier)) : undefined;
    return { file, specifier, target, isType: type !== undefined };
  });
};
const imports = sources.flatMap(importsOf);
const partOf = (path: string) => path.split("/")[0] ?? "";
const brief = (found: Import[]) => found.map((it) => `${it.file} imports ${it.specifier}`);

describe("the architecture", () => {
  test("has sources to look at", () => {
    for (const part of ["config", "gateway", "broker", "dashboard-api"]) {
      expect(
        sources.some((file) => partOf(file) === part),
        part,
      ).toBe(true);
    }
    expect(imports.length).toBeGreaterThan(100);
  });

  const allowed: Record<string, string[]> = {
    config: ["config"],
    gateway: ["gateway", "config"],
    broker: ["broker", "config"],
    "dashboard-api": ["dashboard-api", "config"],
  };
  test.each(Object.entries(allowed))("lets %s import only %j", (part, targets) => {
    const foreign = imports.filter(
      (it) => partOf(it.file) === part && it.target !== undefined && !targets.includes(partOf(it.target)),
    );
    expect(brief(foreign)).toEqual([]);
  });

  test("keeps the domain pure: no node modules, no packages, no clock, no chance", () => {
    const impure = imports.filter(
      (it) => it.file.startsWith("dashboard-api/domain/") && it.target === undefined,
    );
    expect(brief(impure)).toEqual([]);
    const impatient = sources.filter(
      (file) =>
        file.startsWith("dashboard-api/domain/") &&
        /Date\.now|new Date\(|Temporal\.Now|Math\.random|process\.|fetch\(/.test(readFileSync(file, "utf8")),
    );
    expect(impatient).toEqual([]);
  });

  test("lets the domain reach only itself and config", () => {
    const foreign = imports.filter(
      (it) =>
        it.file.startsWith("dashboard-api/domain/") &&
        it.target !== undefined &&
        !it.target.startsWith("dashboard-api/domain/") &&
        !it.target.startsWith("config/"),
    );
    expect(brief(foreign)).toEqual([]);
  });

  /** Vendor to the one folder or file of each process that may import its values. */
  const adapters: Record<string, RegExp> = {
    aedes: /^(broker\/listeners|gateway\/readers\/mqtt)\//,
    mqtt: /^(broker\/external|gateway\/uplink|gateway\/readers\/mqtt|dashboard-api\/live)\//,
    influx: /^dashboard-api\/stores\//,
    "node-opcua-client": /^gateway\/readers\/opcua\//,
    "node:sqlite": /^(gateway\/spool|broker\/stores|dashboard-api\/(stores|database))\//,
    pg: /^dashboard-api\/database\//,
    "@electric-sql/pglite": /^dashboard-api\/database\//,
    "write-excel-file/node": /^dashboard-api\/workbook\//,
  };
  test.each(Object.entries(adapters))("imports %s in its adapter alone", (vendor, place) => {
    const product = ["gateway", "broker", "dashboard-api", "config"];
    const found = imports.filter(
      (it) => !it.isType && it.specifier === vendor && product.includes(partOf(it.file)),
    );
    expect(brief(found.filter((it) => !place.test(it.file)))).toEqual([]);
    expect(found.length, `${vendor} is used`).toBeGreaterThan(0);
    const perPart = Map.groupBy(found, (it) => it.file.replace(/[^/]+$/, ""));
    for (const [folder, files] of perPart) {
      expect(new Set(files.map((it) => it.file)).size, `files in ${folder} importing ${vendor}`).toBe(1);
    }
  });

  test("never imports the whole of node-opcua", () => {
    expect(brief(imports.filter((it) => it.specifier === "node-opcua"))).toEqual([]);
  });

  test("imports only packages that package.json names, and explains each of them", () => {
    const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Record<
      string,
      Record<string, string>
    >;
    const named = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const used = imports
      .filter((it) => it.target === undefined && !it.specifier.startsWith("node:"))
      .map((it) => it.specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? "");
    expect([...new Set(used)].filter((name) => !named.includes(name))).toEqual([]);
    const explained = readFileSync("docs/dependencies.md", "utf8");
    const all = [...named, ...Object.keys(manifest.optionalDependencies ?? {})];
    expect(all.filter((name) => !explained.includes(`\`${name}\``))).toEqual([]);
  });

  test("has no file above 300 lines and mostly files under 80", () => {
    const lengths = sources.map((file) => ({
      file,
      lines: readFileSync(file, "utf8").split("\n").length - 1,
    }));
    expect(lengths.filter((it) => it.lines > 300)).toEqual([]);
    const product = lengths.filter((it) => partOf(it.file) !== "tests").toSorted((a, b) => a.lines - b.lines);
    expect(product[Math.floor(product.length / 2)]?.lines).toBeLessThan(80);
  });

  test("names each file for its concept", () => {
    const vague = /(^|\/)(utils?|helpers?|types?|common|misc|shared|lib)(\.tsx?$|\/)/;
    expect(sources.filter((file) => vague.test(file))).toEqual([]);
    expect(sources.filter((file) => !/^[a-z0-9./-]+$/.test(file))).toEqual([]);
  });

  test("stays on what Node can run by stripping types, and free of escapes from the type checker", () => {
    const escapes = sources.filter(
      (file) =>
        !file.endsWith("architecture.test.ts") &&
        /\bas any\b|@ts-(ignore|expect-error|nocheck)|\b(TODO|FIXME)\b/.test(readFileSync(file, "utf8")),
    );
    expect(escapes).toEqual([]);
  });
});

import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** What `npm run NAME` gives to Node: its options and the script, made absolute. Throws for an unknown name. */
export function nodeArguments(name: string): string[] {
  const { scripts } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const [program, ...words] = scripts[name]?.split(" ") ?? [];
  const script = words.pop();
  if (program !== "node" || script === undefined) throw new Error(`npm run ${name} is no script of Node`);
  return [...words, resolve(root, script)];
}

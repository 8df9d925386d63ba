import { existsSync, globSync, renameSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const web = resolve(root, "dashboard-api/web");

/** Where the built page is. */
export const builtFolder = join(web, "dist");

/** All of which the page is made. */
const sources = [
  "dashboard-api/{web,domain,page}/**/*.{ts,tsx,css,html,svg}",
  "config/**/*.ts",
  "package-lock.json",
];

/** Whether the page was never built, or something of which it is made has changed since. */
export function isPageOlder(): boolean {
  const index = join(builtFolder, "index.html");
  if (!existsSync(index)) return true;
  const built = statSync(index).mtimeMs;
  const files = globSync(sources, { cwd: root, exclude: ["dashboard-api/web/dist/**"] });
  return files.some((file) => statSync(join(root, file)).mtimeMs > built);
}

/** Builds it beside the present one and puts it in its place whole, whoever else builds meanwhile. */
export async function buildPage(): Promise<void> {
  const { build } = await import("vite");
  const made = `${builtFolder}-${process.pid}`;
  const former = `${made}-former`;
  try {
    await build({
      configFile: join(web, "vite.config.ts"),
      logLevel: "warn",
      build: { outDir: made, emptyOutDir: true },
    });
    if (existsSync(builtFolder)) renameSync(builtFolder, former);
    renameSync(made, builtFolder);
  } catch (error) {
    // Another build was faster; what it made is as good.
    if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    for (const folder of [made, former]) rmSync(folder, { recursive: true, force: true });
  }
}

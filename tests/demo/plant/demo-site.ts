import { resolve } from "node:path";
import { loadSite } from "../../../config/site/load.ts";
import type { Site } from "../../../config/site/site.ts";

export const demoSiteFile = resolve(import.meta.dirname, "../../../demo/site.yaml");

/** The demo's own site file, as checked. */
export function demoSite(): Site {
  const loaded = loadSite(demoSiteFile);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes));
  return loaded.site;
}

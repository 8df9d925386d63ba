import { resolve } from "node:path";
import type { SecretPlace } from "./secret.ts";
import type { Site } from "./site.ts";

const secret = (place: SecretPlace, folder: string): SecretPlace =>
  "file" in place ? { file: resolve(folder, place.file) } : place;

/** Keys whose texts are names of files, wherever they stand inside a source. */
const fileKeys = new Set(["ca", "certificate", "key"]);

function inside(value: unknown, folder: string): unknown {
  if (Array.isArray(value) || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key === "password" && item !== undefined) return [key, secret(item as SecretPlace, folder)];
      if (fileKeys.has(key) && typeof item === "string") return [key, resolve(folder, item)];
      return [key, inside(item, folder)];
    }),
  );
}

/** The site with every file name made absolute: names in the site file are relative to the file's own folder. */
export function withAbsolutePaths(site: Site, folder: string): Site {
  const { holidays } = site.cluster;
  return {
    ...site,
    cluster: {
      ...site.cluster,
      holidays:
        holidays.file === undefined ? holidays : { ...holidays, file: resolve(folder, holidays.file) },
    },
    gateways: site.gateways.map((gateway) => ({
      ...gateway,
      sources: gateway.sources.map((source) => inside(source, folder) as typeof source),
    })),
  };
}

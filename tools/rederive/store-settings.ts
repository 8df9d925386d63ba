import { readSettings, type Settings } from "../../dashboard-api/settings.ts";
import { Refused } from "./refusal.ts";

/** Which store, as the broker and the API are told by the environment. */
export interface StoreSettings {
  siteFile: string;
  folder: string;
  influxUrl: string | undefined;
  influx: Settings["influx"];
}

/** Throws Refused. */
export function readStoreSettings(
  environment: NodeJS.ProcessEnv,
  siteFile: string | undefined,
): StoreSettings {
  const given = Object.entries({ ...environment, SITE_FILE: siteFile ?? environment.SITE_FILE });
  const own = given.filter(
    ([name, value]) => value && ["SITE_FILE", "DATA_DIR", "INFLUX_URL"].includes(name),
  );
  try {
    const { siteFile: file, dataFolder: folder, influx } = readSettings(Object.fromEntries(own));
    return { siteFile: file, folder, influx, influxUrl: environment.INFLUX_URL || undefined };
  } catch (error) {
    throw new Refused(`${(error as Error).message} The site file can also be named by --site.`);
  }
}

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSettings } from "../../dashboard-api/settings.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

describe("settings from the environment", () => {
  test("have defaults for all but the site file", () => {
    expect(readSettings({ SITE_FILE: "site.yaml" })).toMatchObject({
      dataFolder: "data",
      tokensFile: "data/api-tokens.json",
      publicUrl: undefined,
      trustedProxy: undefined,
      databaseAddress: undefined,
      influx: undefined,
      mqtt: { url: "mqtt://127.0.0.1:1883", user: "api", password: undefined },
      http: { host: "127.0.0.1", port: 8080 },
      isDemo: false,
    });
  });

  test.each([
    ["http://db:8086", { url: "http://db:8086", database: "machine_commons" }],
    [
      "https://user:p%40ss@db/plant",
      { url: "https://db", database: "plant", user: "user", password: "p@ss" },
    ],
  ])("take the address of InfluxDB apart: %s", (INFLUX_URL, expected) => {
    expect(readSettings({ SITE_FILE: "s", INFLUX_URL }).influx).toEqual(expected);
  });

  test("read a password from its file", () => {
    using folder = temporaryFolder();
    const file = join(folder.path, "password");
    writeFileSync(file, "secret\n");
    expect(readSettings({ SITE_FILE: "s", MQTT_PASSWORD_FILE: file }).mqtt.password).toBe("secret");
    expect(() => readSettings({ SITE_FILE: "s", MQTT_PASSWORD_FILE: `${file}.gone` })).toThrow(
      /MQTT_PASSWORD_FILE names a file that cannot be read/,
    );
  });

  test("are refused with every mistake at once", () => {
    const wrong = { HTTP_PORT: "80800", MQTT_URL: "ftp://x", INFLUX_URL: "nonsense", DEMO: "yes" };
    for (const name of ["SITE_FILE", ...Object.keys(wrong)]) {
      expect(() => readSettings(wrong)).toThrow(new RegExp(`${name} must be`));
    }
  });
});

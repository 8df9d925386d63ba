import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { postgresPrograms } from "./postgres.ts";

/** Debian package to what tells that it is installed. */
const needed: Record<string, () => boolean> = {
  influxdb: () => existsSync("/usr/bin/influxd"),
  mosquitto: () => existsSync("/usr/sbin/mosquitto"),
  postgresql: () => postgresPrograms() !== undefined,
  chromium: () => existsSync("/usr/bin/chromium"),
  "fonts-noto-cjk": () => existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
};

const missing = Object.entries(needed)
  .filter(([, isInstalled]) => !isInstalled())
  .map(([name]) => name);

if (missing.length > 0) {
  const command = `apt-get install -y --no-install-recommends ${missing.join(" ")}`;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    console.error(
      `The tests talk to real services that are not installed: ${missing.join(", ")}. Run: sudo ${command}`,
    );
    process.exit(1);
  }
  console.log(`Installing what the tests talk to: ${missing.join(", ")}`);
  // Services must not start by themselves: each test starts and stops its own.
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  const run = (line: string) => spawnSync("sh", ["-c", line], { stdio: "inherit", env: environment }).status;
  if (run("apt-get update -q") !== 0 || run(`${command} -q`) !== 0) {
    console.error(`Could not install ${missing.join(", ")}. Run: ${command}`);
    process.exit(1);
  }
}

import { launch } from "./launcher/launch.ts";
import { launcherSettings } from "./launcher/launcher-settings.ts";

const stop = new AbortController();
const say = (line: string) => console.log(line);
const asked = new Promise<void>((resolve) => stop.signal.addEventListener("abort", () => resolve()));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());

try {
  const running = await launch(launcherSettings(process.argv.slice(2), process.env), say, stop.signal);
  await asked;
  say("停止しています / Stopping");
  await running.stop();
  process.exit(0);
} catch (error) {
  if (stop.signal.aborted) process.exit(0);
  console.error((error as Error).message);
  process.exit(1);
}

import { launch } from "./launcher/launch.ts";
import { launcherSettings, usage } from "./launcher/launcher-settings.ts";

const stop = new AbortController();
const say = (line: string) => console.log(line);
const asked = new Promise<void>((resolve) => stop.signal.addEventListener("abort", () => resolve()));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop.abort());

try {
  const settings = launcherSettings(process.argv.slice(2), process.env);
  if (!settings) {
    say(usage);
    process.exit(0);
  }
  const running = await launch(settings, say, stop.signal);
  const failure = await Promise.race([asked, running.failed]);
  if (failure) console.error(failure);
  say("停止しています / Stopping");
  await running.stop();
  process.exit(failure ? 1 : 0);
} catch (error) {
  if (stop.signal.aborted) process.exit(0);
  console.error((error as Error).message);
  process.exit(1);
}

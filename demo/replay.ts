import { replaySettings, UsageError, usage } from "./replay/replay-settings.ts";
import { runReplay } from "./replay/run-replay.ts";

try {
  const settings = replaySettings(process.argv.slice(2));
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  await runReplay(settings, stop.signal, (line) => console.log(line));
  process.exit(0);
} catch (error) {
  if (error instanceof UsageError) console.error(usage);
  console.error((error as Error).message);
  process.exit(1);
}

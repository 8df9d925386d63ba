import { DAY, systemNow } from "../../config/micros.ts";
import { resolveRules } from "../../config/presets/resolve.ts";
import type { Site } from "../../config/site/site.ts";
import { historyBatches } from "../history/history-batches.ts";
import { publishHistory } from "../history/publish-history.ts";
import { connectMqtt } from "../mqtt/mqtt-client.ts";
import { plantMachines } from "../plant/machines.ts";
import type { ProgressBar } from "../progress-bar.ts";

export const historyDays = 56;

/**
 * Stores what the plant would have done in the weeks before this moment, through the real intake, as the gateway's
 * account: this must be over before the gateway connects. Resolves with the number of intervals and samples.
 */
export async function fillHistory(settings: {
  site: Site;
  gateway: string;
  seed: string;
  broker: { url: string; user?: string; password?: string };
  bar: ProgressBar;
}): Promise<{ states: number; samples: number }> {
  const { site, gateway, bar, broker } = settings;
  const until = systemNow();
  const from = until - historyDays * DAY;
  const publisher = await connectMqtt({
    url: broker.url,
    clientId: `${gateway}:history`,
    ...(broker.user === undefined ? {} : { user: broker.user }),
    ...(broker.password === undefined ? {} : { password: broker.password }),
  });
  const batches = historyBatches({
    seed: settings.seed,
    site,
    machines: plantMachines,
    from,
    until,
    rulesOf(machine) {
      const found = site.machines.find(({ id }) => id === machine);
      return found ? resolveRules(found.state).version : "";
    },
  });
  const counts = { states: 0, samples: 0 };
  // Progress in days of history times machines: every batch tells how far its machine has come.
  bar.start(historyDays * plantMachines.length * 2);
  const reached = new Map<string, number>();
  try {
    await publishHistory({
      publisher,
      gateway,
      batches,
      stored(batch) {
        counts.states += batch.states.length;
        for (const { machine, until: end } of batch.states) reached.set(`${machine} states`, end);
        for (const { machine, t } of batch.samples) {
          counts.samples += t.length;
          reached.set(`${machine} samples`, Math.max(reached.get(`${machine} samples`) ?? 0, t.at(-1) ?? 0));
        }
        const days = [...reached.values()].reduce((sum, end) => sum + Math.round((end - from) / DAY), 0);
        bar.update(days, `${counts.states} intervals, ${counts.samples} samples`);
      },
    });
  } finally {
    bar.stop();
    await publisher.end();
  }
  return counts;
}

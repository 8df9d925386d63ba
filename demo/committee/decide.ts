import { setTimeout as pause } from "node:timers/promises";
import { DAY, type Micros, rfc3339FromMicros, SECOND, systemNow } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { type Ask, askOf, Refused } from "./ask.ts";
import { assignUse } from "./assign-use.ts";
import { booksClosed } from "./books-closed.ts";
import { mondayAfter, roundCompanies, roundDays, roundSlots, wishesOf } from "./round-wishes.ts";

const committee = "demo-committee";
/** Bookings of the demo's people reach no further than this; what lies behind is given away in rounds. */
const bookedAhead = 25 * DAY;
/** Companies whose wishes the open round has so far. */
const prompt = ["tenryu-kinzoku", "hoshizora"];

async function openRound(
  ask: Ask,
  given: { name: string; from: Micros; deadline: Micros; companies: readonly string[]; seed: string },
): Promise<string> {
  const { name, from, deadline } = given;
  const { id } = (await ask(committee, "POST", "/api/v1/rounds", {
    ...{ name, machines: ["mc-5axis"], slots: roundSlots },
    ...{ from: rfc3339FromMicros(from), to: rfc3339FromMicros(from + roundDays * DAY) },
    deadline: rfc3339FromMicros(deadline),
    reason: "日中の枠の偏りを改めるため",
  })) as { id: string };
  for (const company of given.companies) {
    const wishes = wishesOf(company, from, given.seed);
    await ask(`demo-manager-${company}`, "PUT", `/api/v1/rounds/${id}/wishes`, { wishes, reason: "" });
  }
  return id;
}

/** The last month that is over, as long as the books reach back to its begin. */
function monthToSettle(now: Micros, since: Micros, zone: string): string | undefined {
  const today = Temporal.Instant.fromEpochMilliseconds(now / 1_000).toZonedDateTimeISO(zone);
  const begin = today.startOfDay().with({ day: 1 }).subtract({ months: 1 });
  return begin.epochMilliseconds * 1_000 >= since + DAY
    ? begin.toPlainDate().toString().slice(0, 7)
    : undefined;
}

/** As soon as the books of all its days are made. */
async function publish(ask: Ask, month: string, stopping: AbortSignal): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return void (await ask(committee, "POST", `/api/v1/settlements/${month}/publish`, { reason: "" }));
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 409 || tries === 60) throw error;
      await pause(3_000, undefined, { signal: stopping });
    }
  }
}

/**
 * What the demo's committee does once there are books: it has unbooked use assigned, settles the month that is over, and repairs the quarter by a
 * round for the weeks to come, with the next round already open. All by the API, as people would; only once.
 */
export async function decide(given: {
  site: Site;
  httpPort: number;
  seed: string;
  /** Begin of the history. */
  since: Micros;
  stopping: AbortSignal;
}): Promise<void> {
  const { site, seed, since, stopping } = given;
  const { zone } = site.cluster;
  const ask = askOf(given.httpPort, stopping);
  const { items } = (await ask(committee, "GET", "/api/v1/rounds")) as { items: unknown[] };
  if (items.length > 0) return;
  const now = systemNow();
  const history = { machines: site.machines.length, days: Math.floor((0.9 * (now - since)) / DAY) };
  await booksClosed(ask, history, stopping);
  await assignUse(ask, seed, since, now - 14 * DAY);
  await booksClosed(ask, history, stopping);
  const month = monthToSettle(now, since, zone);
  if (month) await publish(ask, month, stopping);
  const from = mondayAfter(now + bookedAhead, zone);
  const deadline = systemNow() + 10 * SECOND;
  const name = "5軸 日中枠の配分";
  const round = await openRound(ask, {
    name: `${name}(第1回)`,
    from,
    deadline,
    companies: roundCompanies,
    seed,
  });
  await pause((deadline - systemNow()) / 1_000 + 200, undefined, { signal: stopping });
  await ask(committee, "POST", `/api/v1/rounds/${round}/run`, { reason: "" });
  await ask(committee, "POST", `/api/v1/rounds/${round}/publish`, { reason: "" });
  const next = { from: from + roundDays * DAY, deadline: from - 7 * DAY, companies: prompt, seed };
  await openRound(ask, { name: `${name}(第2回)`, ...next });
}

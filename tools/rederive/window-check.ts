import { DAY, type Micros, rfc3339FromMicros } from "../../config/micros.ts";
import type { TelemetryReader } from "../../dashboard-api/stores/telemetry-reader.ts";
import type { Window } from "./derive-again.ts";
import { Refused } from "./refusal.ts";
import type { Subject } from "./subject.ts";

const slice = 30 * DAY;
/** So far back a machine's last settled state is looked for, to name it. */
const lookBack = 400 * DAY;

/** End of the last interval of the gateway's own derivation that ends in [from, to). */
async function lastSettled(
  store: TelemetryReader,
  machine: string,
  from: Micros,
  to: Micros,
): Promise<Micros | undefined> {
  const own = (await store.states(machine, from, to)).filter((it) => it.derivation === 0);
  return own.length > 0 ? own.reduce((latest, it) => Math.max(latest, it.until), 0) : undefined;
}

/** Refuses a window that is not settled: what follows it, as long as the longest delay, decides on its end. */
async function checkSettled(store: TelemetryReader, subject: Subject, to: Micros, now: Micros) {
  const { id } = subject.machine;
  const { longestDelay } = subject.rules;
  const needed = to + longestDelay;
  for (let from = needed - 1; from < Math.max(needed, now + DAY); from += slice)
    if (((await lastSettled(store, id, from, from + slice)) ?? 0) >= needed) return;
  for (let until = needed; until > needed - lookBack; until -= slice) {
    const settled = await lastSettled(store, id, until - slice, until);
    if (settled === undefined) continue;
    throw new Refused(
      `The states of ${id} are settled until ${rfc3339FromMicros(settled)}; choose --to at or before ${rfc3339FromMicros(settled - longestDelay)}.`,
    );
  }
  throw new Refused(
    `No states of ${id} are stored around this window, so that nothing can be derived again.`,
  );
}

/** Throws Refused where the window cannot be derived again. */
export async function checkWindow(
  store: TelemetryReader,
  subject: Subject,
  window: Window,
  now: Micros,
): Promise<void> {
  const { id } = subject.machine;
  const { from, to, rawSince } = window;
  if (from < rawSince)
    throw new Refused(
      `Raw samples of ${id} are kept since ${rfc3339FromMicros(rawSince)} (policies.retention of the site file): choose a later --from.`,
    );
  const { ids } = subject.signals;
  if (ids.length === 0) return checkSettled(store, subject, to, now);
  const firsts: Micros[] = [];
  for (const signal of ids) {
    const [first] = await store.samples(id, signal, Math.max(0, rawSince), Math.max(to, now) + DAY, 1);
    if (first) firsts.push(first.t);
  }
  const first = Math.min(...firsts);
  if (firsts.length === 0 || first >= to)
    throw new Refused(
      `No raw samples of ${id} (${ids.join(", ")}) are stored before --to${firsts.length > 0 ? `; the first is of ${rfc3339FromMicros(first)}` : ""}.`,
    );
  await checkSettled(store, subject, to, now);
}

/**
 * Samples come after states, and a gateway's in order: once one of a later time is stored, those before it are. False
 * when there is none, so that some may still be on their way.
 */
export async function hasLaterSample(
  store: TelemetryReader,
  { neighbours }: Subject,
  to: Micros,
  now: Micros,
): Promise<boolean> {
  for (const { machine, signal } of neighbours) {
    const later = await store.samples(machine, signal, to, Math.max(to, now) + DAY, 1);
    if (later.length > 0) return true;
  }
  return false;
}

import { isKnown } from "../../config/machine-state.ts";
import { DAY, HOUR, MINUTE, type Micros, SECOND } from "../../config/micros.ts";
import type { Live } from "../../config/wire/live.ts";
import { bridge } from "../domain/timeline/bridge.ts";
import { heldSince } from "../domain/timeline/held-since.ts";
import { readHistory } from "../history.ts";
import type { TelemetryReader } from "../stores/telemetry-reader.ts";
import type { LivePicture } from "./live-picture.ts";

/** Finds out since when machines have been in the states that are told live, and tells the picture. */
export interface SinceFinder {
  /** Looks up all that is due now. */
  look(): Promise<void>;
  /** Looks every second, until stopped. */
  start(): void;
  stop(): Promise<void>;
}

/** So far back at first, and in the end: what has held for longer is told to. */
const spans = [6 * HOUR, DAY, 7 * DAY];
/** What came before a state may reach the store after it was told: looked up again so long after, and so often at last. */
const later = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE];

interface Task {
  /** The state, as it was told last. */
  told: Live | undefined;
  due: Micros;
  tries: number;
}

const isSame = (a: Live | undefined, b: Live | undefined): boolean =>
  a?.state === b?.state && a?.since === b?.since;

/**
 * A gateway knows its machines' states since it began; what the store has of the time before is joined to that. Once for
 * each state, not for each message, and not at all where the change to it was seen live. Time that nobody saw ends a
 * state, but for what is bridged everywhere.
 */
export function createSinceFinder(given: {
  machines: readonly string[];
  picture: LivePicture;
  store: Pick<TelemetryReader, "states">;
  bridgeLimit: Micros;
  now: () => Micros;
  log: { warn(fields: object, message: string): void };
}): SinceFinder {
  const { picture, store, bridgeLimit, now, log } = given;
  const tasks = new Map<string, Task>();
  const expect = (machine: string, due: Micros) =>
    tasks.set(machine, { told: picture.live(machine), due, tries: 0 });
  // Who is not heard of soon is not heard of: when it was, the store may know.
  for (const machine of given.machines) expect(machine, now() + 10 * SECOND);

  const leave = picture.subscribe((change) => {
    if (change.kind !== "machine") return;
    const { machine } = change.machine;
    const told = picture.live(machine);
    const task = tasks.get(machine);
    if (!told) return;
    if (task && isSame(task.told, told)) {
      task.told = told;
      return;
    }
    const before = task?.told;
    const isSeen =
      before !== undefined &&
      before.state !== told.state &&
      isKnown(before.state) &&
      told.since >= before.since &&
      told.since - before.confirmedAt <= 2 * told.staleAfter;
    expect(machine, isSeen ? Number.POSITIVE_INFINITY : now());
  });

  /** What the store and the live state say together, looked at further back until the state is seen to begin. */
  async function find(machine: string, told: Live | undefined) {
    const end = told ? Math.max(told.confirmedAt, told.since + 1) : now();
    const live = told && { ...told, confirmedAt: end };
    const start = told?.since ?? end;
    for (const span of spans) {
      const history = await readHistory({
        store,
        machine,
        live,
        from: start - span,
        to: end,
      });
      const held = heldSince(bridge(history, bridgeLimit));
      if (held && held.before !== null) return { ...held, isLonger: false };
      if (held && told && span === spans.at(-1)) return { ...held, isLonger: true };
    }
    return null;
  }

  async function lookUp(machine: string, task: Task): Promise<void> {
    const found = await find(machine, task.told);
    if (!isSame(picture.live(machine), task.told)) return;
    task.due = now() + (later[Math.min(task.tries, later.length - 1)] as Micros);
    task.tries += 1;
    if (!found) return;
    const { since, before, isLonger } = found;
    const isUnknown = !task.told || task.told.state === "unknown";
    // Nothing may change that any more but data that were given up for lost.
    if (isLonger || (before !== null && (isUnknown || isKnown(before)))) task.due = Number.POSITIVE_INFINITY;
    const told = task.told ? { state: task.told.state, since: task.told.since } : null;
    picture.takeSince(machine, told, { since: Math.min(since, told?.since ?? since), isLonger });
  }

  let isStopped = false;
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isAway = false;

  async function look(): Promise<void> {
    for (const [machine, task] of tasks) {
      if (isStopped) return;
      if (task.due <= now()) await lookUp(machine, task);
    }
  }

  async function lookSafely(): Promise<void> {
    try {
      await look();
      isAway = false;
    } catch (error) {
      const reason = (error as Error).message;
      if (!isAway) log.warn({ reason }, "since when machines are in their states cannot be looked up now");
      isAway = true;
    }
    const again = () => {
      looking = lookSafely();
    };
    if (!isStopped) timer = setTimeout(again, 1_000);
  }

  return {
    look,
    start() {
      looking = lookSafely();
    },
    async stop() {
      isStopped = true;
      leave();
      clearTimeout(timer);
      await looking;
      clearTimeout(timer);
    },
  };
}

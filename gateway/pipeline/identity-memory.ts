import type { Micros } from "../../config/micros.ts";
import { GOOD, type Quality } from "../../config/quality.ts";
import type { SampleValue } from "../../config/wire/batch.ts";

/**
 * How many readings of a source are known for certain, at least: the most that a broker can have in flight (a packet
 * identifier has 16 bits), so that whatever it delivers again after a crash is known. At most twice as many are kept.
 */
export const knownReadings = 65_536;

type Content = SampleValue | { value: SampleValue; quality: Quality };

/** Recent identities of one signal. */
export interface SignalMemory {
  recent: Map<Micros, Content>;
  older: Map<Micros, Content>;
  newest: Micros;
}

/**
 * An identity (machine, signal, t) never changes its content: the same time, value and quality again is a duplicate;
 * the same time with another content moves on by a microsecond until its place is free or holds the same. Delivered
 * again in the same order, readings find the same places.
 */
export interface IdentityMemory {
  signal(): SignalMemory;
  /** The content is known at this time, or moved on from it. */
  knows(memory: SignalMemory, t: Micros, value: SampleValue, quality: Quality): boolean;
  /** The time under which the reading is kept, or undefined for a duplicate. */
  place(memory: SignalMemory, t: Micros, value: SampleValue, quality: Quality): Micros | undefined;
  /** Takes in what an earlier process has kept; false once enough is known. */
  recall(memory: SignalMemory, t: Micros, value: SampleValue, quality: Quality): boolean;
}

export function createIdentityMemory(limit = knownReadings): IdentityMemory {
  const signals: SignalMemory[] = [];
  let recent = 0;
  let recalled = 0;

  const remember = (memory: SignalMemory, t: Micros, value: SampleValue, quality: Quality): void => {
    memory.recent.set(t, quality === GOOD ? value : { value, quality });
    if (t > memory.newest) memory.newest = t;
    recent += 1;
    if (recent < limit) return;
    recent = 0;
    for (const signal of signals) {
      // A signal that gave nothing meanwhile keeps what it has.
      if (signal.recent.size === 0) continue;
      signal.older = signal.recent;
      signal.recent = new Map();
    }
  };

  return {
    signal() {
      const memory = { recent: new Map(), older: new Map(), newest: Number.NEGATIVE_INFINITY };
      signals.push(memory);
      return memory;
    },
    knows: (memory, t, value, quality) => find(memory, t, value, quality) === undefined,
    place(memory, t, value, quality) {
      const place = find(memory, t, value, quality);
      if (place !== undefined) remember(memory, place, value, quality);
      return place;
    },
    recall(memory, t, value, quality) {
      if (recalled >= limit) return false;
      recalled += 1;
      memory.older.set(t, quality === GOOD ? value : { value, quality });
      if (t > memory.newest) memory.newest = t;
      return true;
    },
  };
}

function isSame(known: Content, value: SampleValue, quality: Quality): boolean {
  if (typeof known === "object" && known !== null) return known.value === value && known.quality === quality;
  return quality === GOOD && known === value;
}

/** The first free time from t on, or undefined when the content is found before. */
function find(memory: SignalMemory, t: Micros, value: SampleValue, quality: Quality): Micros | undefined {
  let place = t;
  while (place <= memory.newest) {
    let known = memory.recent.get(place);
    if (known === undefined) known = memory.older.get(place);
    if (known === undefined) break;
    if (isSame(known, value, quality)) return undefined;
    place += 1;
  }
  return place;
}

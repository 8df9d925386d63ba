/** Token buckets by name (an address, a user at an address) in bounded memory. */
export interface AttemptLimit {
  /** Takes a token; false when there is none: the attempt is to be refused unseen. */
  take(name: string): boolean;
  /** Puts one back: the attempt was a good one. */
  giveBack(name: string): void;
  readonly names: number;
}

/**
 * `burst` tokens at first, then one every `every` milliseconds. Of more than `names` names the one unused for longest
 * is forgotten. `now` in milliseconds.
 */
export function createAttemptLimit(settings: {
  burst: number;
  every: number;
  names: number;
  now: () => number;
}): AttemptLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const bucketOf = (name: string) => {
    const now = settings.now();
    const old = buckets.get(name) ?? { tokens: settings.burst, at: now };
    const tokens = Math.min(settings.burst, old.tokens + (now - old.at) / settings.every);
    const bucket = { tokens, at: now };
    buckets.delete(name);
    buckets.set(name, bucket);
    if (buckets.size > settings.names) {
      for (const oldest of buckets.keys()) {
        buckets.delete(oldest);
        break;
      }
    }
    return bucket;
  };
  return {
    take(name) {
      const bucket = bucketOf(name);
      if (bucket.tokens < 1) return false;
      bucket.tokens -= 1;
      return true;
    },
    giveBack(name) {
      const bucket = bucketOf(name);
      bucket.tokens = Math.min(settings.burst, bucket.tokens + 1);
    },
    get names() {
      return buckets.size;
    },
  };
}

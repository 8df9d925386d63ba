/** Waiting times between attempts, milliseconds: doubling, each by a random half to whole, so that many spread out. */
export interface Backoff {
  next(): number;
  reset(): void;
}

export function createBackoff(first: number, most: number, random: () => number = Math.random): Backoff {
  let attempt = 0;
  return {
    next() {
      const full = Math.min(most, first * 2 ** Math.min(attempt, 20));
      attempt += 1;
      return full * (0.5 + random() / 2);
    },
    reset() {
      attempt = 0;
    },
  };
}

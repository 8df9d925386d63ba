/** Waiting times between attempts, milliseconds: doubling from `first` to `most`, each by a random 50 to 100 %. */
export interface Backoff {
  /** `most` for this once may be another. */
  next(most?: number): number;
  reset(): void;
}

export function createBackoff(first = 250, most = 15_000, random = Math.random): Backoff {
  let attempt = 0;
  return {
    next(limit = most) {
      const full = Math.min(limit, first * 2 ** Math.min(attempt, 20));
      attempt += 1;
      return full * (0.5 + random() / 2);
    },
    reset() {
      attempt = 0;
    },
  };
}

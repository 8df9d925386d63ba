/** Tells that something happened to a booking, whichever process of the installation did it, and nothing of what. */
export interface BookingNews {
  /** Number of the last thing that happened to any booking, as last looked; null: not known yet. */
  latest(): number | null;
  /** Told of each new number. Returns what ends it. */
  subscribe(listener: (latest: number) => void): () => void;
  /** Looks now, as after a change by this process. Resolves when whoever listens has been told. */
  look(): Promise<void>;
  close(): void;
}

/**
 * The ledger's number is asked for every `every` milliseconds while anybody listens: one look into an index, the same
 * with every database, and nothing is missed however often a connection is lost.
 */
export function createBookingNews(given: { ask: () => Promise<number>; every?: number }): BookingNews {
  const { ask, every = 1_000 } = given;
  const listeners = new Set<(latest: number) => void>();
  let known: number | null = null;
  let isWanted = false;
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;

  const run = async () => {
    while (isWanted) {
      isWanted = false;
      // A database that is away is told of elsewhere; a later look finds what happened meanwhile.
      const number = await ask().catch(() => known);
      if (number === null || number === known) continue;
      known = number;
      for (const listener of listeners) listener(number);
    }
  };
  /** One at a time: what is committed while a look is under way may be too late for it, so that another follows. */
  const look = (): Promise<void> => {
    isWanted = true;
    running ??= Promise.resolve()
      .then(run)
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  const rest = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    latest: () => known,
    subscribe(listener) {
      listeners.add(listener);
      if (timer === undefined) {
        timer = setInterval(() => running ?? look(), every);
        void look();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) rest();
      };
    },
    look: () => (listeners.size === 0 ? Promise.resolve() : look()),
    close: rest,
  };
}

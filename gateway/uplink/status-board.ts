/** Publishes the gateway's status on change, though not more than once a second, and every ten seconds. */
export interface StatusBoard {
  changed(): void;
  /** Publishes what is due; to be called a few times a second. */
  flush(): void;
  /** A new connection: it is published again. */
  rewind(): void;
}

export interface StatusBoardSettings {
  isConnected: () => boolean;
  publish: () => void;
  /** A change of this text is a change of the status. */
  state: () => string;
  /** Monotonic milliseconds. */
  monotonic: () => number;
}

const every = 10_000;
const atMostEvery = 1_000;

export function createStatusBoard(settings: StatusBoardSettings): StatusBoard {
  let isChanged = true;
  let last = Number.NEGATIVE_INFINITY;
  let state = "";
  const changed = () => {
    isChanged = true;
  };
  return {
    changed,
    flush() {
      if (!settings.isConnected()) return;
      const age = settings.monotonic() - last;
      if (age < atMostEvery) return;
      const newState = settings.state();
      if (!isChanged && newState === state && age < every) return;
      state = newState;
      isChanged = false;
      last = settings.monotonic();
      settings.publish();
    },
    rewind() {
      last = Number.NEGATIVE_INFINITY;
      isChanged = true;
    },
  };
}

/**
 * When to commit what has been gathered: at once when there is much; a moment after the input has gone quiet when
 * some has come in a burst, for then a source's window may be full and wait for acknowledgements; else after the
 * longest delay.
 */
export interface CommitSchedule {
  /** Says how long the last commit took, milliseconds: the dearer they are, the rarer the early ones. */
  took(duration: number): void;
  /** Says how much is gathered now. */
  gathered(samples: number, bytes: number): void;
  stop(): void;
}

export interface CommitScheduleSettings {
  commit: () => void;
  /** Longest wait, milliseconds. */
  delay: number;
  /** No more input for so long, milliseconds, is quiet. */
  quiet: number;
  /** A burst: so many samples (the usual window of a broker) within so many milliseconds. */
  some: number;
  burst: number;
  bytes: number;
  samples: number;
}

export const usualSchedule = { delay: 250, quiet: 4, some: 20, burst: 25, bytes: 184_320, samples: 16_384 };
/** Early commits take at most this part of the time. */
const share = 1 / 8;

export function createCommitSchedule(settings: CommitScheduleSettings): CommitSchedule {
  let late: NodeJS.Timeout | undefined;
  let quiet: NodeJS.Timeout | undefined;
  let earliest = 0;
  let begun = 0;
  let count = 0;
  let countAtTick = 0;

  const clear = () => {
    clearTimeout(late);
    clearTimeout(quiet);
    late = undefined;
    quiet = undefined;
    count = 0;
  };
  const commit = () => {
    clear();
    settings.commit();
  };
  const tick = () => {
    if (count === countAtTick) return commit();
    countAtTick = count;
    quiet = setTimeout(tick, settings.quiet);
  };

  return {
    took(duration) {
      earliest = performance.now() + duration / share;
    },
    gathered(samples, bytes) {
      if (bytes >= settings.bytes || samples >= settings.samples) return commit();
      const before = count;
      count = samples;
      if (late === undefined) {
        late = setTimeout(commit, settings.delay);
        begun = performance.now();
      }
      if (before >= settings.some || samples < settings.some) return;
      const now = performance.now();
      if (now - begun > settings.burst) return;
      countAtTick = count;
      quiet = setTimeout(tick, Math.max(settings.quiet, earliest - now));
    },
    stop: clear,
  };
}

/** How long a sender must pause to keep to its rate. */
export interface MessageRate {
  /** Counts messages and returns the pause in milliseconds, 0 while the rate is kept. `now` in milliseconds. */
  count(messages: number, now: number): number;
}

/** `perSecond` on average, and as many at once after a quiet second. */
export function createMessageRate(perSecond: number): MessageRate {
  let tokens = perSecond;
  let at: number | undefined;
  return {
    count(messages, now) {
      tokens = Math.min(perSecond, tokens + ((now - (at ?? now)) * perSecond) / 1_000) - messages;
      at = now;
      return tokens >= 0 ? 0 : Math.ceil((-tokens * 1_000) / perSecond);
    },
  };
}

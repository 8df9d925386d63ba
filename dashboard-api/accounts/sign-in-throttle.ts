import { MINUTE, type Micros } from "../../config/micros.ts";

/** How often a wrong password may be tried. */
export interface SignInThrottle {
  /** Microseconds until another try is allowed; 0: now. Counts the try when it is. */
  wait(login: string, address: string): Micros;
  /** The try was a good one: it is not counted. */
  succeeded(login: string, address: string): void;
}

/** Of one login from one address, and of one address with whatever logins: tries at first, then one every so often. */
const limits = { login: { burst: 5, every: MINUTE }, address: { burst: 30, every: MINUTE / 3 } };
const mostNames = 10_000;

/**
 * In bounded memory: of too many names the one longest unused is forgotten. Nobody can lock another's account, since a
 * login is counted by address too.
 */
export function createSignInThrottle(now: () => Micros): SignInThrottle {
  const tries = new Map<string, { left: number; at: Micros }>();
  const keysOf = (login: string, address: string) =>
    [
      [`${address} ${login}`, limits.login],
      [address, limits.address],
    ] as const;
  const leftOf = (key: string, { burst, every }: { burst: number; every: Micros }) => {
    const known = tries.get(key) ?? { left: burst, at: now() };
    return Math.min(burst, known.left + (now() - known.at) / every);
  };
  const keep = (key: string, left: number) => {
    tries.delete(key);
    tries.set(key, { left, at: now() });
    const [oldest] = tries.keys();
    if (tries.size > mostNames && oldest !== undefined) tries.delete(oldest);
  };
  return {
    wait(login, address) {
      const keys = keysOf(login, address);
      const waits = keys.map(([key, limit]) => Math.ceil((1 - leftOf(key, limit)) * limit.every));
      const longest = Math.max(0, ...waits);
      if (longest === 0) for (const [key, limit] of keys) keep(key, leftOf(key, limit) - 1);
      return longest;
    },
    succeeded(login, address) {
      for (const [key, limit] of keysOf(login, address)) {
        keep(key, Math.min(limit.burst, leftOf(key, limit) + 1));
      }
    },
  };
}

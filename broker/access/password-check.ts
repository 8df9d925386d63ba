import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { hashPassword, matchesHash, newPassword } from "./password-hash.ts";

export interface PasswordCheck {
  /** Whether this very password was found right before: costs nothing, so a reconnect storm does not either. */
  isKnown(user: string, password: Buffer, hash: string | null | undefined): boolean;
  /** The same work whether the user exists (`hash`) or not. `busy`: too many are waiting; try again later. */
  check(user: string, password: Buffer, hash: string | null | undefined): Promise<"right" | "wrong" | "busy">;
}

/** `concurrency` hashes run at a time (threads shared with all of Node's file access), `waiting` may wait. */
export function createPasswordCheck(settings: { concurrency: number; waiting: number }): PasswordCheck {
  const secret = randomBytes(32);
  const digest = (password: Buffer) => createHmac("sha256", secret).update(password).digest();
  const known = new Map<string, { hash: string; digest: Buffer }>();
  const queue: (() => void)[] = [];
  let running = 0;
  let nobody: Promise<string> | undefined;

  const slot = async () => {
    if (running < settings.concurrency) running += 1;
    // The slot is handed over by whoever ends.
    else await new Promise<void>((resolve) => queue.push(resolve));
  };
  const release = () => {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  };

  return {
    isKnown(user, password, hash) {
      const entry = known.get(user);
      return entry !== undefined && entry.hash === hash && timingSafeEqual(entry.digest, digest(password));
    },
    async check(user, password, hash) {
      if (queue.length >= settings.waiting) return "busy";
      await slot();
      try {
        nobody ??= hashPassword(newPassword());
        const matches = await matchesHash(password, hash ?? (await nobody));
        if (!matches || !hash) return "wrong";
        known.set(user, { hash, digest: digest(password) });
        return "right";
      } finally {
        release();
      }
    },
  };
}

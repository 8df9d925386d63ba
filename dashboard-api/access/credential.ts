import type { Caller } from "./role.ts";
import type { Scope } from "./scope.ts";

/** Who asks, and by what they are known. */
export interface Credential {
  readonly caller: Caller;
  /** null: whatever the role allows. */
  readonly scopes: readonly Scope[] | null;
  /** Account behind a session or token. */
  readonly account: string | null;
  /** Of a session, which a browser sends by itself: a change must carry this too. */
  readonly csrf: string | null;
}

/** Finds who a secret stands for. Rejects with StoreUnreadable while that cannot be looked up. */
export interface Credentials {
  byToken(token: string): Promise<Credential | undefined>;
  bySession(secret: string): Promise<Credential | undefined>;
}

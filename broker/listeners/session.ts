import type { Proof } from "../access/authenticator.ts";
import type { Identity } from "../access/identity.ts";

/** A logged in connection. */
export interface Session {
  who: Identity;
  proof: Proof;
  clientId: string;
  address: string;
  /** A gateway has asked for its acknowledgements. */
  wantsAcks: boolean;
  close(): void;
}

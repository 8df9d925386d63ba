/** Whom an outside provider vouches for (OpenID Connect Core 1.0, section 2). */
export interface VouchedPerson {
  /** `iss` and `sub`: together they name one person for good. */
  readonly issuer: string;
  readonly subject: string;
  /** Only where the provider says that it has verified it. */
  readonly email: string | null;
}

/**
 * The place of OpenID Connect (docs/decisions/0041); nothing stands here yet. An adapter signs people in elsewhere; which
 * account a vouched person is, and its role and company, stay this installation's to say.
 */
export interface IdentityProvider {
  /** Where the browser is sent, and what must come back with it: state, nonce and PKCE verifier, kept in a cookie. */
  begin(): Promise<{ readonly address: string; readonly kept: string }>;
  /** The person behind the answer that the browser brings back; null: the provider does not vouch, or it is not ours. */
  finish(answer: URLSearchParams, kept: string): Promise<VouchedPerson | null>;
}

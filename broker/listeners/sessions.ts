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

/** Who is logged in, by the MQTT library's own object for a connection. A gateway has one connection at most. */
export interface Sessions<Client extends object> {
  /**
   * Returns the live session that keeps this one out, or undefined when it has begun. The same client id takes over:
   * its old connection is dead or dying.
   */
  begin(client: Client, session: Session): Session | undefined;
  end(client: Client): void;
  /** Also after its end, since the last will is published then. */
  of(client: Client): Session | undefined;
  ofGateway(gateway: string): { client: Client; session: Session } | undefined;
  live(): Iterable<Session>;
  readonly count: number;
}

export function createSessions<Client extends object>(): Sessions<Client> {
  const known = new WeakMap<Client, Session>();
  const live = new Map<Client, Session>();
  const gateways = new Map<string, { client: Client; session: Session }>();
  return {
    begin(client, session) {
      const { who, clientId } = session;
      if (who.kind === "gateway") {
        const present = gateways.get(who.id)?.session;
        if (present && present.clientId !== clientId) return present;
        gateways.set(who.id, { client, session });
      }
      known.set(client, session);
      live.set(client, session);
      return undefined;
    },
    end(client) {
      const who = live.get(client)?.who;
      live.delete(client);
      // Only the present holder gives the gateway's place free, not the one it took over from.
      if (who?.kind === "gateway" && gateways.get(who.id)?.client === client) gateways.delete(who.id);
    },
    of: (client) => known.get(client),
    ofGateway: (gateway) => gateways.get(gateway),
    live: () => live.values(),
    get count() {
      return live.size;
    },
  };
}

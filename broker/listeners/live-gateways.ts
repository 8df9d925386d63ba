/** Who holds the one connection of each gateway. */
export interface LiveGateways<Holder> {
  /** `refused`: another client id is connected. The same client id takes over: its old connection is dead or dying. */
  claim(gateway: string, clientId: string, holder: Holder): "free" | "taken-over" | "refused";
  /** Only the present holder's release counts. */
  release(gateway: string, holder: Holder): void;
  holderOf(gateway: string): Holder | undefined;
}

export function createLiveGateways<Holder>(): LiveGateways<Holder> {
  const live = new Map<string, { clientId: string; holder: Holder }>();
  return {
    claim(gateway, clientId, holder) {
      const present = live.get(gateway);
      if (present && present.clientId !== clientId) return "refused";
      live.set(gateway, { clientId, holder });
      return present ? "taken-over" : "free";
    },
    release(gateway, holder) {
      if (live.get(gateway)?.holder === holder) live.delete(gateway);
    },
    holderOf: (gateway) => live.get(gateway)?.holder,
  };
}

import { addressGroup } from "../access/address.ts";

/** Counts open connections over all listeners. */
export interface ConnectionCap {
  /** undefined when it may stay (then call `leave` once it has closed), else why not. */
  enter(address: string): string | undefined;
  leave(address: string): void;
  readonly open: number;
}

export function createConnectionCap(limits: { total: number; perAddress: number }): ConnectionCap {
  const counts = new Map<string, number>();
  let open = 0;
  return {
    enter(address) {
      const group = addressGroup(address);
      const here = counts.get(group) ?? 0;
      if (open >= limits.total) return `${open} connections are open, the most there may be`;
      if (here >= limits.perAddress)
        return `${here} connections are open from ${group}, the most there may be`;
      counts.set(group, here + 1);
      open += 1;
      return undefined;
    },
    leave(address) {
      const group = addressGroup(address);
      const here = (counts.get(group) ?? 1) - 1;
      if (here > 0) counts.set(group, here);
      else counts.delete(group);
      open -= 1;
    },
    get open() {
      return open;
    },
  };
}

/** Programs of the cluster that are no gateway. */
export const serviceNames = ["api"] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Who is at the other end of a connection, once proven. */
export type Identity =
  | { kind: "gateway"; id: string }
  | { kind: "service"; id: ServiceName }
  /** A screen at a machine, of whatever name: it only reads. */
  | { kind: "display"; id: string };

export const isServiceName = (name: string): name is ServiceName =>
  (serviceNames as readonly string[]).includes(name);

/** User names that no gateway and no display may have: `intake` is the broker's own at an external broker. */
export const isReserved = (name: string): boolean => isServiceName(name) || name === "intake";

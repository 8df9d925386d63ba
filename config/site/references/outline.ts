import type { Path } from "../finding.ts";

/** A map of the document that may hold anything, with where it stands. */
export interface Entry {
  path: Path;
  map: Record<string, unknown>;
}

export interface MachineOutline extends Entry {
  id: string | undefined;
  signals: (Entry & { id: string | undefined })[];
}
export interface SourceOutline extends Entry {
  id: string | undefined;
  gateway: Entry;
  protocol: unknown;
}

/**
 * What can be told of a document before (or without) it being valid: mistakes in one part must not hide how the
 * other parts fit together. Everything that is not of the needed kind is left out here; the schema tells of it.
 */
export interface Outline {
  root: Record<string, unknown>;
  companies: Entry[];
  machines: MachineOutline[];
  funding: Entry[];
  gateways: Entry[];
  sources: SourceOutline[];
}

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** The maps of the list under `key`. */
export function entries(map: Record<string, unknown>, key: string, path: Path): Entry[] {
  const list = map[key];
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) => (isMap(item) ? [{ path: [...path, key, index], map: item }] : []));
}

export function outline(data: unknown): Outline {
  const root = isMap(data) ? data : {};
  const withId = (entry: Entry) => ({ ...entry, id: textOf(entry.map.id) });
  const gateways = entries(root, "gateways", []);
  return {
    root,
    gateways,
    companies: entries(root, "companies", []),
    funding: entries(root, "funding", []),
    machines: entries(root, "machines", []).map((machine) => ({
      ...withId(machine),
      signals: entries(machine.map, "signals", machine.path).map(withId),
    })),
    sources: gateways.flatMap((gateway) =>
      entries(gateway.map, "sources", gateway.path).map((source) => ({
        ...withId(source),
        gateway,
        protocol: source.map.protocol,
      })),
    ),
  };
}

export const ids = (items: readonly { map: Record<string, unknown> }[]): string[] =>
  items.flatMap((item) => textOf(item.map.id) ?? []);

import type { Micros } from "../../../config/micros.ts";

interface Waiting {
  readonly id: string;
  readonly machines: readonly string[];
  readonly earliest: Micros;
  readonly latest: Micros;
}

/** Whether two in line may want the same time of the same machine. */
export const contend = (a: Waiting, b: Waiting): boolean =>
  a.earliest < b.latest && b.earliest < a.latest && a.machines.some((it) => b.machines.includes(it));

/** Which place somebody has among those who may want the same, 1 the first; `inOrder` is the whole line. */
export function placeOf(one: Waiting, inOrder: readonly Waiting[]): { place: number; of: number } {
  const rivals = inOrder.filter((it) => it.id === one.id || contend(it, one));
  return { place: rivals.findIndex((it) => it.id === one.id) + 1, of: rivals.length };
}

/** Hours in a rolling window, in microseconds. */
export interface Allowance {
  limit: number;
  window: number;
  peakOnly: boolean;
  used: number;
  remaining: number;
}

/** The allowances that machines tell, each once, the scarcest first; `machines`: those it is for, where it is not for all. */
export function pooled(
  told: readonly { machine: string; allowances: readonly Allowance[] }[],
): (Allowance & { key: string; machines: string[] | null })[] {
  const found = new Map<string, Allowance & { key: string; on: string[] }>();
  for (const { machine, allowances } of told) {
    for (const it of allowances) {
      const key = `${it.limit} ${it.window} ${it.peakOnly} ${it.used}`;
      const before = found.get(key);
      if (before) before.on.push(machine);
      else found.set(key, { ...it, key, on: [machine] });
    }
  }
  return [...found.values()]
    .map(({ on, ...it }) => ({ ...it, machines: on.length === told.length ? null : on }))
    .sort((one, other) => one.remaining / one.limit - other.remaining / other.limit);
}

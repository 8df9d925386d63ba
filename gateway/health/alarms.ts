/** What a person must look at now, each a sentence under a name. */
export interface Alarms {
  /** Sets or (null) clears one; true when that is a change. */
  set(name: string, sentence: string | null): boolean;
  sentences(): string[];
}

export function createAlarms(changed: () => void): Alarms {
  const alarms = new Map<string, string>();
  return {
    set(name, sentence) {
      if ((alarms.get(name) ?? null) === sentence) return false;
      if (sentence === null) alarms.delete(name);
      else alarms.set(name, sentence);
      changed();
      return true;
    },
    sentences: () => [...alarms.values()],
  };
}

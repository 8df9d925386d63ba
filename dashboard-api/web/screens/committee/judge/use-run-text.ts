import { useText, useWords } from "../../../language/use-words.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import { cardWords } from "./card-words.ts";
import type { UnbookedRun } from "./judge-case.ts";

/** Running, setup and held together, in microseconds as the API has them. */
export const lengthOfRun = ({ durations: { running, setup, held } }: UnbookedRun): number =>
  running + setup + held;

/** Runs of unbooked use in words. */
export function useRunText() {
  const words = useWords(cardWords);
  const text = useText();
  const time = useTime();
  const machines = useMachines().value?.items ?? [];
  const length = (micros: number) => time.duration(micros / 1_000);
  return {
    /** Machine and time, to tell it from others. */
    name: ({ machine, from, to }: UnbookedRun) =>
      `${text(machines.find((it) => it.id === machine)?.name) || machine} ${time.range(millis(from), millis(to))}`,
    /** How long all of them are together. */
    length: (runs: readonly UnbookedRun[]) => length(runs.reduce((sum, it) => sum + lengthOfRun(it), 0)),
    /** What the machine did in it. */
    facts: ({ durations: { running, setup, held } }: UnbookedRun): string[] => [
      ...(running > 0 ? [words.ran(length(running))] : []),
      ...(setup > 0 ? [words.setUp(length(setup))] : []),
      ...(held > 0 ? [words.held(length(held))] : []),
    ],
  };
}

import { useText } from "../../../language/use-words.ts";
import { useMachines } from "../../../session/use-machines.ts";
import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";

/** Names of machines; the id until they are told. */
export function useMachineNames(): (id: string) => string {
  const text = useText();
  const machines = useMachines().value?.items ?? [];
  return (id) => text(machines.find((it) => it.id === id)?.name) || id;
}

/** A machine and its time in words. */
export function useSlotName(): (slot: { machine: string; from: string; to: string }) => string {
  const nameOf = useMachineNames();
  const time = useTime();
  return ({ machine, from, to }) => `${nameOf(machine)} ${time.range(millis(from), millis(to))}`;
}

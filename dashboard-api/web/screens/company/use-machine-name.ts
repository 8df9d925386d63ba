import { useText } from "../../language/use-words.ts";
import { useMachines } from "../../session/use-machines.ts";

/** A machine's name in the page's language; its id until it is told. */
export function useMachineName(): (id: string) => string {
  const text = useText();
  const machines = useMachines();
  return (id) => text(machines.value?.items.find((it) => it.id === id)?.name) || id;
}

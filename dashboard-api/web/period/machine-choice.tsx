import "./machine-choice.css";
import { useNavigation } from "../app/navigation.tsx";
import { useText, useWords } from "../language/use-words.ts";
import { useMachines } from "../session/use-machines.ts";
import { periodWords } from "./words.ts";

/** All machines, or some. What is chosen goes into the address. */
export function MachineChoice({ chosen }: { chosen: readonly string[] }) {
  const words = useWords(periodWords);
  const text = useText();
  const { change } = useNavigation();
  const machines = useMachines().value?.items ?? [];
  if (machines.length < 2) return null;
  const toggle = (id: string) => {
    const now = chosen.includes(id) ? chosen.filter((it) => it !== id) : [...chosen, id];
    change({ machines: now.length === machines.length ? undefined : now.join(",") });
  };
  return (
    <fieldset class="row machine-choice" aria-label={words.machines}>
      <button
        type="button"
        class="chip"
        aria-pressed={chosen.length === 0}
        onClick={() => change({ machines: undefined })}
      >
        {words.allMachines}
      </button>
      {machines.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          class="chip"
          aria-pressed={chosen.includes(id)}
          onClick={() => toggle(id)}
        >
          {text(name)}
        </button>
      ))}
    </fieldset>
  );
}

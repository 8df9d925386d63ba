/** What of a machine tells which others can stand in for it. */
interface Capable {
  readonly id: string;
  readonly capabilities: readonly { readonly process: string }[];
}

/**
 * The machine group of each machine, by its id. Machines that share a capability's process are of one group, also by way
 * of a third; it is called by the process named first among theirs. A machine that shares none is a group of its own,
 * called by its first process, or by its id where it has none.
 */
export function machineGroups(machines: readonly Capable[]): ReadonlyMap<string, string> {
  const groupOf = new Map<string, string>();
  const processOf = new Map<string, string>();
  for (const { id, capabilities } of machines) {
    const processes = capabilities.map((it) => it.process);
    const joined = new Set(processes.flatMap((it) => processOf.get(it) ?? []));
    // The group that was there first keeps its name and takes in the others.
    const name = [...groupOf.values()].find((it) => joined.has(it)) ?? processes[0] ?? id;
    for (const [process, group] of processOf) if (joined.has(group)) processOf.set(process, name);
    for (const [machine, group] of groupOf) if (joined.has(group)) groupOf.set(machine, name);
    for (const process of processes) processOf.set(process, name);
    groupOf.set(id, name);
  }
  return groupOf;
}

import type { Micros } from "../micros.ts";
import type { StateInterval } from "../wire/batch.ts";

/**
 * A re-derivation is written in many steps and must be seen whole or not at all, whatever ends the writing. Its mark
 * says how far it is:
 * - `pending`: being written, or given up; readers leave its intervals out
 * - `shown`: complete; readers show it
 * - `told`: and word of it went to the ledger by an arrival
 *
 * The mark is a row among the states, replaced as each row with its identity is, under a name that is no machine's
 * (`mill#derivations`), so that no question about a machine meets it.
 */
export type DerivationPhase = "pending" | "shown" | "told";

export interface DerivationMark {
  machine: string;
  derivation: number;
  phase: DerivationPhase;
  /** Which run made it: two runs that take the same number at the same time find out by it. */
  run: string;
  /** The window that was derived again, [from, to). */
  from: Micros;
  to: Micros;
}

export const markedName = (machine: string): string => `${machine}#derivations`;

/** Where all marks stand in time. */
export const markPlace = { from: 0, until: 1 } as const;

export const markRow = ({ machine, derivation, phase, run, from, to }: DerivationMark): StateInterval => ({
  machine: markedName(machine),
  derivation,
  state: "unknown",
  rules: `${phase} ${run} ${from} ${to}`,
  ...markPlace,
});

const shape = /^(pending|shown|told) (\S+) (-?\d+) (-?\d+)$/;

/** undefined for a row that is no mark. */
export function readMark(
  machine: string,
  row: Pick<StateInterval, "derivation" | "rules">,
): DerivationMark | undefined {
  const [, phase, run = "", from, to] = shape.exec(row.rules) ?? [];
  if (phase === undefined) return undefined;
  const { derivation } = row;
  return { machine, derivation, phase: phase as DerivationPhase, run, from: Number(from), to: Number(to) };
}

export const isPendingMark = (rules: string): boolean => rules.startsWith("pending ");

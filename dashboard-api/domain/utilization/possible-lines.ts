import { isInUse, isKnown, type MachineState, machineStates } from "../../../config/machine-state.ts";
import { type IsoElement, isoElementOf } from "../ledger/iso-element.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";

/** Some company that no figure asks of: no company's id is empty. */
const somebody = "";

export const isCertain = (line: LedgerLine): boolean =>
  isKnown(line.state) && !line.inferred && !line.contested;

/** Whose use it may have been: in a slot its holder's, else nobody's; or somebody else's, the member's asked for too. */
const possibleOwners = (line: LedgerLine, member: string | null): (string | null)[] => [
  ...new Set([line.slotCompany, somebody, member ?? somebody]),
];

/** Running and setup are elements by themselves; the rest is delay inside the holder's own span of a slot, else not. */
const possibleElements = (line: LedgerLine, state: MachineState): IsoElement[] =>
  state === "running" || state === "setup" || line.slot === null
    ? [isoElementOf(state, false)]
    : [isoElementOf(state, false), isoElementOf(state, true)];

function inState(line: LedgerLine, state: MachineState, member: string | null): LedgerLine[] {
  const owners = isInUse(state) ? possibleOwners(line, member) : [null];
  return owners.flatMap((ownerCompany) => {
    const isOwn = line.slot !== null && ownerCompany === line.slotCompany;
    const kind = !isInUse(state)
      ? null
      : isOwn
        ? ("used" as const)
        : ownerCompany === null
          ? ("unbooked" as const)
          : ("overrun" as const);
    return possibleElements(line, state)
      .filter((iso) => !(isOwn && state === "held" && iso === "ADOT"))
      .map((iso) => ({
        ...line,
        ...{ state, kind, ownerCompany, iso },
        owner: isOwn ? line.slot : ownerCompany === null ? null : somebody,
      }));
  });
}

const knownStates = machineStates.filter(isKnown);

/**
 * What a line might have been, had everything been seen: of unknown and bridged time any state, of contested time its
 * own state with other owners and elements. `member` is whose figure is asked for, null for everybody's.
 */
export function possibleLines(line: LedgerLine, member: string | null): LedgerLine[] {
  if (isCertain(line)) return [line];
  if (!isKnown(line.state)) return knownStates.flatMap((state) => inState(line, state, member));
  if (line.inferred) return [line, ...knownStates.flatMap((state) => inState(line, state, member))];
  return [line, ...inState(line, line.state, member)];
}

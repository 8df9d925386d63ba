/** By what figures are grouped; days, hours and shifts are the site's local ones. */
export const groupKeys = [
  "machine",
  "member",
  "day",
  "isoWeek",
  "month",
  "fiscalYear",
  "hourOfWeek",
  "shift",
] as const;
export type GroupKey = (typeof groupKeys)[number];

const pairs: readonly (readonly GroupKey[])[] = [
  ["member", "month"],
  ["member", "hourOfWeek"],
];

/** None, any one, machine with any one other, member with month or hour of the week. */
export function isGrouping(keys: readonly GroupKey[]): boolean {
  if (keys.length <= 1) return true;
  if (keys.length > 2) return false;
  return keys.includes("machine") || pairs.some((pair) => pair.every((key) => keys.includes(key)));
}

export const groupingsInWords =
  "at most two of them: machine with any one other, member with month, or member with hourOfWeek";

/** How many groups there can be at most, so that a question too large is refused before it is worked on. */
export function mostGroups(
  keys: readonly GroupKey[],
  given: { machines: number; members: number; days: number },
): number {
  const sizes: Record<GroupKey, number> = {
    machine: given.machines,
    member: given.members + 1,
    day: given.days,
    isoWeek: Math.ceil(given.days / 7) + 1,
    month: Math.ceil(given.days / 28) + 1,
    fiscalYear: Math.ceil(given.days / 365) + 1,
    hourOfWeek: Math.min(168, given.days * 24),
    shift: 20,
  };
  return keys.reduce((product, key) => product * sizes[key], 1);
}

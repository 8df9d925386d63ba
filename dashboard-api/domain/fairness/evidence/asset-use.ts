import type { Micros } from "../../../../config/micros.ts";
import type { UseLine } from "../use/use-line.ts";

/**
 * What use was for: within or outside the purpose of the grant asked for; within that of another grant that the booking
 * names; not stated, where no booking says it.
 */
export const usePurposes = ["within", "outside", "otherGrant", "notStated"] as const;
export type UsePurpose = (typeof usePurposes)[number];
export type PurposeTimes = Readonly<Record<UsePurpose, Micros>>;

/** What bookings say of use. */
export interface StatedPurpose {
  readonly purpose: "within" | "outside";
  /** Grant whose purpose it is; null: of any that paid for the machine. */
  readonly grant: string | null;
}

/** One company's use of an asset. */
export interface CompanyUse {
  readonly company: string;
  readonly isMember: boolean;
  readonly time: Micros;
  /** Of all use that is somebody's; together 1. */
  readonly share: number;
  readonly bookings: number;
  /** Local days on which it used one of the asset's machines. */
  readonly days: number;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly purposes: PurposeTimes;
}

/** Use of an asset over a time, as a grant's office asks for it. Hours on the clock, whatever they cost. */
export interface AssetUse {
  readonly time: Micros;
  /** Nobody's yet. */
  readonly unassigned: Micros;
  readonly purposes: PurposeTimes;
  /** Whoever used most comes first. */
  readonly companies: readonly CompanyUse[];
  readonly byMembers: Micros;
  readonly byOthers: Micros;
  /** Breadth of joint use: how many companies, and the share of the one that used most (null: nobody). */
  readonly breadth: {
    readonly companies: number;
    readonly members: number;
    readonly largest: { readonly company: string; readonly share: number } | null;
  };
}

const noTimes = (): Record<UsePurpose, Micros> => ({ within: 0, outside: 0, otherGrant: 0, notStated: 0 });

/** What one line of use was for, as seen by one grant. */
export function purposeOf(stated: StatedPurpose | undefined, grant: string): UsePurpose {
  if (!stated) return "notStated";
  if (stated.purpose === "outside") return "outside";
  return stated.grant === null || stated.grant === grant ? "within" : "otherGrant";
}

/** Adds up the lines of everybody's use (`used` basis) of an asset's machines, as seen by one grant. */
export function assetUse(
  lines: Iterable<UseLine>,
  given: {
    readonly grant: string;
    readonly bookings: ReadonlyMap<string, StatedPurpose>;
    readonly members: ReadonlySet<string>;
    /** Local day of a time. */
    readonly dayOf: (time: Micros) => string;
  },
): AssetUse {
  const purposes = noTimes();
  const users = new Map<
    string,
    { time: Micros; bookings: Set<string>; days: Set<string>; purposes: Record<UsePurpose, Micros> }
  >();
  let [time, unassigned] = [0, 0];
  for (const { company, booking, hour, duration } of lines) {
    time += duration;
    const purpose = purposeOf(booking === null ? undefined : given.bookings.get(booking), given.grant);
    purposes[purpose] += duration;
    if (company === null) {
      unassigned += duration;
      continue;
    }
    const user = users.get(company) ?? {
      ...{ time: 0, bookings: new Set<string>(), days: new Set<string>(), purposes: noTimes() },
    };
    user.time += duration;
    user.purposes[purpose] += duration;
    user.days.add(given.dayOf(hour));
    if (booking !== null) user.bookings.add(booking);
    users.set(company, user);
  }
  const assigned = time - unassigned;
  const companies = [...users]
    .map(([company, user]): CompanyUse => {
      const days = [...user.days].sort();
      return {
        ...{ company, isMember: given.members.has(company), time: user.time, share: user.time / assigned },
        ...{ bookings: user.bookings.size, days: days.length, purposes: user.purposes },
        ...{ firstDay: days[0] ?? "", lastDay: days.at(-1) ?? "" },
      };
    })
    .sort((a, b) => b.time - a.time || (a.company < b.company ? -1 : 1));
  const byMembers = companies.filter((it) => it.isMember).reduce((sum, it) => sum + it.time, 0);
  const [largest] = companies;
  return {
    ...{ time, unassigned, purposes, companies, byMembers, byOthers: assigned - byMembers },
    breadth: {
      companies: companies.length,
      members: companies.filter((it) => it.isMember).length,
      largest: largest ? { company: largest.company, share: largest.share } : null,
    },
  };
}

import { type Change, changesOfMap, changesOfValue } from "../../../../../config/site/dated.ts";
import type { SiteView } from "../../../../routes/site.ts";

/** A setting, told by what it is; durations in microseconds. */
export type Told =
  | { kind: "duration"; value: number }
  | { kind: "share" | "factor" | "hourly"; value: number }
  | { kind: "bookings"; value: number }
  | { kind: "days"; value: number }
  | { kind: "yesNo"; value: boolean }
  | { kind: "word"; value: RuleValue }
  | { kind: "text"; value: string }
  | { kind: "charge"; share: number; amount: number }
  | { kind: "quotas"; value: SiteView["policies"]["booking"]["quotas"] }
  | { kind: "changes"; changes: Change<Told>[] }
  | { kind: "none" };

export type RuleValue = "short" | "hidden" | "chargeable" | "used" | "booked";
export type RuleGroup = "booking" | "outcome" | "waitlist" | "figures" | "money";

const bookingRules = [
  ...["granularity", "minimum", "maximum", "horizon", "notice", "changeover", "qualification"],
  ...["outsidersNeedApproval", "futureBookings", "quotas", "shortNotice", "lateCancellation"],
] as const;
export type RuleName =
  | "granularity"
  | "minimum"
  | "maximum"
  | "horizon"
  | "notice"
  | "changeover"
  | "qualification"
  | "outsidersNeedApproval"
  | "futureBookings"
  | "quotas"
  | "shortNotice"
  | "lateCancellation"
  | "names"
  | "usedShare"
  | "reminder"
  | "noShow"
  | "held"
  | "leastOutcomeCoverage"
  | "release"
  | "hold"
  | "leastHold"
  | "mostPerCompany"
  | "leastQuality"
  | "bridge"
  | "runBreak"
  | "early"
  | "grace"
  | "basis"
  | "peakFactor"
  | "halfLife"
  | "lateCancel"
  | "noShowCharge"
  | "paymentDays";

export interface Rule {
  name: RuleName;
  told: Told;
}
type Penalty = { share: number; amount: number };
type Booking = Partial<SiteView["policies"]["booking"]>;

const duration = (value: number): Told => ({ kind: "duration", value });
const share = (value: number): Told => ({ kind: "share", value });
/** What has changed or will is told with its days. */
const changing = <T>(changes: readonly Change<T>[], told: (value: T) => Told): Told => ({
  kind: "changes",
  changes: changes.map(({ from, value }) => ({ from, value: told(value) })),
});

/** What an hour of a machine costs. */
export const ruleOfRate = (rate: SiteView["machines"][number]["rate"]): Told =>
  changing(changesOfValue(rate), (value) => ({ kind: "hourly", value }));

/** Rules of booking, of the cluster or those in which a machine differs. */
export function rulesOfBooking(booking: Booking): Rule[] {
  return bookingRules.flatMap((name): Rule[] => {
    const value = booking[name as keyof Booking];
    if (value === undefined) return [];
    const told: Told =
      typeof value === "boolean"
        ? { kind: "yesNo", value }
        : typeof value === "string"
          ? { kind: "text", value }
          : name === "futureBookings"
            ? { kind: "bookings", value: value as number }
            : typeof value === "number"
              ? duration(value)
              : booking.quotas && booking.quotas.length > 0
                ? { kind: "quotas", value: booking.quotas }
                : { kind: "none" };
    return [{ name: name as RuleName, told }];
  });
}

/** All rules of the cluster in groups, as they were loaded. */
export function rulesOf({ policies, fairness, settlement }: SiteView): Record<RuleGroup, Rule[]> {
  const { bookings, waitlist, quality, attribution } = policies;
  return {
    booking: [
      ...rulesOfBooking(policies.booking),
      { name: "names", told: { kind: "word", value: policies.privacy.names } },
    ],
    outcome: [
      { name: "usedShare", told: share(bookings.usedShare) },
      { name: "reminder", told: duration(bookings.reminder) },
      { name: "noShow", told: duration(bookings.noShow) },
      { name: "held", told: duration(bookings.held) },
      { name: "leastOutcomeCoverage", told: share(bookings.leastCoverage) },
      { name: "release", told: { kind: "yesNo", value: bookings.release } },
    ],
    waitlist: [
      { name: "hold", told: duration(waitlist.hold) },
      { name: "leastHold", told: duration(waitlist.leastHold) },
      { name: "mostPerCompany", told: { kind: "bookings", value: waitlist.mostPerCompany } },
    ],
    figures: [
      { name: "leastQuality", told: share(quality.leastCoverage) },
      { name: "bridge", told: duration(policies.bridge) },
      { name: "runBreak", told: duration(attribution.break) },
      { name: "early", told: duration(attribution.early) },
      { name: "grace", told: duration(policies.ledger.grace) },
    ],
    money: [
      { name: "basis", told: { kind: "word", value: fairness.basis } },
      {
        name: "peakFactor",
        told: changing(changesOfValue(fairness.peakFactor), (value) => ({ kind: "factor", value })),
      },
      { name: "halfLife", told: duration(fairness.halfLife) },
      {
        name: "lateCancel",
        told: changing(changesOfMap<Penalty>(settlement.lateCancel), (it) => ({ kind: "charge", ...it })),
      },
      {
        name: "noShowCharge",
        told: changing(changesOfMap<Penalty>(settlement.noShow), (it) => ({ kind: "charge", ...it })),
      },
      { name: "paymentDays", told: { kind: "days", value: settlement.paymentDays } },
    ],
  };
}

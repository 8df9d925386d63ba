import { bookingPolicyOf } from "../../config/site/booking-policy.ts";
import type { Machine } from "../../config/site/machine.ts";
import type { Site } from "../../config/site/site.ts";
import { peakTime } from "../domain/booking/peak-time.ts";
import { localDays, openTime } from "../domain/calendar/open-time.ts";
import { estimate } from "../domain/fairness/settlement/estimate.ts";
import { statementOf } from "../domain/fairness/settlement/statement.ts";
import { clip, intersect } from "../domain/interval/intersect.ts";
import { type Interval, totalDuration } from "../domain/interval/interval.ts";
import { subtract } from "../domain/interval/subtract.ts";
import { union } from "../domain/interval/union.ts";
import { feeRulesOf, taxRulesOf } from "./fee-book.ts";
import { documentOf, type StatementDocument } from "./statement-document.ts";

/** 見積: what a booking would cost if it is kept, by the functions that make the settlement. */
export function estimateBooking(
  site: Site,
  { machine, company, from, until }: Interval & { machine: Machine; company: string },
): StatementDocument {
  const { zone, holidays, calendar } = site.cluster;
  const dates = new Set(holidays.dates);
  const open = openTime({ calendar: machine.calendar ?? calendar, zone, holidays: dates, from, to: until });
  const planned = subtract(open, union(machine.maintenance.map((it) => ({ from: it.from, until: it.to }))));
  const peak = peakTime(bookingPolicyOf(machine, site.policies.booking), zone, from, until);
  const taxRules = taxRulesOf(site);
  const rules = { feeRules: feeRulesOf(site), taxRules, lineMode: site.settlement.rounding };
  const days = localDays({ from, until }, zone).map((day) => {
    const ofDay = clip(planned, day);
    const inPeak = totalDuration(intersect(ofDay, peak));
    return { from: day.from, offPeak: totalDuration(ofDay) - inPeak, peak: inPeak };
  });
  const booking = { company, machine: machine.id, days };
  // Nothing planned lies in it: it costs nothing.
  const statement =
    estimate(booking, rules) ?? statementOf({ company, period: null, corrects: null }, [], taxRules);
  return documentOf({ site, statement, slots: new Map([["estimate", { starts: from }]]), ledgerVersion: 0 });
}

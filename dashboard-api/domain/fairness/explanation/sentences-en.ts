import type { UsePart } from "../use/use-line.ts";
import type { Sentences } from "./fact.ts";

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const signed = new Intl.NumberFormat("en", { maximumFractionDigits: 1, signDisplay: "exceptZero" });
const ratio = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });

export const partNamesEn: Readonly<Record<UsePart, string>> = {
  booked: "booked time",
  used: "use inside own bookings",
  outsidePlan: "use inside own bookings, outside planned hours",
  early: "use before a booking began",
  overrun: "use after a booking ended",
  assigned: "use without a booking, assigned to the company",
  lateReleased: "time cancelled or given back too late",
  takenOver: "time given back too late that was used after all (taken off)",
  blocked: "time blocked by another company's use (taken off)",
  excused: "time excused, such as breakdowns (taken off)",
  unassigned: "time whose user is not settled",
};

export const english: Sentences = {
  entitlement: ({ share }, member) => `The share of ${member} in this period is ${percent.format(share)}.`,
  use: ({ hours, all, share }) =>
    `It used ${number.format(hours)} equivalent hours, ${percent.format(share)} of the ${number.format(all)} hours of all members.`,
  nobodyUsed: () => "No member used anything in this period.",
  moreThanEntitled: ({ relative, hours }) =>
    `Its use is ${ratio.format(relative)} times its share, ${number.format(hours)} hours above it.`,
  lessThanEntitled: ({ relative, hours }) =>
    `Its use is ${ratio.format(relative)} times its share, ${number.format(hours)} hours below it.`,
  asEntitled: () => "Its use is much as its share.",
  part: ({ part, hours }) => `Of which ${partNamesEn[part]}: ${signed.format(hours)} h`,
  sumOfParts: ({ hours }) => `Together these are ${number.format(hours)} hours, the use stated above.`,
  unassigned: ({ hours, lower, upper }) =>
    `Nobody has been settled as the user of ${number.format(hours)} hours. Depending on whose they are, the member's part of all use is between ${percent.format(lower)} and ${percent.format(upper)}.`,
  coverage: ({ share }) =>
    share < 1
      ? `The machines confirmed ${percent.format(share)} of the time in question. What was not seen counts neither for nor against anybody.`
      : "The machines confirmed all of the time in question.",
  peak: ({ relative }) => `In peak hours alone its use is ${ratio.format(relative)} times its share.`,
  demand: ({ requested, granted, met }) =>
    `Of the ${number.format(requested)} hours it asked for it was given ${number.format(granted)} (${percent.format(met)}).`,
  shortfall: ({ fair, hours }) =>
    `A fair allocation by shares would have been ${number.format(fair)} hours; ${number.format(hours)} hours are missing.`,
  noShortfall: ({ fair }) =>
    `A fair allocation by shares would have been ${number.format(fair)} hours; nothing is missing.`,
  claim: ({ claim, place, of }) =>
    `In the next allocation it is number ${place} of ${of} (${number.format(claim)} hours, its use divided by its share; whoever has fewer goes first).`,
};

import { isInUse } from "../../../config/machine-state.ts";
import type { IsoElement } from "../ledger/iso-element.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { FigureDefinition } from "./figure-definition.ts";

const isPlanned = (line: LedgerLine) => line.plan === "open";
const isBooked = (line: LedgerLine) => isPlanned(line) && line.slot !== null;
const holder = (line: LedgerLine) => line.slotCompany;
const user = (line: LedgerLine) => line.ownerCompany;

/** A share of time whose extent does not depend on what the machine did. */
const shareOf = (
  denominatorName: string,
  within: (line: LedgerLine) => boolean,
  counts: (line: LedgerLine) => boolean,
  member: Pick<FigureDefinition, "companyOf" | "memberShare">,
): FigureDefinition => ({
  denominatorName,
  role: (line) => (within(line) ? (counts(line) ? "counts" : "opposes") : "outside"),
  ...member,
});

/** A ratio of ISO 22400-2 time elements. */
const isoRatio = (
  denominatorName: string,
  counting: readonly IsoElement[],
  opposing: readonly IsoElement[],
  memberShare: FigureDefinition["memberShare"],
): FigureDefinition => ({
  denominatorName,
  role: (line) => {
    if (!isPlanned(line)) return "outside";
    if (counting.includes(line.iso)) return "counts";
    return opposing.includes(line.iso) ? "opposes" : "outside";
  },
  // Delay is the order's, and the order is the booking; work is whose it is.
  companyOf: (line) => (line.iso === "ADET" ? line.slotCompany : line.ownerCompany),
  memberShare,
});

const busy: readonly IsoElement[] = ["APT", "AUST", "ADET"];
const rest: readonly IsoElement[] = ["ADOT", "outside"];
const asUser = { companyOf: user, memberShare: "all" } as const;
const asHolder = { companyOf: holder, memberShare: "own" } as const;

/**
 * Every figure that is a ratio of ledger sums. PBT (planned busy time) = open time less planned maintenance; booked =
 * confirmed bookings up to their release, inside PBT. The last five are of ISO 22400-2:2014, section 6.
 */
export const figureCatalogue = {
  /** 稼働率 = running / PBT */
  utilization: shareOf("plannedBusyTime", isPlanned, (line) => line.state === "running", asUser),
  /** 占有率 = in use / PBT */
  occupancy: shareOf("plannedBusyTime", isPlanned, (line) => isInUse(line.state), asUser),
  /** 予約率 = booked / PBT: a matter of the plan alone, whatever the machine did */
  bookingRate: shareOf("plannedBusyTime", isPlanned, isBooked, { companyOf: holder, memberShare: "all" }),
  /** 予約実施率 = own use inside bookings / booked */
  bookingUse: shareOf("bookedTime", isBooked, (line) => line.kind === "used", asHolder),
  /** 可動率 = (booked - down inside bookings) / booked */
  readiness: shareOf("bookedTime", isBooked, (line) => line.state !== "down", asHolder),
  /** 故障なし率 = (PBT - down) / PBT */
  faultFree: shareOf("plannedBusyTime", isPlanned, (line) => line.state !== "down", {
    companyOf: user,
    memberShare: "machine",
  }),
  /** AUBT / PBT */
  allocationEfficiency: isoRatio("plannedBusyTime", busy, rest, "all"),
  /** APT / AUBT */
  utilizationEfficiency: isoRatio("actualUnitBusyTime", ["APT"], ["AUST", "ADET"], "own"),
  /** APT / PBT */
  availability: isoRatio("plannedBusyTime", ["APT"], ["AUST", "ADET", ...rest], "all"),
  /** APT / (APT + ADET) */
  technicalEfficiency: isoRatio("productionAndDelayTime", ["APT"], ["ADET"], "own"),
  /** AUST / AUPT */
  setupRatio: isoRatio("actualUnitProcessingTime", ["AUST"], ["APT"], "own"),
} as const satisfies Record<string, FigureDefinition>;

export type CatalogueFigureId = keyof typeof figureCatalogue;
export const catalogueFigureIds = Object.keys(figureCatalogue) as CatalogueFigureId[];

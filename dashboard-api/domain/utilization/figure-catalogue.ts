import { isInUse } from "../../../config/machine-state.ts";
import type { IsoElement } from "../ledger/iso-element.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { FigureDefinition } from "./figure-definition.ts";

const isPlanned = (line: LedgerLine) => line.plan === "open";
const isBooked = (line: LedgerLine) => isPlanned(line) && line.slot !== null;

/** A share of time whose extent does not depend on what the machine did. */
const shareOf = (
  denominatorName: string,
  within: (line: LedgerLine) => boolean,
  counts: (line: LedgerLine) => boolean,
): FigureDefinition => ({
  denominatorName,
  role: (line) => (within(line) ? (counts(line) ? "counts" : "opposes") : "outside"),
  possible: (line) => ({ mayCount: within(line), mayOppose: within(line) }),
});

/**
 * A ratio of ISO 22400-2 time elements. Unknown time may be any element; delay (ADET) only inside a slot. The owner of
 * observed use is taken as given: bounds do not move a booking's first or last own use.
 */
const isoRatio = (
  denominatorName: string,
  counting: readonly IsoElement[],
  opposing: readonly IsoElement[],
): FigureDefinition => {
  const reachable = (elements: readonly IsoElement[], line: LedgerLine) =>
    elements.some((element) => element !== "ADET" || line.slot !== null);
  return {
    denominatorName,
    role: (line) => {
      if (!isPlanned(line)) return "outside";
      if (counting.includes(line.iso)) return "counts";
      return opposing.includes(line.iso) ? "opposes" : "outside";
    },
    possible: (line) => ({
      mayCount: isPlanned(line) && reachable(counting, line),
      mayOppose: isPlanned(line) && reachable(opposing, line),
    }),
  };
};

const busy: readonly IsoElement[] = ["APT", "AUST", "ADET"];
const rest: readonly IsoElement[] = ["ADOT", "outside"];

/**
 * Every figure that is a ratio of ledger sums. PBT (planned busy time) = open time less planned maintenance; booked =
 * confirmed bookings up to their release, inside PBT. The last five are of ISO 22400-2:2014, section 6.
 */
export const figureCatalogue = {
  /** 稼働率 = running / PBT */
  utilization: shareOf("plannedBusyTime", isPlanned, (line) => line.state === "running"),
  /** 占有率 = in use / PBT */
  occupancy: shareOf("plannedBusyTime", isPlanned, (line) => isInUse(line.state)),
  /** 予約実施率 = own use inside bookings / booked */
  bookingUse: shareOf("bookedTime", isBooked, (line) => line.kind === "used"),
  /** 可動率 = (booked - down inside bookings) / booked */
  readiness: shareOf("bookedTime", isBooked, (line) => line.state !== "down"),
  /** 故障なし率 = (PBT - down) / PBT */
  faultFree: shareOf("plannedBusyTime", isPlanned, (line) => line.state !== "down"),
  /** AUBT / PBT */
  allocationEfficiency: isoRatio("plannedBusyTime", busy, rest),
  /** APT / AUBT */
  utilizationEfficiency: isoRatio("actualUnitBusyTime", ["APT"], ["AUST", "ADET"]),
  /** APT / PBT */
  availability: isoRatio("plannedBusyTime", ["APT"], ["AUST", "ADET", ...rest]),
  /** APT / (APT + ADET) */
  technicalEfficiency: isoRatio("productionAndDelayTime", ["APT"], ["ADET"]),
  /** AUST / AUPT */
  setupRatio: isoRatio("actualUnitProcessingTime", ["AUST"], ["APT"]),
} as const satisfies Record<string, FigureDefinition>;

export type CatalogueFigureId = keyof typeof figureCatalogue;

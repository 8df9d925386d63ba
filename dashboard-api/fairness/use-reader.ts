import type { Micros } from "../../config/micros.ts";
import type { Basis, UseLine } from "../domain/fairness/use/use-line.ts";
import type { CoveredLine, UseRow } from "../domain/fairness/use/use-sums.ts";

export interface UseQuery {
  readonly machines: readonly string[];
  readonly from: Micros;
  readonly to: Micros;
  /** Of the ledger; absent: the newest. Closed days as they were booked in it; days not booked then as they are now. */
  readonly version?: number | undefined;
}

export interface UseSumsQuery extends UseQuery {
  readonly byMonth: boolean;
  /** By machine: machines of one name are added up under it. Absent: each machine under its own id. */
  readonly groups?: ReadonlyMap<string, string> | undefined;
}

/** One company's use of one machine, in peak hours or outside, added up over hours and bookings. */
export interface UseSum extends UseRow {
  /** Or the name of the group. */
  readonly machine: string;
  /** `2026-05`, where months were asked for. */
  readonly month: string | null;
}

/** Chargeable use, that of each local day weighed by 0.5^(time since the day's end / half-life). */
export interface DecayedUse {
  readonly machine: string;
  readonly company: string;
  readonly isPeak: boolean;
  readonly duration: number;
}

/**
 * Port of everybody's use, for fairness, claims, settlement and evidence: closed local days from the ledger, the rest
 * live, both by `domain/fairness/use`. Waivers, excuses, assignments and late releases are in it. Rejects with
 * StoreUnreadable when telemetry or the database does not answer, and with UnknownVersion.
 */
export interface UseReader {
  /** Sums by machine, company and peak, and by month where asked. Sums of 0 may be missing. */
  sums(query: UseSumsQuery): Promise<{ version: number; sums: UseSum[] }>;
  /** What counts at `to` of the use since `from`. That of today, which has not ended, counts in full. */
  decayed(
    query: UseQuery & Pick<UseSumsQuery, "groups"> & { readonly halfLife: Micros },
  ): Promise<DecayedUse[]>;
  /**
   * The lines that the sums add up, by hour and booking; those of one company where named (null: nobody's yet). In
   * order of machine and time. A year of everybody has millions: ask by month, or by company.
   */
  lines(
    query: UseQuery & { readonly basis: Basis; readonly company?: string | null | undefined },
  ): Promise<{ version: number; lines: UseLine[] }>;
  /** The lines of the books in which these bookings hold the slot or own the use, and what was given up of them. */
  bookedLines(
    query: UseQuery & { readonly bookings: ReadonlySet<string> },
  ): Promise<{ version: number; lines: CoveredLine[]; releases: UseLine[] }>;
}

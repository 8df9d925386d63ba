import type { Micros } from "../../config/micros.ts";
import type { Basis, UseLine } from "../domain/fairness/use/use-line.ts";

export interface UseQuery {
  readonly machines: readonly string[];
  readonly from: Micros;
  readonly to: Micros;
  /** Of the ledger; absent: the newest. Closed days as they were booked in it; days not booked then as they are now. */
  readonly version?: number | undefined;
}

/** One company's use of one machine, in peak hours or outside, added up over hours and bookings. */
export interface UseSum {
  readonly machine: string;
  /** `2026-05`, where months were asked for. */
  readonly month: string | null;
  /** null: nobody's, which is the unassigned use. */
  readonly company: string | null;
  readonly isPeak: boolean;
  readonly use: Readonly<Record<Basis, Micros>>;
  /** Planned busy time of the company's slots; of nobody (null): of the whole machine, whosever it was. */
  readonly planned: Micros;
  /** How much of that was observed, bridged time not counted. */
  readonly observed: Micros;
}

/**
 * Port of everybody's use, for fairness, claims, settlement and evidence: closed local days from the ledger, the rest
 * live, both by `domain/fairness/use`. Waivers, excuses, assignments and late releases are in it. Rejects with
 * StoreUnreadable when telemetry or the database does not answer, and with UnknownVersion.
 */
export interface UseReader {
  /** Sums by machine, company and peak, and by month where asked. Sums of 0 may be missing. */
  sums(query: UseQuery & { readonly byMonth: boolean }): Promise<{ version: number; sums: UseSum[] }>;
  /**
   * The lines that the sums add up, by hour and booking; those of one company where named (null: nobody's yet). In
   * order of time, machine by machine. A year of everybody has millions: ask by month, or by company.
   */
  lines(
    query: UseQuery & { readonly basis: Basis; readonly company?: string | null | undefined },
  ): Promise<{ version: number; lines: UseLine[] }>;
}

import type { Micros } from "../../config/micros.ts";
import type { Actor } from "../bookings/booking.ts";

/** A report as it was given to a grant's office. Only ever added to. */
export interface EvidenceReportTable {
  grant_id: string;
  /** Named by the calendar year in which it begins. */
  fiscal_year: number;
  /** 1 for the first of that year. */
  number: number;
  ledger_version: number;
  at: Micros;
  actor: Actor;
  reason: string;
  /** SHA-256 of the content. */
  digest: string;
  /** JSON, byte by byte as it was made. */
  content: string;
}

export interface EvidenceTables {
  evidence_report: EvidenceReportTable;
}

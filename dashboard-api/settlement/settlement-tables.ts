import type { Micros } from "../../config/micros.ts";
import type { Actor } from "../bookings/booking.ts";

/** A month that was published. Only ever added to. */
export interface SettlementMonthTable {
  /** `2026-05`, local. */
  month: string;
  ledger_version: number;
  at: Micros;
  actor: Actor;
  reason: string;
  /** What no statement charges, as JSON. */
  content: string;
}

/** A statement as it was published. Only ever added to. */
export interface SettlementStatementTable {
  /** `2026-05-yamada-1` */
  number: string;
  month: string;
  company: string;
  /** 1, then one more with each correction. */
  sequence: number;
  /** Number of the statement that it corrects. */
  corrects: string | null;
  ledger_version: number;
  at: Micros;
  actor: Actor;
  reason: string;
  net: number;
  tax: number;
  total: number;
  /** SHA-256 of the content. */
  digest: string;
  /** The whole document as JSON, byte by byte as it was published. */
  content: string;
}

export interface SettlementTables {
  settlement_month: SettlementMonthTable;
  settlement_statement: SettlementStatementTable;
}

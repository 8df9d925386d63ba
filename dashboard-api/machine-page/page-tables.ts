import type { Micros } from "../../config/micros.ts";

/** By which a company's people act at a machine. */
export interface CompanyPinTable {
  company: string;
  /** PHC string of argon2id. */
  hash: string;
  changed: Micros;
  changed_by: string;
}

/** Wrong PINs of a company at a machine in a row. */
export interface PinTryTable {
  machine: string;
  company: string;
  failures: number;
  locked_until: Micros;
}

/** Something wrong with a machine. What is said about it are notes on it. */
export interface FaultTable {
  id: string;
  machine: string;
  /** Company that reported it; null: the cluster did. */
  company: string | null;
  opened: Micros;
  opened_by: string;
  /** It is asked that the machine be taken out of use until then; null: it is not. */
  out_until: Micros | null;
  closed: Micros | null;
  closed_by: string | null;
}

/** A request at a machine that may be sent again, and is carried out once. */
export interface PageKeyTable {
  caller: string;
  /** The caller's name for it. */
  key: string;
  /** Digest of what was asked, the PIN left out. */
  request: string;
  /** When it was begun. */
  at: Micros;
  /** Whether it has been carried out; else it runs, or whoever ran it was killed. */
  is_done: boolean;
}

export interface PageTables {
  page_key: PageKeyTable;
  company_pin: CompanyPinTable;
  pin_try: PinTryTable;
  fault: FaultTable;
}

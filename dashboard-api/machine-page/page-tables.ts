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

export interface PageTables {
  company_pin: CompanyPinTable;
  pin_try: PinTryTable;
  fault: FaultTable;
}

import type { Generated, JSONColumnType } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { Role } from "../access/role.ts";

/** A company as it writes itself. */
export interface CompanyTable {
  id: string;
  name: string;
  kana: string | null;
  short: string;
  honorific: string;
  /** What the company is to the cluster: member, outsider, public-lab, supplier, customer. */
  roles: string[];
  corporate_number: string | null;
  invoice_number: string | null;
  /** Folded name, reading and short name, for searching alone. */
  search: string;
  /** In the site file now. Who left stays, since history names it. */
  listed: Generated<boolean>;
}

export interface PersonTable {
  id: string;
  /** null: of the cluster itself (committee, office, auditor). */
  company: string | null;
  name: string;
  kana: string | null;
  email: string | null;
  search: string;
  created: Micros;
}

export interface AccountTable {
  id: string;
  person: string;
  role: Role;
  /** As typed, folded for comparison; unique. */
  login: string;
  /** PHC string of argon2id; null: none yet, or reset. */
  password: string | null;
  created: Micros;
  disabled: Micros | null;
}

export interface SessionTable {
  /** SHA-256 of the cookie's secret. */
  hash: string;
  account: string;
  created: Micros;
  /** Last use, to the minute. */
  seen: Micros;
  expires: Micros;
  address: string;
}

/** One-time links: the first committee account (no account yet), an invitation, a reset. */
export interface AccountLinkTable {
  hash: string;
  purpose: "setup" | "invitation" | "reset";
  account: string | null;
  created: Micros;
  expires: Micros;
  used: Micros | null;
}

export interface ApiTokenTable {
  id: string;
  name: string;
  hash: string;
  role: Role;
  company: string | null;
  person: string | null;
  machine: string | null;
  scopes: string[];
  /** Account that made it, and with which it ends; null: made with a token of the file. */
  account: string | null;
  created: Micros;
  expires: Micros;
  revoked: Micros | null;
}

export interface QualificationTable {
  id: string;
  person: string;
  machine: string;
  level: string;
  granted_by: string;
  granted: Micros;
  until: Micros | null;
}

/** Work of one company; its own alone. */
export interface JobTable {
  id: string;
  company: string;
  lot: string | null;
  part: string | null;
  material: string | null;
  program: string | null;
  created: Micros;
}

export interface CapabilityTable {
  machine: string;
  process: string;
  name_ja: string | null;
  name_en: string | null;
  x: number | null;
  y: number | null;
  z: number | null;
  diameter: number | null;
  tolerance: number | null;
  materials: string[];
}

/** Public money with a purpose. */
export interface GrantTable {
  id: string;
  name: string;
  purpose: string;
  fiscal_year_start: number;
  /** Of the notice of award. */
  number: string | null;
}

/** What was bought, as the books of the association list it. */
export interface AssetTable {
  id: string;
  name: string;
  acquired: string | null;
  /** In the cluster's currency. */
  price: number | null;
}

/** Several grants may fund one asset, each a part of it. */
export interface GrantAssetTable {
  grant_id: string;
  asset: string;
  /** 0 to 1 of the price. */
  funded_part: number;
  amount: number | null;
  /** Last local day on which disposal needs approval. */
  restricted_until: string | null;
}

export interface AssetMachineTable {
  asset: string;
  machine: string;
}

export interface ChargeKindTable {
  id: string;
  name_ja: string;
  name_en: string;
  unit: string;
  tax_class: string;
}

export interface NoteTable {
  id: string;
  subject_kind: "machine" | "capability" | "job" | "fault";
  subject: string;
  text: string;
  visibility: "everyone" | "company" | "committee";
  company: string | null;
  author: string;
  at: Micros;
  /** Note in whose place it stands. */
  corrects: string | null;
}

/** The job a booking is for; both of one company. */
export interface JobBookingTable {
  booking: string;
  job: string;
}

/** A person who went from one company to another. */
export interface PersonMoveTable {
  person: string;
  at: Micros;
  company_before: string | null;
  company_after: string | null;
  moved_by: string;
}

/** Only ever added to: a trigger refuses anything else. */
export interface AuditTable {
  number: Generated<number>;
  at: Micros;
  name: string;
  role: Role | "system";
  company: string | null;
  person: string | null;
  machine: string | null;
  /** Company acted for, where it is not the actor's own. */
  acting_for: string | null;
  action: string;
  subject: JSONColumnType<Record<string, string | number>>;
  reason: string;
  request_id: string;
  address: string;
}

export interface CoreTables {
  company: CompanyTable;
  person: PersonTable;
  account: AccountTable;
  session: SessionTable;
  account_link: AccountLinkTable;
  api_token: ApiTokenTable;
  qualification: QualificationTable;
  job: JobTable;
  capability: CapabilityTable;
  funding_grant: GrantTable;
  asset: AssetTable;
  grant_asset: GrantAssetTable;
  asset_machine: AssetMachineTable;
  charge_kind: ChargeKindTable;
  note: NoteTable;
  job_booking: JobBookingTable;
  person_move: PersonMoveTable;
  audit: AuditTable;
}

import type { Micros } from "../../config/micros.ts";
import type { Caller, Role } from "../access/role.ts";

/** Something a person must be able to answer for later. */
export interface AuditEntry {
  at: Micros;
  /** With the role `system`: the program itself. */
  caller: Omit<Caller, "role"> & { role: Role | "system" };
  /** Company acted for, where the caller is not of it: the office books for who phones. */
  actingFor?: string | null;
  /** `signals.read` */
  action: string;
  /** What it was done to. */
  subject: Record<string, string | number>;
  reason: string;
  requestId: string;
  /** Network address that the request came from. */
  address: string;
}

/** Append-only. `record` resolves when the entry is durable; what it guards is done only after. */
export interface AuditLog {
  record(entry: AuditEntry): Promise<void>;
}

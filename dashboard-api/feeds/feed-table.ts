import type { Micros } from "../../config/micros.ts";

export const feedKinds = ["company", "machine", "person"] as const;

/** An address under which a calendar reads bookings. Whoever has it sees what its company may see, and no more. */
export interface CalendarFeedTable {
  id: string;
  /** SHA-256 of the secret in the address. */
  hash: string;
  kind: (typeof feedKinds)[number];
  /** Id of the company, machine or person. */
  subject: string;
  /** With whose eyes it is read; null: the committee's, the office's or the auditor's. */
  company: string | null;
  /** Account that made it, and with which it ends; null: made with a token. */
  account: string | null;
  made_by: string;
  language: "ja" | "en";
  created: Micros;
  revoked: Micros | null;
}

export interface FeedTables {
  calendar_feed: CalendarFeedTable;
}

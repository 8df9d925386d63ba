import type { JSONColumnType } from "kysely";
import type { Micros } from "../../config/micros.ts";
import type { NoticeKind } from "./notice-kind.ts";

/** Where notices of a company go; company null: the committee's. */
export interface NoticeChannelTable {
  id: string;
  company: string | null;
  kind: "email" | "webhook";
  /** E-mail address or URL. */
  address: string;
  /** Key of a webhook's signature; it is told when it is made. */
  secret: string | null;
  kinds: string[];
  language: "ja" | "en";
  made_by: string;
  created: Micros;
  ended: Micros | null;
}

/** What a notice tells; its text is made when it is sent. */
export interface NoticeFacts {
  machine: string;
  booking: string;
  company: string | null;
  from: Micros;
  until: Micros;
  /** As somebody gave it, or empty. */
  reason: string;
}

/** One notice on its way to one channel. Sent at least once: its id tells one that came twice. */
export interface NoticeTable {
  id: string;
  channel: string;
  /** Number of the booking event; null: a trial. With the channel unique, so that no event is told twice. */
  event: number | null;
  kind: NoticeKind;
  facts: JSONColumnType<NoticeFacts>;
  created: Micros;
  attempts: number;
  /** When it is to be tried; null: it was sent, or given up. */
  due: Micros | null;
  sent: Micros | null;
  /** Why the last try failed; empty: none did. */
  failure: string;
}

export interface NoticeTables {
  notice_channel: NoticeChannelTable;
  notice: NoticeTable;
}

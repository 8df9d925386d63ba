import type { NoticeKind } from "./notice-kind.ts";
import type { NoticeFacts } from "./notice-tables.ts";
import type { NoticeText } from "./notice-text.ts";

/** A notice ready to be sent. */
export interface Outgoing {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly facts: NoticeFacts;
  readonly text: NoticeText;
  readonly address: string;
  readonly secret: string | null;
}

/** Port of a way to people. Rejects when it was not taken over; it is tried again, so that it may arrive twice. */
export type NoticeSender = (notice: Outgoing) => Promise<void>;

/** Trying again helps nobody: the address is wrong, or refuses for good. */
export class NoticeRefused extends Error {}

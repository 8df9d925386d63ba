/** To a company, of its own bookings. */
export const companyNoticeKinds = [
  /** A freed slot is held for it 仮押さえ. */
  "offer",
  "confirmed",
  "refused",
  /** Moved, shortened or cancelled to make way, or by somebody who is not of the company. */
  "changed",
  /** Begun, and the machine has not been touched. */
  "reminder",
  "no-show",
  /** The rest was given up by policy. */
  "released",
  /** The committee decided: excused, upheld, waived. */
  "decided",
] as const;
/** To the committee. */
export const committeeNoticeKinds = ["approval", "disputed"] as const;
export const noticeKinds = [...companyNoticeKinds, ...committeeNoticeKinds, "test"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

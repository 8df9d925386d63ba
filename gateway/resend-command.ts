import type { Micros } from "../config/micros.ts";
import type { Spool } from "./spool/spool.ts";

export interface ResendRequest {
  /** [from, to) of acknowledged batches, or null for none. */
  window: { from: Micros; to: Micros } | null;
  rejected: boolean;
}

export interface ResendResult {
  batches: number;
  samples: number;
  /** Numbers of the batches, to ask how many still wait. */
  numbers: number[];
}

/** Has batches sent again: those of a window, those with parts that were rejected, or both. */
export function resendFrom(
  spool: Pick<Spool, "resend" | "resendRejected">,
  request: ResendRequest,
): ResendResult {
  const marks = [
    ...(request.window ? [spool.resend(request.window.from, request.window.to)] : []),
    ...(request.rejected ? [spool.resendRejected()] : []),
  ];
  const numbers = marks.flatMap((mark) => mark.numbers);
  return { batches: numbers.length, samples: marks.reduce((sum, mark) => sum + mark.samples, 0), numbers };
}

export const requestToQuery = ({ window, rejected }: ResendRequest): URLSearchParams =>
  new URLSearchParams({
    ...(window && { from: String(window.from), to: String(window.to) }),
    ...(rejected && { rejected: "1" }),
  });

/** Throws an Error when the times are no numbers. */
export function requestFromQuery(query: URLSearchParams): ResendRequest {
  const [from, to] = [query.get("from"), query.get("to")];
  const window = from === null || to === null ? null : { from: Number(from), to: Number(to) };
  if (window && !(Number.isSafeInteger(window.from) && Number.isSafeInteger(window.to)))
    throw new Error("from and to must be integer microseconds");
  return { window, rejected: query.has("rejected") };
}

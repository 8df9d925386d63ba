import { parseArgs } from "node:util";
import { type Micros, microsFromRfc3339 } from "../config/micros.ts";
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

export const resendUsage =
  "npm run resend -- --from 2026-04-01T08:00:00+09:00 --to 2026-04-01T17:00:00+09:00 [--rejected]";

export type ReadArguments = { ok: true; request: ResendRequest } | { ok: false; mistake: string };

export function readResendArguments(args: string[]): ReadArguments {
  const text = { type: "string" } as const;
  let values: { from?: string; to?: string; rejected?: boolean };
  try {
    ({ values } = parseArgs({ args, options: { from: text, to: text, rejected: { type: "boolean" } } }));
  } catch (error) {
    return { ok: false, mistake: (error as Error).message };
  }
  const { from, to, rejected = false } = values;
  if ((from === undefined) !== (to === undefined))
    return { ok: false, mistake: "--from and --to: both or none." };
  if (from === undefined || to === undefined) {
    if (rejected) return { ok: true, request: { window: null, rejected } };
    return { ok: false, mistake: "Say what to send again: --from and --to, or --rejected." };
  }
  try {
    const window = { from: microsFromRfc3339(from), to: microsFromRfc3339(to) };
    if (window.to <= window.from) return { ok: false, mistake: "--to must be after --from." };
    return { ok: true, request: { window, rejected } };
  } catch {
    return {
      ok: false,
      mistake: "--from and --to are times with an offset, such as 2026-04-01T08:00:00+09:00.",
    };
  }
}

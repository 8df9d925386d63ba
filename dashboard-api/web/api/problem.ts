import type { z } from "zod";
import type { problemSchema } from "../../problems/problem.ts";
import type { refusalSchema, slotSchema } from "../../routes/booking-schema.ts";

export type Refusal = z.infer<typeof refusalSchema>;
export type Slot = z.infer<typeof slotSchema>;

/** What the API answered instead of a value (RFC 9457), or that it did not answer: status 0. */
export interface ApiProblem extends Omit<z.infer<typeof problemSchema>, "instance" | "requestId"> {
  requestId?: string;
  /** Of a refused booking: every rule that is against it. */
  reasons?: Refusal[];
  suggestions?: Slot[];
  /** Of a conflict: what is taken. */
  busy?: Slot[];
  /** Seconds after which it is worth another try. */
  retryAfter?: number;
}

export type Answer<T> = { ok: true; value: T; etag: string | null } | { ok: false; problem: ApiProblem };

const prefix = "urn:machine-commons:problem:";

/** The last part of a problem's type: `busy`, `refused`, `stale`, `unauthorized`, `unreachable` ... */
export const kindOf = (problem: ApiProblem): string => problem.type.replace(prefix, "");

/** There was no answer: no network, the server starts again, or it took too long. */
export const unreachable = (detail: string): ApiProblem => ({
  ...{ type: `${prefix}unreachable`, title: "No answer", status: 0, detail },
});

/** An answer that is no problem of ours, such as a proxy's page while the server starts again. */
export const foreignAnswer = (status: number): ApiProblem => ({
  type: `${prefix}${status >= 500 ? "unreachable" : "foreign-answer"}`,
  ...{ title: "Not an answer of Machine Commons", status, detail: `HTTP ${status}` },
});

import { say, textOfTold } from "../../../config/wire/gateway-texts.ts";
import type { Told } from "../../../config/wire/message.ts";

/** The server answered, and its answer was a refusal. `status` is the status code's name, such as BadUserAccessDenied. */
export class ServiceError extends Error {
  override readonly name = "ServiceError";
  readonly status: string;
  constructor(status: string, what: string) {
    super(`${what}: the server answered ${status}`);
    this.status = status;
  }
}

/** Something a person must settle before a connection may be made. The message says what and how. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly told: Told;
  constructor(told: Told) {
    super(textOfTold(told));
    this.told = told;
  }
}

/** What the library's errors carry when the server answered with a fault. */
interface Fault {
  response?: { responseHeader?: { serviceResult?: { name?: string } } };
}

/** The status with which the server refused, or undefined when it did not answer at all. */
export function statusOf(error: unknown): string | undefined {
  if (error instanceof ServiceError) return error.status;
  const name = (error as Fault)?.response?.responseHeader?.serviceResult?.name;
  if (name !== undefined) return name;
  return /\b(Bad[A-Z][A-Za-z]+)\b/.exec((error as Error)?.message ?? "")?.[1];
}

/** The error in one line: what the network said, without the library's advice around it. */
export function reasonOf(error: Error): Told {
  const network = /(?:connect|getaddrinfo|read) E[A-Z_]+(?: [^\s)]+)?/.exec(error.message)?.[0];
  if (network) return say("server-away", { why: network });
  const rejected = /Err = \((.*)\)\s*$/s.exec(error.message)?.[1];
  const message = (rejected ?? error.message).replace(/\bClientTCP_transport\d+: /, "");
  if (/in waiting for data on socket/.test(message)) return say("server-silent");
  return message.replace(/\s+/g, " ").trim().slice(0, 300);
}

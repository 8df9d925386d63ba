import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Machine } from "../../config/site/machine.ts";
import { callerOfRequest } from "../access/guard.ts";
import type { Caller } from "../access/role.ts";
import type { Booking } from "../bookings/booking.ts";
import { mayActFor, maySee } from "../bookings/booking-access.ts";
import type { RequestKey } from "../bookings/request-key.ts";
import type { Deed } from "../bookings/write-changes.ts";
import { forbidden, invalid } from "../problems/problem.ts";
import { bookingTexts } from "../problems/words/booking.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import type { BookingDeps } from "./booking-deps.ts";
import { noSuchBooking } from "./booking-problems.ts";
import { machineOf } from "./machine-path.ts";

export const keyHeaders = z.object({
  "idempotency-key": z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: "Sent again with the same key, the request is carried out once" }),
});

/** Who does it, how and from where, as it is put on record and on the audit log. */
export function deedOf(
  request: FastifyRequest,
  action: string,
  actedFor: string | null,
  at: number,
  reason: string,
): Deed {
  const { name, role, person, company, machine } = callerOfRequest(request);
  const source = { action, company, machine, requestId: request.id, address: request.ip };
  return { actor: { name, role, person }, actedFor, at, reason, source };
}

/** The caller's key of a request, with a digest of what is asked; `body`: of the request what its digest is of. */
export function keyOf(request: FastifyRequest, body: unknown = request.body): RequestKey | null {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string") return null;
  const { name, role, company, machine } = callerOfRequest(request);
  const asked = JSON.stringify([request.method, request.url, body]);
  return {
    caller: JSON.stringify([role, company ?? machine, name]),
    key,
    request: createHash("sha256").update(asked).digest("hex"),
  };
}

/** The company that a caller books for: its own, or the one that the office names. */
export function companyFor(
  { site }: Pick<BookingDeps, "site">,
  caller: Caller,
  named: string | undefined,
): string {
  const company = named ?? caller.company;
  if (company === null) {
    if (!mayActFor(caller, "")) throw forbidden(bookingTexts.booksForNobody);
    throw invalid([{ where: "body/company", expected: expectedTexts.bookedFor }]);
  }
  if (!mayActFor(caller, company)) throw forbidden(bookingTexts.ownCompanyOnly);
  if (!site.companies.some((it) => it.id === company)) {
    throw invalid([{ where: "body/company", expected: expectedTexts.companyOfSite }]);
  }
  return company;
}

/** A booking that stands open to the caller, with its machine; else the 404 of an unknown one. */
export async function seenBooking(
  { desk, site }: Pick<BookingDeps, "desk" | "site">,
  caller: Caller,
  id: string,
): Promise<{ booking: Booking; machine: Machine }> {
  const booking = await desk.find(id);
  if (!booking || !maySee(caller, booking)) throw noSuchBooking();
  return { booking, machine: machineOf(site, booking.machine) };
}

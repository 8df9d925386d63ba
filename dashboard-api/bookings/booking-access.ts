import type { Caller, Role } from "../access/role.ts";
import type { Booking } from "./booking.ts";

const forAll: readonly Role[] = ["committee", "office"];
const ofCompany: readonly Role[] = ["manager", "member"];

/** Whether a booking stands open to a caller, its job aside. */
export const maySee = (caller: Caller, booking: Pick<Booking, "company">): boolean =>
  forAll.includes(caller.role) ||
  caller.role === "auditor" ||
  (ofCompany.includes(caller.role) && booking.company !== null && caller.company === booking.company);

/** A job is nobody's business but its company's: not the committee's either. */
export const maySeeJob = (caller: Caller, booking: Pick<Booking, "company">): boolean =>
  caller.company !== null && caller.company === booking.company;

/** Whether a caller may book for a company and change its bookings. */
export const mayActFor = (caller: Caller, company: string): boolean =>
  forAll.includes(caller.role) || (ofCompany.includes(caller.role) && caller.company === company);

/** Who decides for the cluster: approval of outsiders, waivers. */
export const decidesForAll = (caller: Caller): boolean => caller.role === "committee";

/** Who takes machines out of use. */
export const mayBlock = (caller: Caller): boolean => forAll.includes(caller.role);

import type { Outcome } from "../bookings/outcome.ts";
import { notFound, Problem } from "../problems/problem.ts";
import { bookingTexts } from "../problems/words/booking.ts";
import { busyProblem, refusedProblem } from "./booking-schema.ts";
import { viewRefusal, viewSlot } from "./booking-view.ts";
import { commonProblems, notFoundProblem, roleProblem, storeProblem } from "./machine-path.ts";

/** The same for an id that there is not and one that is another's. */
export const noSuchBooking = (): Problem => notFound(bookingTexts.noSuchBooking);

/** Throws what is told of anything but success. */
export function madeOf<T>(outcome: Outcome<T>): { made: T; isRepeated: boolean } {
  switch (outcome.result) {
    case "done":
      return outcome;
    case "busy":
      throw new Problem(409, "busy", bookingTexts.busy, {
        more: { busy: outcome.busy.map(viewSlot) },
      });
    case "refused":
      throw new Problem(422, "refused", bookingTexts.refused, {
        more: {
          reasons: outcome.reasons.map(viewRefusal),
          suggestions: outcome.suggestions.map(viewSlot),
        },
      });
    case "unknown":
      throw noSuchBooking();
    case "stale":
      throw new Problem(412, "stale", bookingTexts.stale, {
        headers: { etag: `"${outcome.version}"` },
      });
    case "impossible":
      throw new Problem(422, "impossible", outcome.why, {
        more: { reasons: [], suggestions: (outcome.suggestions ?? []).map(viewSlot) },
      });
    case "key-reused":
      throw new Problem(422, "key-reused", bookingTexts.keyReused);
  }
}

/** The version that the caller saw, of an If-Match header (RFC 9110). */
export function versionOf(header: string | undefined): number {
  if (header === undefined) {
    throw new Problem(428, "precondition-required", bookingTexts.ifMatch);
  }
  const [, version] = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim()) ?? [];
  // Whatever is no version of ours is none that is current.
  return version === undefined ? -1 : Number(version);
}

export const creationProblems = {
  ...commonProblems,
  ...roleProblem,
  ...notFoundProblem,
  409: busyProblem,
  422: refusedProblem,
  ...storeProblem,
};
export const changeProblems = {
  ...creationProblems,
  412: commonProblems[400].describe("It was changed since it was read"),
  428: commonProblems[400].describe("If-Match is missing"),
};

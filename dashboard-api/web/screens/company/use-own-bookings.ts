import type { z } from "zod";
import type { bookingSchema, busySchema } from "../../../routes/booking-schema.ts";
import { type Asked, useAnswer } from "../../api/use-api.ts";
import { usePerson } from "../../session/use-session.ts";
import { type Millis, millis, rfc3339 } from "../../time/instant.ts";

export type OwnBooking = z.infer<typeof bookingSchema>;
type Listed = OwnBooking | z.infer<typeof busySchema>;

/** Bookings of one's own company that touch a window, in order. */
export function useOwnBookings(
  from: Millis,
  to: Millis,
  turn: unknown,
): Omit<Asked<unknown>, "value"> & { value: OwnBooking[] | undefined } {
  const { company } = usePerson();
  const asked = useAnswer(
    (api, signal) =>
      api.get<{ items: Listed[] }>("/bookings", { from: rfc3339(from), to: rfc3339(to) }, signal),
    [from, to, turn],
  );
  const own = asked.value?.items.filter(
    (it): it is OwnBooking => it.view === "full" && it.company === company && it.kind === "booking",
  );
  return { ...asked, value: own?.sort((one, other) => millis(one.from) - millis(other.from)) };
}

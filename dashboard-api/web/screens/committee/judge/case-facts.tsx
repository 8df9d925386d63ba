import { useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import { cardWords } from "./card-words.ts";
import type { Booking } from "./judge-case.ts";

/** What the machine recorded of a booking, the weightiest first. */
export function useBookingFacts(): (booking: Booking) => string[] {
  const words = useWords(cardWords);
  const time = useTime();
  // API durations are microseconds.
  const length = (micros: number) => time.duration(micros / 1_000);
  return (booking) => {
    const { use, startedAt, noShowAt } = booking;
    const day = millis(booking.from);
    return [
      use && (use.used > 0 ? words.used(length(use.used)) : words.unused),
      use && use.unknown > 0 && words.unknown(length(use.unknown)),
      use && use.down > 0 && words.down(length(use.down)),
      use && (startedAt ? words.startedAt(time.moment(millis(startedAt), day)) : words.neverStarted),
      use && use.overrun > 0 && words.overrun(length(use.overrun)),
      use && use.blocked > 0 && words.blocked(length(use.blocked)),
      noShowAt && words.judgedAt(time.moment(millis(noShowAt), day)),
      booking.released && words.released,
    ].filter((it) => typeof it === "string");
  };
}

/** All of it, in a line. */
export function BookingFacts({ booking }: { booking: Booking }) {
  const words = useWords(cardWords);
  const facts = useBookingFacts()(booking);
  if (facts.length === 0) return null;
  return (
    <ul class="judge-facts">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
      {booking.use?.uncertain && <li class="judge-uncertain">{words.uncertain}</li>}
    </ul>
  );
}

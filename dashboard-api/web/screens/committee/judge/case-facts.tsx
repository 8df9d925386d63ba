import { useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import type { Booking, UnbookedRun } from "./judge-case.ts";
import { judgeWords } from "./words.ts";

/** API durations are microseconds. */
const inMillis = (micros: number) => micros / 1_000;

/** What the machine recorded of a booking, in a line. */
export function BookingFacts({ booking }: { booking: Booking }) {
  const words = useWords(judgeWords);
  const time = useTime();
  const { use, startedAt, noShowAt } = booking;
  const length = (micros: number) => time.duration(inMillis(micros));
  const day = millis(booking.from);
  const facts = [
    noShowAt && words.judgedAt(time.moment(millis(noShowAt), day)),
    use && (startedAt ? words.startedAt(time.moment(millis(startedAt), day)) : words.neverStarted),
    use && (use.used > 0 ? words.used(length(use.used)) : words.unused),
    use && use.overrun > 0 && words.overrun(length(use.overrun)),
    use && use.blocked > 0 && words.blocked(length(use.blocked)),
    use && use.down > 0 && words.down(length(use.down)),
    use && use.unknown > 0 && words.unknown(length(use.unknown)),
    booking.released && words.released,
  ].filter(Boolean);
  if (facts.length === 0) return null;
  return (
    <ul class="judge-facts">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
      {use?.uncertain && <li class="judge-uncertain">{words.uncertain}</li>}
    </ul>
  );
}

export function RunFacts({ run }: { run: UnbookedRun }) {
  const words = useWords(judgeWords);
  const time = useTime();
  const { running, setup, held } = run.durations;
  const facts = [
    running > 0 && words.ran(time.duration(inMillis(running))),
    setup > 0 && words.setUp(time.duration(inMillis(setup))),
    held > 0 && words.held(time.duration(inMillis(held))),
  ].filter(Boolean);
  return (
    <ul class="judge-facts">
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

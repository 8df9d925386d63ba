import type { z } from "zod";
import type { changeSchema } from "../../../../routes/booking-schema.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import type { Booking } from "./judge-case.ts";
import { judgeWords } from "./words.ts";

type Told = z.infer<typeof changeSchema>;
const spoken: readonly string[] = ["disputed", "waived", "excused", "upheld"];

/** What the company said, and what was decided: the newest word about a booking, with who said it. */
export function CaseStory({ booking }: { booking: Booking }) {
  const words = useWords(judgeWords);
  const time = useTime();
  const now = useNow(60_000);
  const asked = useAnswer<{ items: Told[] }>(
    (api, signal) => api.get(`/bookings/${booking.id}/changes`, {}, signal),
    [booking.id, booking.version],
  );
  const last = asked.value?.items.findLast((it) => spoken.includes(it.kind));
  if (!last) return null;
  const done: Record<string, string> = {
    waived: words.waived,
    excused: words.excused,
    upheld: words.upheld,
  };
  return (
    <figure class="judge-story">
      <figcaption class="small soft">
        {done[last.kind] ? `${done[last.kind]}: ${last.actor.name}` : words.says(last.actor.name)}{" "}
        {time.moment(millis(last.at), now)}
      </figcaption>
      <blockquote>{last.reason || words.noReason}</blockquote>
    </figure>
  );
}

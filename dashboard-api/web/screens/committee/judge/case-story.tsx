import type { z } from "zod";
import type { changeSchema } from "../../../../routes/booking-schema.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { cardWords } from "./card-words.ts";
import type { Booking } from "./judge-case.ts";
import { judgeWords } from "./words.ts";

type Told = z.infer<typeof changeSchema>;
const spoken: readonly string[] = ["disputed", "waived", "excused", "upheld"];

/** What the company said, and what was decided: every word about a booking, with who said it. */
export function CaseStory({ booking }: { booking: Booking }) {
  const words = useWords(cardWords);
  const { waived, excused, upheld } = useWords(judgeWords);
  const time = useTime();
  const now = useNow(60_000);
  const asked = useAnswer<{ items: Told[] }>(
    (api, signal) => api.get(`/bookings/${booking.id}/changes`, {}, signal),
    [booking.id, booking.version],
  );
  const said = (asked.value?.items ?? []).filter((it) => spoken.includes(it.kind));
  if (said.length === 0) return null;
  const done: Record<string, string> = { waived, excused, upheld };
  const title = ({ kind, actor }: Told) =>
    kind === "disputed"
      ? actor.role === "committee"
        ? words.reopened(actor.name)
        : words.says(actor.name)
      : `${done[kind]}: ${actor.name}`;
  return (
    <ul class="judge-story">
      {said.map((it) => (
        <li key={it.version}>
          <span class="small soft">
            {title(it)} {time.moment(millis(it.at), now)}
          </span>
          <p>{it.reason || words.noReason}</p>
        </li>
      ))}
    </ul>
  );
}

import { useState } from "preact/hooks";
import { useAnswer } from "../../../api/use-api.ts";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { millis, minute } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { addDays, startOfDay } from "../../../time/zoned.ts";
import { useOwnBookings } from "../use-own-bookings.ts";
import { Offers, type WaitEntry } from "./offers.tsx";
import { Quota } from "./quota.tsx";
import { Upcoming } from "./upcoming.tsx";

/** Days ahead that anything can be booked in, with room to spare. */
const ahead = 180;
const live = ["requested", "confirmed"];

export default function BookingsTab() {
  const time = useTime();
  const now = useNow();
  const [turn, setTurn] = useState(0);
  const today = startOfDay(now, time.zone);
  const minutes = Math.floor(now / minute);
  const own = useOwnBookings(today, addDays(today, ahead, time.zone), `${turn} ${minutes}`);
  const line = useAnswer(
    (api, signal) => api.get<{ items: WaitEntry[] }>("/waitlist", {}, signal),
    [turn, minutes],
  );
  const again = () => setTurn((it) => it + 1);
  const upcoming = own.value?.filter((it) => live.includes(it.status) && millis(it.to) > now);
  return (
    <div class="company-columns">
      <div class="stack">
        <Offers entries={line.value?.items ?? []} onDone={again} />
        {line.problem && !line.value && <ProblemNotice problem={line.problem} onAgain={line.again} />}
        {upcoming ? (
          <Upcoming bookings={upcoming} onDone={again} />
        ) : own.problem ? (
          <ProblemNotice problem={own.problem} onAgain={own.again} />
        ) : (
          <Skeleton lines={6} />
        )}
      </div>
      <div class="stack">
        <Quota turn={turn} />
      </div>
    </div>
  );
}

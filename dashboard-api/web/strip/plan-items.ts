import type { z } from "zod";
import { isInUse } from "../../../config/machine-state.ts";
import type { bookingSchema, busySchema } from "../../routes/booking-schema.ts";
import { type Millis, millis } from "../time/instant.ts";
import { asItRuns } from "./running-over.ts";
import type { FactItem, PlanItem } from "./strip-data.ts";

/** A booking as GET /bookings tells it: in full, or only that the time is taken. */
export type ListedBooking = z.infer<typeof bookingSchema> | z.infer<typeof busySchema>;

/** Until when use that was under way at a moment went on without a break. */
function useUntil(facts: readonly FactItem[], at: Millis): Millis | undefined {
  let until: Millis | undefined;
  for (const fact of facts) {
    const isNext = until === undefined ? fact.from < at && at < fact.to : fact.from === until;
    if (isNext && isInUse(fact.state)) until = fact.to;
    else if (until !== undefined) break;
  }
  return until;
}

/** Bookings of one machine as the strip draws them; withdrawn ones are left out. */
export function planItems(
  bookings: readonly ListedBooking[],
  given: {
    /** The reader's company. */
    company: string | null;
    /** Short name of a company. */
    nameOf: (company: string) => string | undefined;
    facts?: readonly FactItem[];
  },
): readonly PlanItem[] {
  const items: PlanItem[] = [];
  for (const it of bookings) {
    const time = { from: millis(it.from), to: millis(it.to), kind: it.kind };
    if (it.view === "busy") {
      items.push({ id: `${it.machine} ${it.from}`, ...time, label: it.company, isOwn: false });
      continue;
    }
    if (!["confirmed", "requested", "offered"].includes(it.status)) continue;
    const isPending = it.kind === "booking" && it.status === "confirmed" && it.outcome === null;
    const blocked = it.use?.blocked ?? 0;
    const overrun = it.overrun ? useUntil(given.facts ?? [], time.to) : undefined;
    items.push({
      ...{ id: it.id, ...time },
      label: it.company === null ? null : (given.nameOf(it.company) ?? it.company),
      isOwn: it.company !== null && it.company === given.company,
      ...(it.status === "confirmed" ? {} : { isRequested: true }),
      ...(it.outcome === "no-show" ? { isNoShow: true } : {}),
      ...(overrun === undefined ? {} : { overrunUntil: overrun }),
      ...(isPending ? { isPending } : {}),
      ...(isPending && it.startedAt ? { startedAt: millis(it.startedAt) } : {}),
      ...(blocked > 0 ? { blockedFor: blocked / 1_000 } : {}),
    });
  }
  return asItRuns(
    items.sort((one, other) => one.from - other.from),
    given.facts ?? [],
  );
}

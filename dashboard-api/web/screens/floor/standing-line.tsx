import { Link } from "../../app/navigation.tsx";
import { useWords } from "../../language/use-words.ts";
import { usePerson } from "../../session/use-session.ts";
import type { PlanItem } from "../../strip/strip-data.ts";
import type { Millis } from "../../time/instant.ts";
import { useTime } from "../../time/use-time.ts";
import type { FloorMachine } from "./use-floor.ts";
import { floorWords } from "./words.ts";

const mayBook = ["committee", "office", "manager", "member"];

/** Whether it can be used now, and what is next: the line that answers the question of the floor. */
export function StandingLine({ it, now }: { it: FloorMachine; now: Millis }) {
  const words = useWords(floorWords);
  const time = useTime();
  const person = usePerson();
  const { kind, slot, next, opens } = it.standing;
  const company = (item: PlanItem) => item.label ?? words.someone;
  const badge = {
    taken: words.isTaken,
    blocked: words.isBlocked,
    broken: words.isBlocked,
    overrun: words.isOverrun,
    unbooked: words.isUnbooked,
    unseen: words.isNoData,
    closed: words.isClosed,
    free: words.isFree,
  }[kind];
  const following = next ? words.next(time.range(next.from, next.to, now), company(next)) : words.nextNone;
  const told = () => {
    if (slot?.kind === "booking") return words.slotOf(company(slot), time.moment(slot.to, now));
    if (slot) return (slot.kind === "outage" ? words.outage : words.maintenance)(time.moment(slot.to, now));
    if (kind === "closed" && opens !== undefined) return words.closed(time.moment(opens, now));
    if (kind === "free" || kind === "closed") {
      return next ? words.freeUntil(time.moment(next.from, now)) : words.freeToday;
    }
    return following;
  };
  const isOwn = slot?.isOwn ?? false;
  const isEmphasised = kind === "free" || (kind === "taken" && isOwn);
  return (
    <div class="standing">
      <span class={`badge badge-${kind} ${isOwn ? "badge-own" : ""}`}>{badge}</span>
      <div class="standing-text">
        <p class={isEmphasised ? "standing-main" : ""}>
          {told()}
          {isOwn && <span class="own-mark">{words.own}</span>}
        </p>
        {(slot || next) && told() !== following && <p class="standing-next soft small">{following}</p>}
      </div>
      {kind === "free" && mayBook.includes(person.role) && (
        <Link
          to="calendar"
          query={{ machine: it.machine.id, view: "day" }}
          class="button standing-book no-wall"
        >
          {words.book}
        </Link>
      )}
    </div>
  );
}

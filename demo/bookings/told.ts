import { DAY, HOUR, MINUTE, type Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Actor } from "../../dashboard-api/bookings/booking.ts";
import type { Change } from "../../dashboard-api/bookings/change.ts";
import type { Interval } from "../../dashboard-api/domain/interval/interval.ts";
import { type Random, randomOf } from "../plant/random.ts";
import type { DemoCalendar } from "./calendar.ts";
import { castOf } from "./cast.ts";
import { chair, office } from "./people.ts";
import { actorOf, beginning, idOf, placed, type Step, type Story, type Subject, type Wait } from "./story.ts";
import { waitFor, waitlist } from "./wait.ts";

const reconciliation: Actor = { name: "reconciliation", role: "system", person: null };

/** Tells the story of one booking, step by step. */
export interface Teller {
  readonly subject: Subject;
  readonly random: Random;
  /** By whoever booked. */
  readonly booker: Actor;
  readonly asked: Micros;
  own(at: Micros, change: Change, reason?: string): void;
  office(at: Micros, change: Change, reason: string): void;
  chair(at: Micros, change: Change, reason: string): void;
  /** By itself. */
  product(at: Micros, change: Change): void;
  /** Where it is from a change on. */
  place(slot: Interval): { from: Micros; until: Micros; excludedUntil: Micros; takenAt: Micros };
  end(): Story;
}

/** Begins a story: asked for, and confirmed at once or by the committee. */
export function beginStory(given: {
  site: Site;
  calendar: DemoCalendar;
  machine: string;
  company: string;
  slot: Interval;
  key: readonly (string | number)[];
  /** When it is asked for; absent: some days before. */
  asked?: Micros;
  series?: string;
  isRefused?: boolean;
  /** Offered to the company in line at `asked`, which joined it then. */
  inLineSince?: Micros;
}): Teller {
  const { site, calendar, machine, company, slot, series = null } = given;
  const key = [...given.key, "story", slot.from, company];
  const random = randomOf(...key);
  const { booker: person, details } = castOf(site, machine, company, key);
  const { changeover } = calendar.policy;
  const subject = { id: idOf(...key), machine, company, series, changeover, ...details };
  // Whoever has the machine in mind for weeks comes first.
  const isEager = machine === "mc-5axis" && company === "miyama";
  const days = isEager ? 9 + Math.floor(random() * 12) : 1 + Math.floor(random() * 14);
  const isMember = site.companies.find((it) => it.id === company)?.roles.includes("member") ?? false;
  const asked = Math.round(given.asked ?? calendar.deskTime(slot.from, isMember ? days : days + 3, random));
  const isByPhone = series === null && random() < (company === "nakagawa-kenma" ? 0.6 : 0.06);
  const booker = actorOf(person, "member");
  const steps: Step[] = [];
  const tell = (at: Micros, actor: Actor, actedFor: string | null, reason: string, change: Change) => {
    steps.push({ at: Math.max(Math.round(at), steps.at(-1)?.at ?? 0), actor, actedFor, reason, change });
  };
  const teller: Teller = {
    ...{ subject, random, booker, asked },
    own: (at, change, reason = "") => tell(at, booker, company, reason, change),
    office: (at, change, reason) => tell(at, actorOf(office, "office"), company, reason, change),
    chair: (at, change, reason) => tell(at, actorOf(chair, "committee"), company, reason, change),
    product: (at, change) => tell(at, reconciliation, company, "", change),
    place: (place) => placed(place, changeover, asked),
    end: () => ({ id: subject.id, machine, steps, ...(wait ? { wait } : {}) }),
  };
  let wait: Wait | undefined;
  if (given.inLineSince !== undefined) {
    const accepted = asked + Math.floor((3 + 22 * random()) * MINUTE);
    const answered = placed(slot, changeover, accepted);
    wait = waitFor({ subject, slot, booker, since: given.inLineSince, offered: asked, accepted });
    tell(asked, waitlist, company, "", beginning("offered", subject, slot, asked));
    teller.own(accepted, { kind: "accepted", takenAt: accepted });
    teller.own(accepted, { kind: "confirmed" });
    return { ...teller, place: (place) => ({ ...answered, ...placed(place, changeover, accepted) }) };
  }
  const first = beginning("requested", subject, slot, asked);
  if (isByPhone) teller.office(asked, first, random() < 0.5 ? "電話で依頼" : "FAXで依頼");
  else teller.own(asked, first);
  if (given.isRefused)
    teller.chair(Math.min(asked + 20 * HOUR, slot.from - 2 * HOUR), { kind: "refused" }, "会員の利用を優先");
  else if (isMember)
    tell(asked, isByPhone ? actorOf(office, "office") : booker, company, "", { kind: "confirmed" });
  else
    teller.chair(
      Math.min(asked + 5 * HOUR + random() * DAY, slot.from - 30 * MINUTE),
      { kind: "confirmed" },
      "",
    );
  return teller;
}

import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { createRuleBook } from "../bookings/machine-rules.ts";
import type { Outcome } from "../bookings/outcome.ts";
import type { RequestKey } from "../bookings/request-key.ts";
import type { Deed } from "../bookings/write-changes.ts";
import type { Database } from "../database/database.ts";
import { contend, placeOf } from "../domain/waitlist/place.ts";
import type { Job } from "../jobs/job.ts";
import { StoreUnreadable } from "../stores/telemetry-reader.ts";
import { acceptOffer, declineOffer } from "./answer-offer.ts";
import { allInLine, findEntry, listEntries } from "./find-entries.ts";
import { joinWaitlist, type WaitWish } from "./join-waitlist.ts";
import { leaveWaitlist } from "./leave-waitlist.ts";
import { firstCome, type WaitingOrder } from "./waiting-order.ts";
import { isInLine, type WaitlistEntry } from "./waitlist-entry.ts";
import { createWaitlistJob } from "./waitlist-job.ts";

/** An entry with its place among those who may want the same; null: in line no more, or not known now. */
export interface PlacedEntry {
  readonly entry: WaitlistEntry;
  readonly place: { readonly place: number; readonly of: number } | null;
}

/** Without telemetry no claims are known: places are told again when they are. */
function unlessAway(error: unknown): [] {
  if (error instanceof StoreUnreadable) return [];
  throw error;
}

/** All that can be done with the waitlist, whoever may do it. Rejects with StoreUnreadable while the database is away. */
export interface WaitlistDesk {
  join(wish: WaitWish, deed: Deed, key: RequestKey | null): Promise<Outcome<WaitlistEntry>>;
  leave(id: string, deed: Deed): Promise<Outcome<WaitlistEntry>>;
  /** `booking` is the id of the offer. */
  accept(id: string, booking: string, deed: Deed): Promise<Outcome<WaitlistEntry>>;
  decline(id: string, booking: string, deed: Deed): Promise<Outcome<WaitlistEntry>>;
  find(id: string): Promise<WaitlistEntry | undefined>;
  list(given: Parameters<typeof listEntries>[1]): Promise<WaitlistEntry[]>;
  /** The entries with their places, as the line is ordered now. */
  placed(entries: readonly WaitlistEntry[]): Promise<PlacedEntry[]>;
  /** Who is in line for some of this time of a machine: the company's own place, and how many others. */
  rivals(
    company: string,
    slot: { machine: string; from: Micros; until: Micros },
  ): Promise<{ own: WaitlistEntry | undefined; others: number }>;
  readonly job: Job;
}

export function createWaitlistDesk(given: {
  database: Database;
  site: Site;
  now: () => Micros;
  order?: WaitingOrder | undefined;
}): WaitlistDesk {
  const { database, site, now, order = firstCome } = given;
  const policy = site.policies.waitlist;
  const newId = () => crypto.randomUUID();
  const tools = { database, site, now, order, policy, rules: createRuleBook(site), newId };
  return {
    join: (wish, deed, key) => joinWaitlist(tools, wish, deed, key),
    leave: (id, deed) => leaveWaitlist(tools, id, deed),
    accept: (id, booking, deed) => acceptOffer(tools, id, booking, deed),
    decline: (id, booking, deed) => declineOffer(tools, id, booking, deed),
    find: (id) => database.use((db) => findEntry(db, id)),
    list: (wanted) => database.use((db) => listEntries(db, wanted)),
    async placed(entries) {
      const line = entries.some(isInLine) ? await database.use(allInLine) : [];
      const inOrder = line.length < 2 ? line : await order(line, now()).catch(unlessAway);
      return entries.map((entry) => {
        const place = isInLine(entry) ? placeOf(entry, inOrder) : null;
        return { entry, place: place && place.place > 0 ? place : null };
      });
    },
    async rivals(company, { machine, from, until }) {
      const wanted = { id: "", machines: [machine], earliest: from, latest: until };
      const line = (await database.use(allInLine)).filter((it) => contend(it, wanted));
      const own = line.filter((it) => it.company === company);
      return { own: own[0], others: line.length - own.length };
    },
    job: createWaitlistJob(tools),
  };
}

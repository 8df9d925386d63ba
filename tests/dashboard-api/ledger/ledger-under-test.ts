import type { MachineState } from "../../../config/machine-state.ts";
import { HOUR, MINUTE, type Micros, microsFromRfc3339 } from "../../../config/micros.ts";
import { type Site, siteSchema } from "../../../config/site/site.ts";
import type { StateInterval } from "../../../config/wire/batch.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import type { BooksReader, LedgerGroup } from "../../../dashboard-api/ledger/books-reader.ts";
import { createDayPlans } from "../../../dashboard-api/ledger/day-plan.ts";
import { createBooksReader } from "../../../dashboard-api/ledger/ledger-books-reader.ts";
import { createLiveBooksReader } from "../../../dashboard-api/ledger/live-books-reader.ts";
import { createMachineBooks, type MachineBooks } from "../../../dashboard-api/ledger/machine-books.ts";
import { createMaterialiser, type Materialiser } from "../../../dashboard-api/ledger/materialiser.ts";
import type { ChangeableBookings } from "../../contracts/booking-reader.ts";
import type { ReadableStore } from "../../contracts/telemetry-reader.ts";
import { smallSiteData } from "../small-site.ts";
import { fakeBookings } from "./fake-bookings.ts";

export const at = microsFromRfc3339;

/** A site with these machines, all on the cluster's calendar, in a zone. */
export function siteOf(machines: readonly string[], zone = "Asia/Tokyo", more: object = {}): Site {
  const data = smallSiteData(zone);
  const [first] = data.machines;
  return siteSchema.parse({
    ...data,
    machines: machines.map((id) => ({ ...first, id })),
    ...more,
  });
}

/** A stretch as stored intervals: never across a full hour. */
export function stretch(machine: string, state: MachineState, from: Micros, until: Micros, derivation = 0) {
  const pieces: StateInterval[] = [];
  for (let start = from; start < until; ) {
    const end = Math.min(until, Math.floor(start / HOUR + 1) * HOUR);
    pieces.push({ machine, derivation, rules: "r", state, from: start, until: end });
    start = end;
  }
  return pieces;
}

/** A ledger on a real store and a real database, with a clock of its own. */
export interface LedgerUnderTest {
  readonly site: Site;
  /** From the ledger, and computed anew each time. */
  readonly books: BooksReader;
  readonly live: BooksReader;
  readonly machineBooks: MachineBooks;
  readonly materialiser: Materialiser;
  readonly bookings: ChangeableBookings;
  /** Machine-days for which books were computed since the last look, in order. */
  computed(): string[];
  /** Writes states as the broker would, with word of their arrival. */
  arrive(states: StateInterval[], settled?: Micros): Promise<void>;
  /** Lets so much time pass. */
  later(time: Micros): void;
  now(): Micros;
}

let arrivals = 0;

export function ledgerUnderTest(given: {
  store: ReadableStore;
  database: Database;
  site: Site;
  now: Micros;
  bookings?: ChangeableBookings;
  keeper?: string;
}): LedgerUnderTest {
  const { store, database, site } = given;
  const bookings = given.bookings ?? fakeBookings();
  let time = given.now;
  let days: string[] = [];
  const plans = createDayPlans(site);
  const parts = { site, plans, store: store.reader, bookings: bookings.reader };
  const machineBooks = createMachineBooks(parts);
  const counted: MachineBooks = {
    ...machineBooks,
    days(machine, names) {
      days.push(...names.map((name) => `${machine} ${name}`));
      return machineBooks.days(machine, names);
    },
  };
  const materialiser = createMaterialiser({
    ...{ ...parts, database, books: counted, now: () => time, keeper: given.keeper ?? "test" },
    arrivalsKept: Number.POSITIVE_INFINITY,
    log: { warn: () => {} },
  });
  const picture = { live: () => undefined };
  return {
    ...{ site, machineBooks, materialiser, bookings },
    books: createBooksReader({ ...parts, database, books: machineBooks, picture }),
    live: createLiveBooksReader({ site, books: machineBooks, picture: picture as never }),
    computed() {
      const seen = days;
      days = [];
      return seen.sort();
    },
    async arrive(states, settled) {
      const machines = Map.groupBy(states, (it) => it.machine);
      const news = [...machines].map(([machine, of]) => {
        arrivals += 1;
        return {
          ...{ t: time + arrivals, machine, gateway: "hall", intake: "one" },
          from: Math.min(...of.map((it) => it.from)),
          to: Math.max(...of.map((it) => it.until)),
          settled: settled ?? null,
        };
      });
      await store.writer.write([{ samples: [], incidents: [], states, arrivals: news }]);
    },
    later(by) {
      time += by;
    },
    now: () => time,
  };
}

/** Groups in an order of their own, so that two readers' answers compare. */
export const ordered = (groups: readonly LedgerGroup[]) =>
  groups
    .map(({ keys, lines }) => ({
      keys,
      lines: lines.map((line) => JSON.stringify(line, Object.keys(line).sort())).sort(),
    }))
    .sort((a, b) => (JSON.stringify(a.keys) < JSON.stringify(b.keys) ? -1 : 1));

export { HOUR, MINUTE };

import { DAY, type Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database } from "../database/database.ts";
import type { LivePicture } from "../live/live-picture.ts";
import type { TelemetryReader } from "../stores/telemetry-reader.ts";
import type { BookingReader } from "./booking-reader.ts";
import type { BooksReader } from "./books-reader.ts";
import { createDayPlans } from "./day-plan.ts";
import type { TellTouches } from "./due-days.ts";
import { createBooksReader } from "./ledger-books-reader.ts";
import { createMachineBooks, type MachineBooks } from "./machine-books.ts";
import { createMaterialiser, type LedgerHealth, type Materialiser } from "./materialiser.ts";

/** The ledger of a process: read by whoever computes figures, kept in the background. */
export interface Ledger {
  readonly books: BooksReader;
  readonly machineBooks: MachineBooks;
  readonly materialiser: Materialiser;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  health(): LedgerHealth;
}

export function createLedger(given: {
  database: Database;
  store: TelemetryReader;
  bookings: BookingReader;
  site: Site;
  picture: Pick<LivePicture, "live">;
  now: () => Micros;
  /** For how long the store keeps raw samples, and word of arrivals with them. */
  retention: Micros | "forever";
  alsoTell?: TellTouches | undefined;
  log: { warn(fields: object, message: string): void };
}): Ledger {
  const { database, site, retention } = given;
  const plans = createDayPlans(site);
  const machineBooks = createMachineBooks({ ...given, plans });
  const materialiser = createMaterialiser({
    ...given,
    plans,
    books: machineBooks,
    keeper: crypto.randomUUID(),
    // The store drops what is old in steps of up to a day.
    arrivalsKept: retention === "forever" ? Number.POSITIVE_INFINITY : Math.max(DAY, retention - DAY),
  });
  return {
    books: createBooksReader({ database, site, plans, books: machineBooks, picture: given.picture }),
    machineBooks,
    materialiser,
    ping: () => database.ping(),
    health: materialiser.health,
  };
}

import type { FastifyBaseLogger } from "fastify";
import type { Micros } from "../../config/micros.ts";
import type { Mistake } from "../../config/site/mistake.ts";
import type { Site } from "../../config/site/site.ts";
import type { SessionCookie } from "../access/session-cookie.ts";
import type { TokenBook } from "../access/token-book.ts";
import type { AuditLog } from "../audit/audit-log.ts";
import type { Database } from "../database/database.ts";
import type { FairnessDesk } from "../fairness/fairness-desk.ts";
import type { JobRunner } from "../jobs/job-runner.ts";
import type { BookingReader } from "../ledger/booking-reader.ts";
import type { BooksReader } from "../ledger/books-reader.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { MachineBooks } from "../ledger/machine-books.ts";
import type { LinkHealth } from "../live/live-link.ts";
import type { LivePicture } from "../live/live-picture.ts";
import type { WatchedCoverage } from "../quality/coverage-watch.ts";
import type { TelemetryReader } from "../stores/telemetry-reader.ts";
import type { WaitlistDesk } from "../waitlist/waitlist-desk.ts";

/** All that the application needs from outside. */
export interface ApiDeps {
  site: Site;
  /** SHA-256 of the site file, to compare with what gateways report. */
  siteHash: string;
  /** What a person should look at in the site file; nothing when absent. */
  siteWarnings?: readonly Mistake[] | undefined;
  store: TelemetryReader;
  /** Sums of ledger lines, for figures. */
  books: BooksReader;
  /** One machine's lines and slices as they are now, for what opens a figure into its parts. */
  machineBooks: MachineBooks;
  ledger: Pick<Ledger, "ping" | "health">;
  bookings: BookingReader;
  /** Absent: one of its own, first come. */
  waitlist?: WaitlistDesk | undefined;
  /** What the watch of coverage found when it last looked; nothing where none runs. */
  coverage?: (() => readonly WatchedCoverage[]) | undefined;
  /** Work in the background; absent where none is done. */
  jobs?: Pick<JobRunner, "health"> | undefined;
  picture: LivePicture;
  linkHealth: () => LinkHealth;
  /** Accounts, companies, bookings. Its tables follow the site file. */
  database: Database;
  /** Absent: made of the parts given. */
  fairness?: FairnessDesk | undefined;
  /** Tokens of the token file. */
  tokens: TokenBook;
  cookie: SessionCookie;
  /** Where browsers reach this API, for links that are handed to people. */
  publicUrl: string;
  /** Addresses or networks of proxies that tell whose request it is; absent: who connects is who asks. */
  trustedProxy?: string | undefined;
  /** The demo's accounts are shown. */
  isDemo: boolean;
  audit: AuditLog;
  now: () => Micros;
  log: FastifyBaseLogger;
  /** Requests a minute of one token or address. */
  rateLimit?: number | undefined;
  /** Milliseconds between two heartbeats on the event stream. */
  heartbeatEvery?: number | undefined;
}

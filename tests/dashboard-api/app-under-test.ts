import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { pino } from "pino";
import type { Arrival } from "../../broker/stores/telemetry-writer.ts";
import { microsFromRfc3339 } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Incident, SampleColumn, StateInterval } from "../../config/wire/batch.ts";
import type { Live } from "../../config/wire/live.ts";
import type { Role } from "../../dashboard-api/access/role.ts";
import { createSessionCookie } from "../../dashboard-api/access/session-cookie.ts";
import { makeToken } from "../../dashboard-api/access/token.ts";
import { createTokenBook } from "../../dashboard-api/access/token-book.ts";
import { buildApp } from "../../dashboard-api/app.ts";
import type { AuditEntry } from "../../dashboard-api/audit/audit-log.ts";
import type { Database } from "../../dashboard-api/database/database.ts";
import { noBookings } from "../../dashboard-api/ledger/booking-reader.ts";
import { createDayPlans } from "../../dashboard-api/ledger/day-plan.ts";
import { createLiveBooksReader } from "../../dashboard-api/ledger/live-books-reader.ts";
import { createMachineBooks } from "../../dashboard-api/ledger/machine-books.ts";
import type { LinkHealth } from "../../dashboard-api/live/live-link.ts";
import { createLivePicture, type LivePicture } from "../../dashboard-api/live/live-picture.ts";
import type { ApiDeps } from "../../dashboard-api/routes/api-deps.ts";
import { StoreUnreadable } from "../../dashboard-api/stores/telemetry-reader.ts";
import { type ReadableStore, startReadableSqlite } from "../contracts/readable-stores.ts";
import { smallSite } from "./small-site.ts";

/** The application on a real embedded store, with a clock of its own. */
export interface AppUnderTest {
  app: FastifyInstance;
  store: ReadableStore;
  picture: LivePicture;
  audited: AuditEntry[];
  link: LinkHealth;
  logged: string[];
  tokens: Record<Role, string>;
  get(url: string, as?: Role | null, more?: InjectOptions): Promise<LightMyRequestResponse>;
  write(records: {
    states?: StateInterval[];
    samples?: SampleColumn[];
    incidents?: Incident[];
    arrivals?: Arrival[];
  }): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export const at = microsFromRfc3339;

const away = () => Promise.reject(new StoreUnreadable("There is no database in this test."));
/** For what asks none. */
const noDatabase: Database = {
  place: "nowhere",
  ready: Promise.resolve(),
  ...{ use: away, transaction: away, snapshot: away, ping: away },
  close: async () => {},
};

export const live = (more: Partial<Live> = {}): Live => ({
  version: 1,
  machine: "mill",
  state: "running",
  since: at("2026-03-02T00:00:00Z"),
  confirmedAt: at("2026-03-02T00:10:00Z"),
  settledUntil: at("2026-03-02T00:00:00Z"),
  rules: "r1",
  staleAfter: 30_000_000,
  wallClock: true,
  ...more,
});

export async function startApp(
  more: Partial<ApiDeps> = {},
  site: Site = smallSite(),
  /** Parts made of its store and its live picture. */
  madeOf: (it: Pick<AppUnderTest, "store" | "picture">) => Partial<ApiDeps> = () => ({}),
): Promise<AppUnderTest> {
  const store = await startReadableSqlite();
  const audited: AuditEntry[] = [];
  const logged: string[] = [];
  const link: LinkHealth = { isUp: true, detail: "", lastMessageAt: null };
  const made = {
    committee: makeToken("keiko", "committee"),
    auditor: makeToken("grant office", "auditor"),
    office: makeToken("office clerk", "office"),
    manager: makeToken("manager of one", "manager", { company: "one" }),
    member: makeToken("planner", "member", { company: "one" }),
    machine: makeToken("page of mill", "machine", { machine: "mill" }),
  };
  const picture = createLivePicture({
    machines: site.machines.map((it) => it.id),
    gateways: site.gateways.map((it) => it.id),
  });
  const machineBooks = createMachineBooks({
    ...{ site, store: store.reader, plans: createDayPlans(site) },
    bookings: more.bookings ?? noBookings,
  });
  const app = await buildApp({
    site,
    bookings: more.bookings ?? noBookings,
    machineBooks,
    ledger: {
      ping: async () => {},
      health: () => ({ waiting: 3, detail: "", computed: 5, changed: 4, seconds: 0.5 }),
    },
    books: createLiveBooksReader({ site, books: machineBooks, picture }),
    siteHash: "a".repeat(64),
    store: store.reader,
    picture,
    linkHealth: () => link,
    tokens: createTokenBook(Object.values(made).map((it) => it.entry)),
    audit: { record: async (entry) => void audited.push(entry) },
    database: noDatabase,
    cookie: createSessionCookie(false),
    publicUrl: "http://machines.example",
    isDemo: false,
    now: () => at("2026-03-02T00:10:00Z"),
    log: pino({ level: "info" }, { write: (line: string) => void logged.push(line) }),
    ...more,
    ...madeOf({ store, picture }),
  });
  const tokens = Object.fromEntries(Object.entries(made).map(([role, { token }]) => [role, token])) as Record<
    Role,
    string
  >;
  return {
    ...{ app, store, picture, audited, link, logged, tokens },
    get: (url, as = "member", more = {}) =>
      app.inject({
        url,
        ...more,
        headers: { ...(as ? { authorization: `Bearer ${tokens[as]}` } : {}), ...more.headers },
      }),
    async write(records) {
      await store.writer.write([{ samples: [], states: [], incidents: [], arrivals: [], ...records }]);
    },
    async [Symbol.asyncDispose]() {
      await app.close();
      await store[Symbol.asyncDispose]();
    },
  };
}

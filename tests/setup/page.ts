import type { MachineState } from "../../config/machine-state.ts";
import { MINUTE, type Micros, rfc3339FromMicros, systemNow } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { demoPassword, readyDemoAccounts } from "../../dashboard-api/accounts/demo-accounts.ts";
import { seedSite } from "../../dashboard-api/accounts/seed-site.ts";
import { createBookedTime } from "../../dashboard-api/bookings/booked-time.ts";
import type { Database } from "../../dashboard-api/database/database.ts";
import { openDatabase } from "../../dashboard-api/database/open-database.ts";
import { buildPage, isPageOlder } from "../../dashboard-api/page/build-page.ts";
import { type AppUnderTest, live, startApp } from "../dashboard-api/app-under-test.ts";
import { stretch } from "../dashboard-api/ledger/ledger-under-test.ts";
import type { TestWindow } from "./browser.ts";
import { placeEmbeddedDatabase } from "./embedded-database.ts";
import { freePort } from "./free-port.ts";
import { pageBackground } from "./page-background.ts";
import { pageSite } from "./page-site.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A real API with its page, on a small site, listening; its bookings, states and clock are the test's to set. */
export interface PageUnderTest {
  /** Where browsers reach it, without a slash at the end. */
  readonly url: string;
  readonly site: Site;
  readonly app: AppUnderTest;
  /** For what no route does, such as work that else runs in the background. */
  readonly database: Database;
  /** The API's clock. */
  now(): Micros;
  /** Moves the API's clock, as when history is made; `undefined`: the system's again. Browsers keep theirs. */
  setClock(at: Micros | undefined): void;
  /** Books as the office does, on behalf of a company; times are minutes from now. Gives the booking. */
  book(
    machine: string,
    company: string,
    from: number,
    to: number,
    more?: object,
  ): Promise<{ id: string; version: number }>;
  /** What a machine did, as intervals [minutes from now, minutes from now, state]. */
  did(machine: string, intervals: [from: number, to: number, state: MachineState][]): Promise<void>;
  /** What a machine does now, told over the live stream. */
  does(machine: string, state: MachineState, sinceMinutes: number): void;
  /** What an API process does by itself, once: books, verdicts, offers to who waits. For a `whole` page alone. */
  work(): Promise<void>;
  /** Signs a window in with a demo account: committee, office, manager, member or auditor. */
  signIn(window: TestWindow, role: string): Promise<void>;
  /** Opens an address of the page, such as `calendar?lang=en`, and waits until the screen is there. */
  open(window: TestWindow, address: string): Promise<void>;
  /** The server goes away, and comes back at the same address with the same data. */
  stop(): Promise<void>;
  start(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** `whole`: with the ledger, the background work and the audit log of an API process; else figures are computed live. */
export async function startPage(
  given: { site?: Site; publicUrl?: string; whole?: boolean } = {},
): Promise<PageUnderTest> {
  if (isPageOlder()) await buildPage();
  const site = given.site ?? pageSite();
  const folder = temporaryFolder("page-");
  await placeEmbeddedDatabase(folder.path);
  const database = openDatabase({ address: undefined, dataFolder: folder.path, warn: () => {} });
  await database.ready;
  await seedSite(database, site);
  await readyDemoAccounts(database, site, true, systemNow());
  const bookings = createBookedTime(database);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let clock: Micros | undefined;
  const now = () => clock ?? systemNow();
  const background = given.whole ? pageBackground({ database, site, now, bookings }) : undefined;
  const open = async () => {
    const publicUrl = given.publicUrl ?? url;
    const made = await startApp(
      { ...{ database, publicUrl, now, bookings }, isDemo: true, rateLimit: 1_000_000 },
      site,
      background?.madeOf,
    );
    await made.app.listen({ port, host: "127.0.0.1" });
    return made;
  };
  let app = await open();
  const since = (minutes: number) => now() + Math.round(minutes * MINUTE);
  return {
    url,
    site,
    database,
    get app() {
      return app;
    },
    now,
    setClock(at) {
      clock = at;
    },
    async book(machine, company, from, to, more = {}) {
      const answer = await app.app.inject({
        method: "POST",
        url: "/api/v1/bookings",
        headers: { authorization: `Bearer ${app.tokens.office}` },
        payload: {
          ...{ machine, company, from: rfc3339FromMicros(since(from)), to: rfc3339FromMicros(since(to)) },
          ...more,
        },
      });
      if (answer.statusCode !== 201) throw new Error(`not booked: ${answer.body}`);
      return answer.json();
    },
    async did(machine, intervals) {
      const states = intervals.flatMap(([from, to, state]) =>
        stretch(machine, state, since(from), since(to)),
      );
      const [from, to] = [states[0]?.from ?? 0, states.at(-1)?.until ?? 0];
      const arrivals = [{ t: systemNow(), machine, gateway: "hall", intake: "page", from, to, settled: to }];
      await app.write({ states, arrivals });
    },
    does(machine, state, sinceMinutes) {
      const at = now();
      const more = { machine, state, since: since(sinceMinutes), confirmedAt: at, settledUntil: at };
      app.picture.takeLive(live(more), at, false);
    },
    async work() {
      if (!background) throw new Error("only a whole page works by itself");
      await background.work();
    },
    async signIn({ context }, role) {
      const answer = await context.request.post(`${url}/api/v1/session`, {
        data: { login: `demo-${role}`, password: demoPassword },
      });
      if (!answer.ok()) throw new Error(`not signed in: ${await answer.text()}`);
    },
    async open({ page }, address) {
      await page.goto(`${url}/${address}`);
      await page.locator("main").first().waitFor();
      await page.waitForFunction(() => document.querySelector(".skeleton") === null);
    },
    async stop() {
      await app[Symbol.asyncDispose]();
    },
    async start() {
      app = await open();
    },
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]();
      await database.close();
      folder[Symbol.dispose]();
    },
  };
}

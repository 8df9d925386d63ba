import { pino } from "pino";
import { SECOND, systemNow } from "../config/micros.ts";
import { loadSiteOrExit } from "../config/site/load.ts";
import { gatewayOfMachine } from "../config/site/topology.ts";
import { demoEntries } from "./access/demo-tokens.ts";
import { createSessionCookie } from "./access/session-cookie.ts";
import { openTokenBook } from "./access/token-book.ts";
import { readyDemoAccounts } from "./accounts/demo-accounts.ts";
import { offerFirstAccount } from "./accounts/first-account.ts";
import { seedSite } from "./accounts/seed-site.ts";
import { buildApp } from "./app.ts";
import { createDatabaseAuditLog } from "./audit/database-audit-log.ts";
import { createBookedTime } from "./bookings/booked-time.ts";
import { createKeyPurgeJob } from "./bookings/key-purge-job.ts";
import { openDatabase } from "./database/open-database.ts";
import { createDisplayPublisher } from "./display/display-publisher.ts";
import { createFairnessDesk } from "./fairness/fairness-desk.ts";
import { createJobRunner } from "./jobs/job-runner.ts";
import { createLedger } from "./ledger/ledger.ts";
import { createLiveLink } from "./live/live-link.ts";
import { createLivePicture } from "./live/live-picture.ts";
import { createSinceFinder } from "./live/since-finder.ts";
import { readyDemoPins } from "./machine-page/demo-pins.ts";
import { createNoticeDelivery } from "./notices/deliver-notices.ts";
import { createEmailSender } from "./notices/email-sender.ts";
import { createNoticeFollower } from "./notices/follow-bookings.ts";
import { createWebhookSender } from "./notices/webhook-sender.ts";
import { createCoverageWatch } from "./quality/coverage-watch.ts";
import { createMachineQuality } from "./quality/machine-quality.ts";
import { createActivityReader } from "./reconciliation/activity-reader.ts";
import { createReconciliationJob } from "./reconciliation/reconciliation-job.ts";
import { touchWatched } from "./reconciliation/watch-bookings.ts";
import { readSettings } from "./settings.ts";
import { explainStart } from "./start-error.ts";
import { createInfluxReader } from "./stores/influx-reader.ts";
import { createSqliteReader } from "./stores/sqlite-reader.ts";
import { createWaitlistDesk } from "./waitlist/waitlist-desk.ts";

/** Milliseconds between two looks at how much of the machines' open time is seen. */
const watchEvery = 600_000;

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const { site, hash, warnings } = loadSiteOrExit(settings.siteFile);
  // Headers are never logged: they carry tokens.
  const log = pino({ level: settings.logLevel, base: { process: "api" } });
  const tokens = openTokenBook({
    file: settings.tokensFile,
    beside: settings.isDemo ? demoEntries(site) : [],
    now: systemNow,
    warn: (message) => log.error(message),
  });
  const store = settings.influx
    ? createInfluxReader(settings.influx)
    : createSqliteReader({ folder: settings.dataFolder });
  await store.open();
  const database = openDatabase({
    address: settings.databaseAddress,
    dataFolder: settings.dataFolder,
    warn: (message) => log.warn(message),
  });
  // A new embedded database takes seconds to make; the live picture need not wait for it.
  const publicUrl = settings.publicUrl ?? `http://${settings.http.host}:${settings.http.port}`;
  const seeded = database.ready.then(async () => {
    await seedSite(database, site);
    await readyDemoAccounts(database, site, settings.isDemo, systemNow());
    await readyDemoPins(database, site, settings.isDemo, systemNow());
    await offerFirstAccount(database, publicUrl, settings.dataFolder);
  });
  seeded.catch(() => {});
  if (settings.databaseAddress) await seeded;

  const picture = createLivePicture({
    machines: site.machines.map((machine) => machine.id),
    gateways: site.gateways.map((gateway) => gateway.id),
  });
  const link = createLiveLink({
    ...settings.mqtt,
    picture,
    mayTell: (gateway, machine) => gatewayOfMachine(site, machine)?.id === gateway,
    now: systemNow,
    log,
  });
  const displays = createDisplayPublisher({ database, site, link, now: systemNow, log });
  const sinceFinder = createSinceFinder({
    machines: site.machines.map((machine) => machine.id),
    ...{ picture, store, now: systemNow, log },
    bridgeLimit: site.policies.bridge,
  });
  const clock = setInterval(() => picture.tick(systemNow()), SECOND / 1_000);

  const bookings = createBookedTime(database);
  const ledger = createLedger({
    ...{ database, store, site, picture, log, bookings },
    now: systemNow,
    alsoTell: touchWatched,
    retention: site.policies.retention[settings.influx ? "influx" : "sqlite"],
  });
  const fairness = createFairnessDesk({
    ...{ site, database, machineBooks: ledger.machineBooks, picture, now: systemNow },
  });
  const waitlist = createWaitlistDesk({ database, site, now: systemNow, order: fairness.order });
  const rawKept = site.policies.retention[settings.influx ? "influx" : "sqlite"];
  const activity = createActivityReader({ site, store, rawKept });
  const jobs = createJobRunner({
    jobs: [
      createKeyPurgeJob(database),
      waitlist.job,
      createReconciliationJob({ database, site, books: ledger.machineBooks, activity }),
      createNoticeFollower({ database, now: systemNow }),
      createNoticeDelivery({
        ...{ database, site, publicUrl },
        senders: {
          email: settings.mail && createEmailSender(settings.mail),
          webhook: createWebhookSender({ now: systemNow, mayBePrivate: settings.webhookMayBePrivate }),
        },
      }),
    ],
    database,
    now: systemNow,
    log,
  });
  const watch = createCoverageWatch({
    machines: site.machines.map((machine) => machine.id),
    quality: createMachineQuality({ site, store, picture, bookings }),
    now: systemNow,
    log,
  });
  const watching = setInterval(() => void watch.check(), watchEvery);
  const app = await buildApp({
    site,
    bookings,
    waitlist,
    fairness,
    coverage: watch.found,
    siteHash: hash,
    siteWarnings: warnings,
    store,
    books: ledger.books,
    machineBooks: ledger.machineBooks,
    ledger,
    jobs,
    picture,
    linkHealth: link.health,
    tokens,
    database,
    publicUrl,
    trustedProxy: settings.trustedProxy,
    isDemo: settings.isDemo,
    cookie: createSessionCookie(publicUrl.startsWith("https:")),
    audit: createDatabaseAuditLog(database),
    now: systemNow,
    rateLimit: settings.http.rateLimit,
    log,
  });
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    clearInterval(clock);
    clearInterval(watching);
    await Promise.all([
      sinceFinder.stop(),
      app.close(),
      ledger.materialiser.stop(),
      jobs.stop(),
      displays.stop(),
    ]);
    await Promise.all([link.close(), store.close(), database.close()]);
    process.exit(0);
  };
  seeded.catch((error: Error) => isStopping || refuse(error));
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);

  const { host, port } = settings.http;
  const address = await app.listen({ host, port });
  ledger.materialiser.start();
  jobs.start();
  displays.start();
  sinceFinder.start();
  void watch.check();
  log.info(
    { address, database: database.place, store: settings.influx?.url ?? settings.dataFolder },
    `dashboard-api ready at ${address}`,
  );
  // Whoever started it need not read its log.
  process.send?.("ready");
}

function refuse(error: Error): never {
  console.error(explainStart(error));
  process.exit(1);
}

main().catch(refuse);

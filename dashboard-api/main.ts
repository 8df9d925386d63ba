import { pino } from "pino";
import { SECOND, systemNow } from "../config/micros.ts";
import { loadSiteOrExit } from "../config/site/load.ts";
import { gatewayOfMachine } from "../config/site/topology.ts";
import { openTokenBook } from "./access/token-book.ts";
import { buildApp } from "./app.ts";
import { createJsonlAuditLog } from "./audit/jsonl-audit-log.ts";
import { noBookings } from "./ledger/booking-reader.ts";
import { createDayPlans } from "./ledger/day-plan.ts";
import { createLiveBooksReader } from "./ledger/live-books-reader.ts";
import { createMachineBooks } from "./ledger/machine-books.ts";
import { createLiveLink } from "./live/live-link.ts";
import { createLivePicture } from "./live/live-picture.ts";
import { readSettings } from "./settings.ts";
import { explainStart } from "./start-error.ts";
import { createInfluxReader } from "./stores/influx-reader.ts";
import { createSqliteReader } from "./stores/sqlite-reader.ts";

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const { site, hash } = loadSiteOrExit(settings.siteFile);
  // Headers are never logged: they carry tokens.
  const log = pino({ level: settings.logLevel, base: { process: "api" } });
  const tokens = openTokenBook({
    file: settings.tokensFile,
    demo: settings.isDemo,
    now: systemNow,
    warn: (message) => log.error(message),
  });
  const audit = createJsonlAuditLog(settings.auditFile);
  const store = settings.influx
    ? createInfluxReader(settings.influx)
    : createSqliteReader({ folder: settings.dataFolder });
  await store.open();

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
  const clock = setInterval(() => picture.tick(systemNow()), SECOND / 1_000);

  const machineBooks = createMachineBooks({ site, store, bookings: noBookings, plans: createDayPlans(site) });
  const app = await buildApp({
    site,
    siteHash: hash,
    store,
    machineBooks,
    books: createLiveBooksReader({ site, books: machineBooks, picture }),
    picture,
    linkHealth: link.health,
    tokens,
    audit,
    now: systemNow,
    log,
  });
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    clearInterval(clock);
    await app.close();
    await Promise.all([link.close(), store.close(), audit.close()]);
    process.exit(0);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);

  const { host, port } = settings.http;
  const address = await app.listen({ host, port });
  log.info(
    { address, store: settings.influx?.url ?? settings.dataFolder },
    `dashboard-api ready at ${address}`,
  );
}

main().catch((error: Error) => {
  console.error(explainStart(error));
  process.exit(1);
});

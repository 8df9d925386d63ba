import { join } from "node:path";
import { MINUTE, type Micros, rfc3339FromMicros, systemNow } from "../../../config/micros.ts";
import { siteSchema } from "../../../config/site/site.ts";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import { createBookingDesk } from "../../../dashboard-api/bookings/booking-desk.ts";
import { openDatabase } from "../../../dashboard-api/database/open-database.ts";
import { createSqliteReader } from "../../../dashboard-api/stores/sqlite-reader.ts";
import { connectMqtt } from "../../../demo/mqtt/mqtt-client.ts";
import { made } from "../../dashboard-api/bookings/desk-under-test.ts";
import { placeEmbeddedDatabase } from "../../setup/embedded-database.ts";
import { eventually } from "../../setup/eventually.ts";
import { freePort } from "../../setup/free-port.ts";
import { type Installation, installation } from "../../setup/installation.ts";

/** One machine on a gateway, a broker and an API, each a real process; it tells by MQTT what it does. */
export interface OverrunPlant {
  readonly place: Installation;
  /** A whole quarter of an hour, the last before now: minutes are told from then on. */
  readonly quarter: Micros;
  [Symbol.asyncDispose](): Promise<void>;
}

const siteOf = (zone: string, port: number) => ({
  version: 1,
  cluster: {
    ...{ id: "cluster", name: { ja: "伊那谷共同利用会", en: "Ina Valley Cluster" }, zone },
    calendar: { hours: "always", closedOnHolidays: false },
  },
  companies: [
    { id: "one", name: "株式会社一号製作所", short: "一号製作所" },
    { id: "two", name: "二号金型株式会社", short: "二号金型" },
  ],
  machines: [
    {
      ...{ id: "mill", name: { ja: "5軸マシニングセンタ", en: "5-axis machining centre" }, rate: 6_000 },
      signals: [{ id: "load", source: "plant" }],
      state: {
        rules: [
          { state: "running", when: { signal: "load", above: 0.5 } },
          { state: "idle", when: "always" },
        ],
      },
    },
  ],
  gateways: [
    {
      id: "hall",
      spool: { keepFree: 0 },
      sources: [
        {
          ...{ id: "plant", protocol: "mqtt", listen: { host: "127.0.0.1", port } },
          // The machine's own clock counts, and it may be silent for long: it tells of a morning at once.
          ...{ clock: { by: "event" }, heartbeat: { every: "4 h" } },
          topics: [
            {
              pattern: "plant/{machine}/{signal}",
              payload: { format: "json", value: "/v", time: "/t", timeFormat: "us" },
            },
          ],
        },
      ],
    },
  ],
  fairness: { shares: [{ since: "2020-01-01", shares: { one: 50, two: 50 } }] },
  // What a machine has not told half an hour later is not waited for.
  policies: { bookings: { patience: "30 min" } },
});

export type Slot = [company: string, from: number, to: number];

/** `runs`: load from minute to minute; else it idles from the first slot on. Slots were booked a day ago. */
export async function startOverrunPlant(given: {
  zone: string;
  slots: readonly Slot[];
  runs: readonly [from: number, to: number][];
}): Promise<OverrunPlant> {
  const port = await freePort();
  const data = siteOf(given.zone, port);
  const site = siteSchema.parse(data);
  const [machine] = site.machines;
  if (!machine) throw new Error("no machine");
  const quarter = Math.floor(systemNow() / (15 * MINUTE)) * 15 * MINUTE;
  const at = (minutes: number) => quarter + minutes * MINUTE;
  const place = await installation({ site: data });

  const folder = join(place.folder, "server");
  await placeEmbeddedDatabase(folder);
  const database = openDatabase({ address: undefined, dataFolder: folder, warn: () => {} });
  await database.ready;
  await seedSite(database, site);
  const dayBefore = quarter - 24 * 60 * MINUTE;
  const desk = createBookingDesk({ database, site, now: () => dayBefore });
  for (const [company, from, to] of given.slots) {
    const wish = { machine, company, from: at(from), until: at(to), purpose: "within" as const };
    const actor = { name: "planner", role: "member" as const, person: null };
    const deed = { actor, actedFor: company, at: dayBefore, reason: "" };
    made(await desk.make({ ...wish, grant: null, job: null, person: null, mentor: null }, deed, null));
  }
  await database.close();

  await place.startBroker();
  await place.startGateway();
  const device = await connectMqtt({ url: `mqtt://127.0.0.1:${port}`, clientId: "mill" });
  const tell = (t: Micros) => {
    const isRunning = given.runs.some(([from, to]) => at(from) <= t && t < at(to));
    return device.publish("plant/mill/load", JSON.stringify({ v: isRunning ? 1 : 0, t }));
  };
  const first = at(Math.min(...given.slots.map(([, from]) => from)) - 10);
  // Its first word is when its record begins.
  await tell(first);
  const told: Promise<unknown>[] = [];
  for (let t = first + 5 * MINUTE; t < systemNow(); t += 5 * MINUTE) told.push(tell(t));
  await Promise.all([...told, tell(systemNow())]);
  // As a device does, it goes on telling.
  const telling = setInterval(() => void tell(systemNow()).catch(() => {}), 1_000);
  const store = createSqliteReader({ folder });
  await store.open();
  const known = async () => (await store.states("mill", first, systemNow())).at(-1)?.until ?? 0;
  const stopped = at(Math.max(...given.runs.slice(0, -1).map(([, to]) => to)));
  await eventually(async () => (await known()) >= stopped, "the store has all runs that are over", 40_000);
  await store.close();
  await place.startApi();
  await eventually(
    async () => {
      const { items } = await place.ask<{ items: { outcome: string | null }[] }>(
        `/api/v1/bookings?from=${rfc3339FromMicros(first)}&to=${rfc3339FromMicros(quarter)}`,
      );
      return items.filter(({ outcome }) => outcome !== null).length >= 2;
    },
    "the API has judged the bookings that were over half an hour ago",
    40_000,
  );
  return {
    ...{ place, quarter },
    async [Symbol.asyncDispose]() {
      clearInterval(telling);
      await device.end(true);
      await place[Symbol.asyncDispose]();
    },
  };
}

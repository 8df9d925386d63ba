import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { connectAsync, type MqttClient } from "mqtt";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeCredential } from "../../../broker/access/make-credential.ts";
import { type BookingDisplay, parseBookingDisplay } from "../../../config/wire/booking-display.ts";
import { allBookings, bookingTopic, machineOfBookingTopic } from "../../../config/wire/topics.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import {
  createDisplayPublisher,
  type DisplayPublisher,
} from "../../../dashboard-api/display/display-publisher.ts";
import { createLiveLink, type LiveLink } from "../../../dashboard-api/live/live-link.ts";
import { createLivePicture } from "../../../dashboard-api/live/live-picture.ts";
import { type BrokerProcess, brokerProcess } from "../../broker/start-process.ts";
import { type DatabasePlace, pglitePlace } from "../../contracts/databases.ts";
import { eventually } from "../../setup/eventually.ts";
import { at, type DeskUnderTest, deskUnderTest, made } from "../bookings/desk-under-test.ts";

describe("displays at machines, by a real broker", () => {
  let place: DatabasePlace;
  let database: Database;
  let broker: BrokerProcess;
  let desk: DeskUnderTest;
  let api: { link: LiveLink; displays: DisplayPublisher };
  let display: MqttClient;
  /** What the display was told last, by machine; null: taken back. */
  const shown = new Map<string, BookingDisplay | null>();
  let messages = 0;

  const connect = (user: string, password: string) =>
    connectAsync(`mqtt://127.0.0.1:${broker.port}`, {
      ...{ username: user, password, clientId: `${user}:screen`, reconnectPeriod: 100 },
    });
  let apiPassword = "";
  const startApi = () => {
    const link = createLiveLink({
      ...{ url: `mqtt://127.0.0.1:${broker.port}`, user: "api", password: apiPassword, retryEvery: 50 },
      picture: createLivePicture({ machines: ["mill"], gateways: [] }),
      ...{ mayTell: () => false, now: () => desk.clock.now, log: pino({ level: "silent" }) },
    });
    const log = { warn: () => {} };
    const displays = createDisplayPublisher({
      ...{ database, site: desk.site, link, now: () => desk.clock.now, log, every: 20 },
    });
    displays.start();
    return { link, displays };
  };
  const stopApi = async () => {
    await api.displays.stop();
    await api.link.close();
  };
  const companies = () => {
    const mill = shown.get("mill");
    return mill && [mill.now?.company ?? null, mill.next?.company ?? null];
  };
  const shows = (now: string | null, next: string | null) =>
    eventually(() => JSON.stringify(companies()) === JSON.stringify([now, next]), `${now}, then ${next}`);

  beforeAll(async () => {
    place = await pglitePlace();
    ({ database } = await place.fresh());
    desk = deskUnderTest(database);
    broker = await brokerProcess();
    broker.start();
    await broker.ready();
    apiPassword = await makeCredential({ folder: broker.folder, kind: "service", id: "api" });
    const run = promisify(execFile)(process.execPath, ["broker/credential.ts", "display", "screen-1"], {
      env: { ...process.env, DATA_DIR: broker.folder },
    });
    const [, password = ""] = /password (\S+)/.exec((await run).stdout) ?? [];
    display = await connect("screen-1", password);
    display.on("message", (topic, payload) => {
      messages += 1;
      const machine = machineOfBookingTopic(topic) ?? topic;
      shown.set(machine, payload.length === 0 ? null : (parseBookingDisplay(payload) as BookingDisplay));
    });
    await display.subscribeAsync(allBookings, { qos: 1 });
    api = startApi();
  }, 60_000);
  afterAll(async () => {
    await display.endAsync(true);
    await stopApi();
    await broker[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  });

  test("show whose slot it is and whose is next, after every change and at every border, and nothing more", async () => {
    await shows(null, null);
    const first = await desk.book("11-02 11:00", "11-02 12:00", { job: "secret lot" });
    await shows(null, "one");
    const second = await desk.book("11-02 12:00", "11-02 13:00", { company: "two" });
    desk.clock.now = at("11-02 11:00");
    await shows("one", "two");
    desk.clock.now = at("11-02 12:00");
    await shows("two", null);
    const target = { id: second.id, machine: desk.machine() };
    made(await desk.desk.decide(target, second.version, "release", desk.deed({ at: at("11-02 12:30") })));
    desk.clock.now = at("11-02 12:30");
    await shows(null, null);
    expect(JSON.stringify([...shown])).not.toMatch(new RegExp(`secret|${first.id}`));
    expect(shown.get("lathe")).toMatchObject({ machine: "lathe", now: null, next: null });
  });

  test("hear nothing while nothing changes", async () => {
    const before = messages;
    await desk.book("11-03 11:00", "11-03 12:00", { machine: desk.machine("lathe") });
    await eventually(() => shown.get("lathe")?.next != null, "the change of the lathe");
    expect(messages).toBe(before + 1);
  });

  test("are told again after the broker was killed, which keeps nothing, and after a start of the API", async () => {
    await desk.book("11-02 15:00", "11-02 16:00", { company: "three" });
    await shows(null, "three");
    shown.clear();
    await broker.service.stop("SIGKILL");
    broker.start();
    await broker.ready();
    await shows(null, "three");
    await stopApi();
    // What another start of the API, on an older site, had left there.
    const password = apiPassword;
    const former = await connect("api", password);
    const gone = JSON.stringify({ ...shown.get("mill"), machine: "gone" });
    await former.publishAsync(bookingTopic("gone"), gone, { qos: 1, retain: true });
    await former.endAsync();
    await eventually(() => shown.get("gone") != null, "the machine that is gone");
    api = startApi();
    await eventually(() => shown.get("gone") === null, "it is cleared");
    await shows(null, "three");
  }, 30_000);

  test("only read, and only the API tells them", async () => {
    const closed = new Promise<void>((resolve) => display.once("close", () => resolve()));
    display.publish(bookingTopic("mill"), "", { qos: 0, retain: true });
    await closed;
    await eventually(() => display.connected, "it is back");
    await shows(null, "three");
    const refused = async (client: MqttClient, filter: string) => {
      const [grant] = await client.subscribeAsync(filter).catch(() => [{ qos: 128 }]);
      return grant?.qos === 128;
    };
    expect(await refused(display, "commons/v1/gateways/hall/acks")).toBe(true);
    expect(await refused(display, "commons/v1/gateways/+/batches/+/+")).toBe(true);
    const gateway = await broker.gateway();
    expect(await refused(gateway, allBookings)).toBe(true);
    const out = new Promise<void>((resolve) => gateway.once("close", () => resolve()));
    gateway.publish(bookingTopic("mill"), "{}", { retain: true });
    await out;
    await gateway.endAsync(true);
  });
});

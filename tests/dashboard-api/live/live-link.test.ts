import mqtt, { type MqttClient } from "mqtt";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buildLive } from "../../../config/wire/live.ts";
import { buildStatus } from "../../../config/wire/status.ts";
import { liveTopic, statusTopic } from "../../../config/wire/topics.ts";
import { createLiveLink, type LiveLink } from "../../../dashboard-api/live/live-link.ts";
import { createLivePicture, type LivePicture } from "../../../dashboard-api/live/live-picture.ts";
import { eventually } from "../../setup/eventually.ts";
import { type Mosquitto, startMosquitto } from "../../setup/mosquitto.ts";
import { live } from "../app-under-test.ts";

describe("the live link to a real broker", () => {
  let broker: Mosquitto;
  let gateway: MqttClient;
  let picture: LivePicture;
  let link: LiveLink;
  let now = live().confirmedAt;

  const open = (more: object = {}) => {
    picture = createLivePicture({ machines: ["mill", "lathe"], gateways: ["hall"] });
    link = createLiveLink({
      url: broker.url,
      picture,
      mayTell: (from, machine) => from === "hall" && machine !== "foreign",
      now: () => now,
      log: pino({ level: "silent" }),
      retryEvery: 50,
      ...more,
    });
  };
  const isUp = () => eventually(() => link.health().isUp, "the link is up");
  const publish = (topic: string, payload: Buffer | string, retain = true) =>
    gateway.publishAsync(topic, payload, { qos: 1, retain });

  beforeEach(async () => {
    now = live().confirmedAt;
    broker = await startMosquitto();
    gateway = await mqtt.connectAsync(broker.url, { reconnectPeriod: 50 });
  });
  afterEach(async () => {
    await link.close();
    await gateway.endAsync(true);
    await broker[Symbol.asyncDispose]();
  });

  test("learns what was retained before it came, and what is told after", async () => {
    await publish(liveTopic("hall", "mill"), buildLive(live()));
    open();
    expect(link.health()).toMatchObject({ isUp: false, lastMessageAt: null });
    await isUp();
    await eventually(() => picture.machine("mill")?.state === "running", "the retained state");
    await publish(liveTopic("hall", "lathe"), buildLive(live({ machine: "lathe", state: "down" })));
    await publish(statusTopic("hall"), buildStatus({ version: 1, gateway: "hall", online: false }));
    await eventually(() => picture.gateways()[0]?.status, "the status");
    expect(picture.machine("lathe")?.state).toBe("down");
    expect(link.health().lastMessageAt).toBe(now);
  });

  test("knows a retained message of long ago for what it is", async () => {
    now = live().confirmedAt + 3_600_000_000;
    await publish(liveTopic("hall", "mill"), buildLive(live()));
    open();
    await eventually(() => picture.live("mill"), "the retained message");
    expect(picture.machine("mill")?.state).toBe("unknown");
    await publish(liveTopic("hall", "mill"), buildLive(live({ confirmedAt: live().confirmedAt + 1 })));
    await eventually(() => picture.machine("mill")?.state === "running", "the fresh message");
  });

  test("takes nothing from a gateway that speaks for others, nor what it cannot read", async () => {
    open();
    await isUp();
    await publish(liveTopic("other", "mill"), buildLive(live()));
    await publish(liveTopic("hall", "lathe"), buildLive(live()));
    await publish(liveTopic("hall", "mill"), "garbage");
    await publish(liveTopic("hall", "mill"), "");
    await publish(statusTopic("hall"), buildStatus({ version: 1, gateway: "other", online: false }));
    await publish(liveTopic("hall", "lathe"), buildLive(live({ machine: "lathe", state: "idle" })));
    await eventually(() => picture.machine("lathe")?.state === "idle", "the last message");
    expect(picture.machine("mill")?.state).toBe("unknown");
    expect(picture.gateways()[0]?.status).toBeNull();
  });

  test("says that the broker is away, and goes on when it is back", async () => {
    open();
    await isUp();
    await broker.kill();
    await eventually(() => !link.health().isUp, "the link is down");
    expect(link.health().detail).not.toBe("");
    await broker.start();
    await isUp();
    await eventually(() => gateway.connected, "the gateway is back");
    await publish(liveTopic("hall", "mill"), buildLive(live()));
    await eventually(() => picture.machine("mill")?.state === "running", "a message");
  });

  test("says that the broker refuses its password", async () => {
    await broker[Symbol.asyncDispose]();
    broker = await startMosquitto(["allow_anonymous false", "password_file {folder}/passwords"], {
      passwords: "",
    });
    open({ user: "api", password: "wrong" });
    await eventually(() => /not authori[sz]ed/i.test(link.health().detail), "the refusal");
    expect(link.health().isUp).toBe(false);
  });
});

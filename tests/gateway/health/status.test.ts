import mqtt from "mqtt";
import { expect, test } from "vitest";
import { SECOND, systemNow } from "../../../config/micros.ts";
import { parseLive } from "../../../config/wire/live.ts";
import { buildStatus, parseStatus } from "../../../config/wire/status.ts";
import { liveTopic } from "../../../config/wire/topics.ts";
import { buildLines } from "../../../gateway/pipeline/build-lines.ts";
import { onlineStatus } from "../../../gateway/uplink/gateway-status.ts";
import { eventually } from "../../setup/eventually.ts";
import { startMosquitto } from "../../setup/mosquitto.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { delivery, silentReader, startRigGateway } from "../rig/rig-gateway.ts";
import { rigSite } from "../rig/rig-site.ts";
import { startTestIntake } from "../rig/test-intake.ts";
import { open } from "../spool/rig-spool.ts";

test("samples that are too late for the states are counted by machine", async () => {
  using folder = temporaryFolder();
  const gateway = await startRigGateway({
    site: rigSite(),
    dataFolder: folder.path,
    url: "mqtt://127.0.0.1:1",
  });
  const at = systemNow();
  await gateway.deliver("plant", delivery([["m0", "s1", at, 1]], at));
  await gateway.deliver("plant", delivery([["m0", "s0", at - 2 * SECOND, 1]], at + SECOND));
  const text = await (await fetch(`http://127.0.0.1:${gateway.httpPort}/metrics`)).text();
  expect(text).toMatch(/^commons_gateway_late_samples_total\{machine="m0"\} 1$/m);
  expect(text).toMatch(/^commons_gateway_late_samples_total\{machine="m1"\} 0$/m);
  await gateway.stop();
});

test("the status can be read although a source tells a time that no clock shows", () => {
  using folder = temporaryFolder();
  const { spool } = open(folder.path);
  const [gateway] = rigSite().gateways;
  if (!gateway) throw new Error("no gateway");
  const { sources } = buildLines(gateway, rigSite().machines, new Map(), null);
  const [reading] = delivery([["m0", "s0", Date.UTC(9999, 0, 1) * 1_000, 1]]).readings;
  if (reading) sources.get("plant")?.clock.stamp(reading, { receivedAt: systemNow(), sourceClock: null });
  const status = onlineStatus({
    ...{
      gateway: "g1",
      software: "0",
      site: "0",
      spool,
      sources,
      refusal: "",
      alarms: [],
      isSynchronized: true,
    },
    readers: [silentReader("plant")],
    now: systemNow(),
  });
  expect(parseStatus(buildStatus(status))).toMatchObject({ sources: [{ source: "plant", skew: null }] });
  spool.close();
});

test("a machine that the site file no longer has is taken off the live topics", async () => {
  await using broker = await startMosquitto();
  await using _intake = await startTestIntake(broker.url);
  using folder = temporaryFolder();
  const common = { dataFolder: folder.path, url: broker.url };
  const client = await mqtt.connectAsync(broker.url);
  const retained = async (machine: string) => {
    const found = Promise.withResolvers<Buffer | null>();
    const take = (topic: string, payload: Buffer) => {
      if (topic === liveTopic("g1", machine)) found.resolve(payload);
    };
    client.on("message", take);
    await client.subscribeAsync(liveTopic("g1", machine));
    // What is retained comes before the answer to a later request.
    await client.subscribeAsync(`end/${machine}`);
    await client.publishAsync(`end/${machine}`, "", { qos: 1 });
    found.resolve(null);
    await client.unsubscribeAsync(liveTopic("g1", machine));
    client.off("message", take);
    return found.promise;
  };
  const first = await startRigGateway({ site: rigSite({ machines: 2 }), ...common });
  await first.deliver(
    "plant",
    delivery([
      ["m0", "s0", systemNow(), 1],
      ["m1", "s0", systemNow(), 1],
    ]),
  );
  await eventually(async () => (await retained("m1")) !== null, "a retained live message");
  await first.stop();

  const second = await startRigGateway({ site: rigSite({ machines: 1 }), ...common });
  await eventually(async () => (await retained("m1")) === null, "it is gone");
  expect(parseLive((await retained("m0")) ?? Buffer.alloc(0))).toMatchObject({ machine: "m0" });
  await second.stop();
  await client.endAsync(true);
});

import { cpSync } from "node:fs";
import { join } from "node:path";
import mqtt from "mqtt";
import { describe, expect, test } from "vitest";
import { systemNow } from "../../../config/micros.ts";
import { parseStatus, type Status } from "../../../config/wire/status.ts";
import { statusTopic } from "../../../config/wire/topics.ts";
import { wireVersion } from "../../../config/wire/version.ts";
import { askGateway } from "../../../gateway/health/ask-gateway.ts";
import { gatewayFolder } from "../../../gateway/spool/spool-settings.ts";
import { eventually } from "../../setup/eventually.ts";
import { startMosquitto } from "../../setup/mosquitto.ts";
import { networkTo } from "../../setup/network.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { delivery, type RigGateway, startRigGateway } from "../rig/rig-gateway.ts";
import { rigSite } from "../rig/rig-site.ts";
import { startTestIntake, storedAll, type TestIntake } from "../rig/test-intake.ts";

const samplesOf = (received: TestIntake["received"]) =>
  received.filter(({ batch }) => batch.lane === "samples");
const statesOf = (received: TestIntake["received"]) =>
  received.filter(({ batch }) => batch.lane === "states");

async function metric(gateway: RigGateway, name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${gateway.httpPort}/metrics`)).text();
  return Number(new RegExp(`^commons_gateway_${name} (\\S+)$`, "m").exec(text)?.[1]);
}

const waitingSamples = (gateway: RigGateway) => metric(gateway, 'spool_batches\\{lane="samples"\\}');

/** The newest status that a gateway has published. */
async function watchStatus(
  url: string,
): Promise<{ last: () => Status | undefined; end: () => Promise<void> }> {
  const client = await mqtt.connectAsync(url);
  let last: Status | undefined;
  client.on("message", (_topic, payload) => {
    last = parseStatus(payload);
  });
  await client.subscribeAsync(statusTopic("g1"));
  return { last: () => last, end: () => client.endAsync(true) };
}

describe("an acknowledgement", () => {
  test("of another session, another number or other bytes confirms nothing", async () => {
    await using broker = await startMosquitto();
    await using intake = await startTestIntake(broker.url);
    using folder = temporaryFolder();
    intake.answer = () => null;
    const gateway = await startRigGateway({ site: rigSite(), dataFolder: folder.path, url: broker.url });
    await gateway.deliver("plant", delivery([["m0", "s1", systemNow(), 1]]));
    await intake.until(() => samplesOf(intake.received).length > 0, "the batch");
    const [received] = samplesOf(intake.received);
    if (received === undefined) throw new Error("no batch");
    const { batch, digest } = received;
    const right = { version: wireVersion, session: batch.session, number: batch.number, digest } as const;
    for (const wrong of [{ session: "another" }, { number: batch.number + 7 }, { digest: "0".repeat(64) }])
      intake.acknowledge("g1", { ...right, ...wrong, outcome: storedAll });
    await eventually(
      async () => (await metric(gateway, "foreign_acknowledgements_total")) === 3,
      "all three came",
    );
    expect(await waitingSamples(gateway)).toBe(1);
    intake.acknowledge("g1", { ...right, outcome: storedAll });
    await eventually(async () => (await waitingSamples(gateway)) === 0, "the right one confirms");
    await gateway.stop();
  });

  test("meant for the original never confirms what its clone holds, and the other way round", async () => {
    await using broker = await startMosquitto();
    await using intake = await startTestIntake(broker.url);
    using folder = temporaryFolder();
    const site = rigSite();
    const [original, clone] = [join(folder.path, "original"), join(folder.path, "clone")];
    const first = await startRigGateway({ site, dataFolder: original, url: broker.url });
    await first.deliver("plant", delivery([["m0", "s1", systemNow(), 1]]));
    await first.stop();
    cpSync(original, clone, { recursive: true });
    intake.answer = () => null;
    const [a, b] = [
      await startRigGateway({ site, dataFolder: original, url: broker.url }),
      await startRigGateway({ site, dataFolder: clone, url: broker.url }),
    ];
    const before = samplesOf(intake.received).length;
    await a.deliver("plant", delivery([["m0", "s1", systemNow(), 100]]));
    await b.deliver("plant", delivery([["m0", "s1", systemNow(), 200]]));
    await intake.until(() => samplesOf(intake.received).length >= before + 2, "both");
    const both = samplesOf(intake.received).slice(before);
    const of100 = both.find(({ batch }) => batch.samples[0]?.v[0] === 100);
    const of200 = both.find(({ batch }) => batch.samples[0]?.v[0] === 200);
    if (!of100 || !of200) throw new Error("not both");
    expect(of100.batch.session).toBe(of200.batch.session);
    expect(of100.batch.number).toBe(of200.batch.number);
    const { session, number } = of100.batch;
    intake.acknowledge("g1", {
      version: wireVersion,
      session,
      number,
      digest: of100.digest,
      outcome: storedAll,
    });
    await eventually(async () => (await waitingSamples(a)) === 0, "the original is confirmed");
    await eventually(
      async () => (await metric(b, "foreign_acknowledgements_total")) > 0,
      "the clone heard it too",
    );
    expect(await waitingSamples(b)).toBe(1);
    await Promise.all([a.stop(), b.stop()]);
  });

  test("of a busy store has the same bytes sent again, no earlier than it says", async () => {
    await using broker = await startMosquitto();
    await using intake = await startTestIntake(broker.url);
    using folder = temporaryFolder();
    const times: number[] = [];
    intake.answer = ({ batch }) => {
      if (batch.lane === "states") return storedAll;
      times.push(performance.now());
      return times.length < 3 ? { result: "busy", retryAfter: 300 } : storedAll;
    };
    const gateway = await startRigGateway({ site: rigSite(), dataFolder: folder.path, url: broker.url });
    await gateway.deliver("plant", delivery([["m0", "s1", systemNow(), 1]]));
    await intake.until(() => intake.samples.size === 1, "stored at last");
    const sent = samplesOf(intake.received);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ payload }) => payload.toString())).size).toBe(1);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(250);
    await gateway.stop();
  });

  test("that refuses keeps the batch, says so in the status, and lets the other lane go on", async () => {
    await using broker = await startMosquitto();
    await using intake = await startTestIntake(broker.url);
    using folder = temporaryFolder();
    const status = await watchStatus(broker.url);
    const reason = "machine m0 is not of gateway g1: mend the site file of the broker";
    intake.answer = ({ batch }) => (batch.lane === "samples" ? { result: "refused", reason } : storedAll);
    const gateway = await startRigGateway({ site: rigSite(), dataFolder: folder.path, url: broker.url });
    const t = systemNow();
    await gateway.deliver("plant", delivery([["m0", "s0", t, 1]], t));
    await gateway.deliver("plant", delivery([["m0", "s0", t + 1_000_000, 0]], t + 1_000_000));
    await gateway.deliver("plant", delivery([["m0", "s0", t + 2_000_000, 1]], t + 2_000_000));
    await intake.until(() => intake.states.size > 0, "states are stored");
    await eventually(() => {
      const last = status.last();
      return last?.online === true && last.spool.refused === reason && last.spool.samples.batches > 0;
    }, "the status tells of the refusal");
    expect(await waitingSamples(gateway)).toBe(3);
    expect(statesOf(intake.received).length).toBeGreaterThan(0);
    await gateway.stop();
    await eventually(() => status.last()?.online === false, "the status says offline");
    await status.end();
  });

  test("that rejects parts keeps those parts, and a person can have them sent again", async () => {
    await using broker = await startMosquitto();
    await using intake = await startTestIntake(broker.url);
    using folder = temporaryFolder();
    const status = await watchStatus(broker.url);
    intake.answer = ({ batch }) => {
      const index = batch.samples.findIndex(({ signal }) => signal === "s2");
      return index < 0
        ? storedAll
        : {
            result: "stored",
            rejected: [{ list: "samples", index, rows: [0, 1], reason: "field type conflict" }],
          };
    };
    const gateway = await startRigGateway({ site: rigSite(), dataFolder: folder.path, url: broker.url });
    const t = systemNow();
    await gateway.deliver(
      "plant",
      delivery([
        ["m0", "s1", t, 1],
        ["m0", "s2", t, 2],
        ["m0", "s2", t + 9, 3],
      ]),
    );
    await eventually(() => {
      const last = status.last();
      return last?.online === true && last.spool.rejected === 1;
    }, "the status tells of one rejected part");
    expect(await waitingSamples(gateway)).toBe(0);
    const before = intake.received.length;
    intake.answer = () => storedAll;
    const asked = askGateway(gateway.httpPort, gatewayFolder(folder.path, "g1"));
    expect(await asked.resend({ window: null, rejected: true })).toMatchObject({ batches: 1, samples: 1 });
    await intake.until(() => intake.received.length > before, "it comes again");
    expect(intake.received.at(-1)?.batch.samples).toEqual([{ machine: "m0", signal: "s2", t: [t], v: [2] }]);
    expect(await metric(gateway, "rejected_parts")).toBe(0);
    await gateway.stop();
    await status.end();
  });
});

test("after the network was away, what the store has not confirmed is sent again, byte by byte the same", async () => {
  await using broker = await startMosquitto();
  await using intake = await startTestIntake(broker.url);
  await using network = await networkTo(broker.port);
  using folder = temporaryFolder();
  intake.answer = () => null;
  const url = `mqtt://127.0.0.1:${network.port}`;
  const gateway = await startRigGateway({ site: rigSite(), dataFolder: folder.path, url });
  const t = systemNow();
  await gateway.deliver("plant", delivery([["m0", "s1", t, 1]]));
  await intake.until(() => samplesOf(intake.received).length === 1, "sent once");
  network.cut();
  await gateway.deliver("plant", delivery([["m0", "s1", t + 5, 2]]));
  intake.answer = () => storedAll;
  network.mend();
  await intake.until(() => intake.samples.size === 2, "both are stored");
  const [first, ...others] = samplesOf(intake.received);
  expect(others.some(({ payload }) => first !== undefined && payload.equals(first.payload))).toBe(true);
  expect(intake.changed).toEqual([]);
  await gateway.stop();
});

test("states go before a long backlog of samples", async () => {
  await using broker = await startMosquitto();
  using folder = temporaryFolder();
  const gateway = await startRigGateway({
    site: rigSite(),
    dataFolder: folder.path,
    url: "mqtt://127.0.0.1:1",
  });
  const t = systemNow();
  const rows = Array.from({ length: 20_000 }, (_, i) => ["m0", "s1", t + i, i] as const);
  for (let i = 0; i < 20; i += 1)
    await gateway.deliver(
      "plant",
      delivery(
        rows.map(([m, s, at, v]) => [m, s, at + i * 100_000, v]),
        t + i * 1e6,
      ),
    );
  await gateway.deliver("plant", delivery([["m0", "s0", t + 30e6, 1]], t + 30e6));
  await gateway.stop();
  await using intake = await startTestIntake(broker.url);
  const again = await startRigGateway({ site: rigSite(), dataFolder: folder.path, url: broker.url });
  await intake.until(() => intake.received.length > 10, "batches");
  const lanes = intake.received.map(({ batch }) => batch.lane);
  expect(lanes.lastIndexOf("states")).toBeLessThan(lanes.indexOf("samples"));
  await again.stop();
});

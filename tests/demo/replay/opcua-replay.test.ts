import {
  AttributeIds,
  type ClientMonitoredItemBase,
  type DataValue,
  OPCUAClient,
  TimestampsToReturn,
} from "node-opcua-client";
import { expect, test } from "vitest";
import { eventually } from "../../setup/eventually.ts";
import { freePort } from "../../setup/free-port.ts";
import { startService } from "../../setup/service.ts";
import { eventsOfTheHour, hasRecording, hour, recording } from "./recording-of-mazak03.ts";

type Heard = { value: unknown; t: number; good: boolean };

const micros = (data: DataValue) =>
  (data.sourceTimestamp?.getTime() ?? 0) * 1_000 + Math.round((data.sourcePicoseconds ?? 0) / 1_000_000);

/** What a client hears that samples once a second and keeps ten values, as a careless site file might ask. */
async function listen(endpoint: string, items: string[], done: Promise<unknown>) {
  const heard = new Map<string, Heard[]>(items.map((item) => [item, []]));
  const order: number[] = [];
  const client = OPCUAClient.create({ endpointMustExist: false });
  await client.connect(endpoint);
  const session = await client.createSession();
  const subscription = await session.createSubscription2({
    requestedPublishingInterval: 200,
    requestedLifetimeCount: 1_000,
    requestedMaxKeepAliveCount: 10,
    maxNotificationsPerPublish: 0,
    publishingEnabled: true,
    priority: 0,
  });
  const namespaces = await session.readNamespaceArray();
  const index = namespaces.indexOf("urn:machine-commons:replay");
  const group = await subscription.monitorItems(
    items.map((item) => ({ nodeId: `ns=${index};s=${item}`, attributeId: AttributeIds.Value })),
    { samplingInterval: 1_000, queueSize: 10, discardOldest: true },
    TimestampsToReturn.Both,
  );
  group.on("changed", (_item: ClientMonitoredItemBase, data: DataValue, at: number) => {
    const t = micros(data);
    heard.get(items[at] ?? "")?.push({ value: data.value.value, t, good: data.statusCode.isGood() });
    if (t > 0) order.push(t);
  });
  await done;
  await client.disconnect();
  return { heard, order };
}

test.skipIf(!hasRecording)(
  "an OPC UA client hears every change of an hour, played at full speed",
  async () => {
    const port = await freePort();
    const expected = eventsOfTheHour();
    const items = [...new Set(expected.map(({ item }) => item))];
    expect(expected.length).toBeGreaterThan(3_000);

    const replay = startService(process.execPath, [
      "demo/replay.ts",
      recording,
      ...["--opcua", String(port), "--speed", "full", "--from", hour.from, "--to", hour.to],
    ]);
    await replay.printed(/waiting for a first subscriber/);
    const { heard, order } = await listen(
      `opc.tcp://127.0.0.1:${port}`,
      items,
      replay.printed(/replay done: (\d+) of (\d+)/),
    );
    expect(await replay.ended()).toBe(0);
    expect(replay.output()).toContain(`replay done: ${expected.length} of ${expected.length} events`);
    expect(replay.output()).not.toContain("not delivered");

    for (const item of items) {
      const events = expected.filter((it) => it.item === item);
      const numeric =
        events.every(({ value }) => value === "UNAVAILABLE" || value.trim() !== "") &&
        events.some(({ value }) => value !== "UNAVAILABLE" && Number.isFinite(Number(value)));
      const told = events.map(({ value, t }) =>
        numeric && value === "UNAVAILABLE"
          ? { value: null, t, good: false }
          : { value: numeric ? Number(value) : value, t, good: true },
      );
      // A subscription reports changes: a value told twice in a row is one.
      const before = heard
        .get(item)
        ?.filter(({ t }) => t < (told[0]?.t ?? 0))
        .at(-1);
      const changes = told.filter((it, at) => it.value !== (at === 0 ? before?.value : told[at - 1]?.value));
      const got = heard.get(item)?.filter(({ t }) => t >= (told[0]?.t ?? 0)) ?? [];
      expect({ item, got }).toEqual({ item, got: changes });
    }
    // Changes of different items arrive in the recording's order.
    const backward = order.slice(items.length).filter((t, at, all) => at > 0 && t < (all[at - 1] ?? 0));
    expect(backward.length).toBe(0);
  },
);

test.skipIf(!hasRecording)("a port that is taken is one clear sentence", async () => {
  const port = await freePort();
  const arguments_ = ["demo/replay.ts", recording, "--opcua", String(port), "--items", "execution"];
  const first = startService(process.execPath, arguments_);
  await first.printed(/waiting for a first subscriber/);
  const second = startService(process.execPath, arguments_);
  expect(await second.ended()).toBe(1);
  expect(second.output().trim()).toBe(
    `Port ${port} is already in use. Stop what listens there, or choose another port with --opcua.`,
  );
  await eventually(() => first.running, "the first replay goes on");
  expect(await first.stop("SIGINT")).toBe(0);
});

import { expect, test } from "vitest";
import { startReading, testMachine, testSource } from "../../../setup/opcua-reading.ts";
import { startOpcuaServer, testNamespace } from "../../../setup/opcua-server.ts";

const node = (name: string) => `nsu=${testNamespace};s=${name}`;

test("one wrong node among good ones has its own fault, and is read once it exists", async () => {
  await using server = await startOpcuaServer({ variables: [{ name: "good" }, { name: "other", value: 2 }] });
  const machine = testMachine([
    { id: "good", node: node("good") },
    { id: "absent", node: node("absent") },
    { id: "nowhere", node: "nsu=http://nobody.example/;i=5" },
    { id: "lost", node: `/${testNamespace}:Machines/gone` },
    { id: "by-path", node: `/${testNamespace}:Machines/other` },
  ]);
  await using reading = await startReading(testSource(server.url), [machine], {
    more: { retryFaultsEvery: 200_000 },
  });
  await reading.until(
    () => reading.values("good").length > 0 && reading.values("by-path").length > 0,
    "good values",
  );
  expect(reading.values("by-path")).toEqual([2]);
  expect(reading.reader.status().faults).toEqual({
    "mill/absent": "the server does not watch it (BadNodeIdUnknown)",
    "mill/nowhere": "the server has no namespace http://nobody.example/",
    "mill/lost": "no such browse path (BadNoMatch)",
  });
  for (const signal of ["absent", "nowhere", "lost"])
    expect(reading.readings(signal)).toEqual([
      { machine: "mill", signal, value: null, quality: 0x80340000, sourceTime: null, initial: true },
    ]);
  server.add({ name: "absent", value: 41 });
  await reading.until(() => reading.values("absent").includes(41), "the node that came later");
  expect(Object.keys(reading.reader.status().faults)).toEqual(["mill/nowhere", "mill/lost"]);
});

test("50 nodes are read although the server takes 5 operations at a time", async () => {
  const names = Array.from({ length: 50 }, (_, index) => `value-${index}`);
  await using server = await startOpcuaServer({
    variables: names.map((name, value) => ({ name, value })),
    operationLimits: {
      maxNodesPerRead: 5,
      maxMonitoredItemsPerCall: 5,
      maxNodesPerTranslateBrowsePathsToNodeIds: 5,
    },
  });
  const requests: number[] = [];
  server.onRequest((request) => {
    const size = request.itemsToCreate?.length ?? request.browsePaths?.length;
    if (size !== undefined) requests.push(size);
  });
  const machine = testMachine(
    names.map((name, index) => ({
      id: name,
      node: index % 2 === 0 ? node(name) : `/${testNamespace}:Machines/${name}`,
    })),
  );
  await using reading = await startReading(testSource(server.url), [machine]);
  await reading.until(() => reading.readings().length >= 50, "all values");
  for (const [value, name] of names.entries()) expect(reading.values(name)).toEqual([value]);
  expect(reading.reader.status().faults).toEqual({});
  expect(Math.max(...requests)).toBe(5);
  expect(requests.filter((size) => size === 5).length).toBe(15);
});

test("machines are confirmed by keep-alives, but not before each signal has told its value", async () => {
  await using server = await startOpcuaServer({ variables: [{ name: "speed" }] });
  const machines = [
    testMachine([{ id: "speed", node: node("speed") }]),
    testMachine([{ id: "speed", node: node("speed") }], "lathe"),
  ];
  await using reading = await startReading(testSource(server.url), machines);
  await reading.until(
    () => reading.deliveries.filter((it) => it.confirms.length > 0).length >= 4,
    "keep-alives",
  );
  const first = reading.deliveries.findIndex((it) => it.confirms.length > 0);
  const before = reading.deliveries.slice(0, first + 1).flatMap((it) => it.readings);
  expect(before.map((it) => it.machine).sort()).toEqual(["lathe", "mill"]);
  const confirming = reading.deliveries.filter((it) => it.confirms.length > 0);
  for (const delivery of confirming) expect(delivery.confirms).toEqual(["mill", "lathe"]);
  const times = confirming.map((it) => it.receivedAt);
  for (const [index, time] of times.slice(1).entries())
    expect(time - (times[index] ?? 0)).toBeLessThan(1_500_000);
});

test("the server's clock is told with each heartbeat", async () => {
  await using server = await startOpcuaServer({ variables: [{ name: "speed" }] });
  await using reading = await startReading(testSource(server.url), [
    testMachine([{ id: "speed", node: node("speed") }]),
  ]);
  const told = () => reading.deliveries.filter((it) => it.sourceClock !== null);
  await reading.until(() => told().length >= 2, "two clocks");
  for (const { sourceClock, receivedAt } of told())
    expect(Math.abs((sourceClock ?? 0) - receivedAt)).toBeLessThan(500_000);
  expect(reading.reader.status().skew).not.toBeNull();
  server.set("speed", 5);
  await reading.until(() => reading.values("speed").includes(5), "5");
  expect(reading.deliveries.find((it) => it.readings[0]?.value === 5)?.sourceClock).not.toBeNull();
});

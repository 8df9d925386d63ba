import { expect, test } from "vitest";
import { freePort } from "../../../setup/free-port.ts";
import { networkTo } from "../../../setup/network.ts";
import { startReading, testMachine, testSource } from "../../../setup/opcua-reading.ts";
import { startOpcuaServer, testNamespace } from "../../../setup/opcua-server.ts";

const node = (name: string) => `nsu=${testNamespace};s=${name}`;
const counted = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

/** Sets the counter anew every few milliseconds, slower than it is sampled, until stopped. */
function counting(set: (value: number) => void, every = 60) {
  let value = 0;
  const timer = setInterval(() => set(++value), every);
  return {
    last: () => value,
    stop() {
      clearInterval(timer);
      return value;
    },
  };
}

const signals = [{ id: "count", node: node("count"), sampling: "0 ms", queue: 1_000 }];

for (const fault of ["cut", "freeze"] as const) {
  test(`no value is lost when the network is ${fault === "cut" ? "cut" : "frozen"} for some seconds, since the session goes on`, async () => {
    await using server = await startOpcuaServer({ variables: [{ name: "count" }] });
    await using network = await networkTo(server.port);
    await using reading = await startReading(testSource(`opc.tcp://127.0.0.1:${network.port}`), [
      testMachine(signals),
    ]);
    await reading.until(() => reading.readings("count").length > 0, "the first value");
    const counter = counting((value) => server.set("count", value));
    await reading.until(() => reading.readings("count").length > 20, "values flow");
    network[fault]();
    await reading.until(() => reading.reader.status().state === "down", "the outage is noticed");
    const atOutage = counter.last();
    await reading.until(() => counter.last() > atOutage + 30, "some more values");
    network.mend();
    await reading.connected();
    const end = counter.stop();
    await reading.until(() => reading.values("count").at(-1) === end, "the last value");
    // At least once: what came twice has the same time.
    const told = new Map(reading.readings("count").map((it) => [it.sourceTime, it.value]));
    expect([...told.values()]).toEqual(counted(0, end + 1));
    expect(reading.incidents("gap")).toEqual([]);
    expect(reading.readings("count").filter((it) => it.initial)).toHaveLength(1);
  });
}

test("a server restarted with its namespaces in another order leaves an explicit gap, and tells all values anew", async () => {
  const settings = { variables: [{ name: "count", value: 7 }] };
  const first = await startOpcuaServer(settings);
  await using reading = await startReading(testSource(first.url), [testMachine(signals)]);
  await reading.until(() => reading.deliveries.some((it) => it.confirms.length > 0), "contact");
  const confirmedAt = () =>
    Math.max(...reading.deliveries.filter((it) => it.confirms.length > 0).map((it) => it.receivedAt));
  await first.stop();
  await reading.until(() => reading.reader.status().state === "down", "the outage is noticed");
  const before = confirmedAt();
  await using second = await startOpcuaServer({
    ...settings,
    port: first.port,
    namespacesBefore: ["http://other.example/one", "http://other.example/two"],
  });
  await reading.until(() => reading.incidents("gap").length > 0, "the gap");
  await reading.until(() => reading.readings("count").length === 2, "the value anew");
  expect(reading.readings("count").map((it) => [it.value, it.initial])).toEqual([
    [7, true],
    [7, true],
  ]);
  const [gap] = reading.incidents("gap");
  expect(gap).toMatchObject({ machine: "mill", signal: null, count: null, from: before });
  const told = reading.deliveries.find((it) => it.incidents.length > 0);
  expect(told?.disconnects).toEqual(["mill"]);
  second.set("count", 8);
  await reading.until(() => reading.values("count").at(-1) === 8, "a new value");
});

test("a session that another server process does not know is made anew, with an explicit gap", async () => {
  const settings = { variables: [{ name: "count", value: 7 }] };
  const first = await startOpcuaServer(settings);
  await using network = await networkTo(first.port);
  await using reading = await startReading(testSource(`opc.tcp://127.0.0.1:${network.port}`), [
    testMachine(signals),
  ]);
  await reading.until(() => reading.deliveries.some((it) => it.confirms.length > 0), "contact");
  network.cut();
  await reading.until(() => reading.reader.status().state === "down", "the outage is noticed");
  await first.stop();
  await using _second = await startOpcuaServer({
    ...settings,
    port: first.port,
    namespacesBefore: ["urn:x:y"],
  });
  network.mend();
  await reading.until(() => reading.readings("count").length === 2, "the value anew");
  await reading.until(() => reading.incidents().length > 0, "the gap");
  expect(reading.incidents()).toMatchObject([
    { kind: "gap", reason: "the server no longer had the session" },
  ]);
  expect(reading.readings("count").map((it) => it.initial)).toEqual([true, true]);
});

test("a message that the server no longer has is an explicit gap, and all values are told anew", async () => {
  await using server = await startOpcuaServer({
    variables: [{ name: "count" }, { name: "still", value: 5 }],
  });
  await using network = await networkTo(server.port);
  await using reading = await startReading(testSource(`opc.tcp://127.0.0.1:${network.port}`), [
    testMachine([...signals, { id: "still", node: node("still") }]),
  ]);
  await reading.until(() => reading.readings().length >= 2, "the first values");
  const counter = counting((value) => server.set("count", value));
  await reading.until(() => reading.readings("count").length > 10, "values flow");
  network.freeze();
  await reading.until(() => reading.reader.status().state === "down", "the outage is noticed");
  // Three publish requests were waiting, so messages went into the frozen network.
  expect(server.forgetSentMessages()).toBeGreaterThan(0);
  network.mend();
  await reading.until(() => reading.readings("still").length === 2, "all values anew");
  const end = counter.stop();
  await reading.until(() => reading.values("count").at(-1) === end, "the last value");
  await reading.until(() => reading.incidents("gap").length > 0, "the gap told");
  const [gap, ...others] = reading.incidents("gap");
  expect(others).toEqual([]);
  expect(gap).toMatchObject({
    machine: "mill",
    reason: "a message of the server was lost and could not be had again",
  });
  const absent = counted(0, end + 1).filter((it) => !reading.values("count").includes(it));
  expect(absent.length).toBeGreaterThan(0);
  // Every value that is missing was set within the gap.
  const times = new Map(reading.readings("count").map((it) => [it.value, it.sourceTime ?? 0]));
  expect(times.get((absent[0] ?? 0) - 1)).toBeLessThanOrEqual(Number(gap?.from) + 200_000);
  expect(times.get((absent.at(-1) ?? 0) + 1)).toBeLessThanOrEqual(Number(gap?.until));
});

test("a machine is disconnected once the silence is too long, and the outage is told when it ends", async () => {
  await using server = await startOpcuaServer({ variables: [{ name: "count", value: 1 }] });
  await using network = await networkTo(server.port);
  await using reading = await startReading(testSource(`opc.tcp://127.0.0.1:${network.port}`), [
    testMachine(signals),
  ]);
  await reading.until(() => reading.deliveries.some((it) => it.confirms.length > 0), "contact");
  network.cut();
  await reading.until(() => reading.deliveries.some((it) => it.disconnects.length > 0), "the disconnection");
  expect(reading.incidents()).toEqual([]);
  network.mend();
  await reading.until(() => reading.incidents().length > 0, "the outage told");
  const [outage] = reading.incidents();
  expect(outage).toMatchObject({ machine: "mill", kind: "source-down", signal: null });
  expect((outage?.until ?? 0) - (outage?.from ?? 0)).toBeGreaterThan(3_000_000);
});

test("a server that comes later than the gateway is found", async () => {
  const port = await freePort();
  await using reading = await startReading(testSource(`opc.tcp://127.0.0.1:${port}`), [testMachine(signals)]);
  await reading.until(() => reading.reader.status().state === "down", "the absence");
  expect(reading.reader.status().detail).toBe(
    `the server cannot be reached (connect ECONNREFUSED 127.0.0.1:${port})`,
  );
  await using _server = await startOpcuaServer({ variables: [{ name: "count", value: 3 }], port });
  await reading.until(() => reading.values("count").includes(3), "the first value");
  expect(reading.incidents("gap")).toEqual([]);
});

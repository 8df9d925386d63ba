import { expect, test } from "vitest";
import { startReading, testMachine, testSource } from "../../../setup/opcua-reading.ts";
import { startOpcuaServer, testNamespace } from "../../../setup/opcua-server.ts";

const node = (name: string) => `nsu=${testNamespace};s=${name}`;
const counted = (to: number) => Array.from({ length: to + 1 }, (_, index) => index);

test("what the spool refuses is tried again, in order, and nothing is acknowledged before", async () => {
  await using server = await startOpcuaServer({ variables: [{ name: "count" }] });
  let refuse = false;
  const machine = testMachine([{ id: "count", node: node("count"), sampling: "0 ms", queue: 1_000 }]);
  await using reading = await startReading(testSource(server.url), [machine], {
    intercept() {
      if (refuse) throw new Error("no room on the disk");
    },
  });
  await reading.until(() => reading.values("count").length > 0, "the first value");
  const acknowledged: unknown[] = [];
  server.onRequest((request) => acknowledged.push(...(request.subscriptionAcknowledgements ?? [])));
  refuse = true;
  const before = acknowledged.length;
  let value = 0;
  const timer = setInterval(() => server.set("count", ++value), 50);
  await reading.until(
    () => /readings wait, as the spool refuses them/.test(reading.reader.status().detail),
    "refusals",
  );
  await reading.until(() => value >= 20, "more values");
  expect(reading.reader.status().detail).toContain("no room on the disk");
  // What was committed before the refusals may still be acknowledged, no more.
  expect(acknowledged.length - before).toBeLessThanOrEqual(1);
  refuse = false;
  clearInterval(timer);
  await reading.until(() => reading.values("count").at(-1) === value, "the last value");
  expect(reading.values("count")).toEqual(counted(value));
  await reading.until(() => acknowledged.length > 2, "acknowledgements");
});

test("beyond its bound the reader asks for no more, and what the server drops is an explicit gap", async () => {
  await using server = await startOpcuaServer({ variables: [{ name: "count" }] });
  let refuse = false;
  const machine = testMachine([{ id: "count", node: node("count"), sampling: "0 ms", queue: 5 }]);
  await using reading = await startReading(testSource(server.url), [machine], {
    more: { capacity: 10 },
    intercept() {
      if (refuse) throw new Error("no room on the disk");
    },
  });
  await reading.until(() => reading.values("count").length > 0, "the first value");
  refuse = true;
  let value = 0;
  const timer = setInterval(() => server.set("count", ++value), 80);
  await reading.until(() => value >= 50, "many values");
  clearInterval(timer);
  const waiting = Number(/(\d+) readings wait/.exec(reading.reader.status().detail)?.[1]);
  // Ten, and what the requests already at the server brought.
  expect(waiting).toBeLessThan(35);
  refuse = false;
  await reading.until(() => reading.values("count").at(-1) === value, "the last value");
  const values = reading.values("count") as number[];
  expect(values).toEqual([...values].sort((one, other) => one - other));
  expect(values.length).toBeLessThan(value);
  const missing = values.flatMap((it, index) =>
    index > 0 && it - (values[index - 1] ?? 0) > 1 ? [index] : [],
  );
  const gaps = reading.incidents("gap");
  expect(gaps.length).toBeGreaterThanOrEqual(1);
  for (const index of missing) {
    const [earlier, later] = [reading.readings("count")[index - 1], reading.readings("count")[index]];
    expect(gaps).toContainEqual({
      machine: "mill",
      signal: "count",
      kind: "gap",
      reason: "the server's queue overflowed",
      count: null,
      from: earlier?.sourceTime,
      until: later?.sourceTime,
    });
  }
});

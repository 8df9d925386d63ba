import { expect, test } from "vitest";
import { DataType, StatusCodes } from "../../../setup/opcua-library.ts";
import { startReading, testMachine, testSource } from "../../../setup/opcua-reading.ts";
import { startOpcuaServer, testNamespace } from "../../../setup/opcua-server.ts";

const node = (name: string) => `nsu=${testNamespace};s=${name}`;

test("values arrive with the source's own time", async () => {
  await using server = await startOpcuaServer({ variables: [{ name: "speed" }] });
  await using reading = await startReading(testSource(server.url), [
    testMachine([{ id: "speed", node: node("speed") }]),
  ]);
  await reading.until(() => reading.readings("speed").length > 0, "the first value");
  expect(reading.readings("speed")[0]).toMatchObject({
    machine: "mill",
    value: 0,
    quality: 0,
    initial: true,
  });
  const time = new Date("2026-03-01T00:00:00.123Z");
  server.set("speed", 12.5, { time, picoseconds: 456_700_000 });
  await reading.until(() => reading.values("speed").includes(12.5), "12.5");
  expect(reading.readings("speed").at(-1)).toEqual({
    machine: "mill",
    signal: "speed",
    value: 12.5,
    quality: 0,
    sourceTime: time.getTime() * 1_000 + 456,
    initial: false,
  });
});

test("each kind of value arrives as the signal's type, and what is no scalar has a fault of its own", async () => {
  await using server = await startOpcuaServer({
    variables: [
      { name: "long", type: DataType.Int64, value: [0xffff_ffff, 0xffff_fff6] },
      { name: "text", type: DataType.LocalizedText, value: { text: "運転中" } },
      { name: "flag", type: DataType.Boolean, value: true },
      { name: "nan", value: Number.NaN },
      { name: "list", isArray: true, value: new Float64Array([1, 2]) },
    ],
  });
  const machine = testMachine([
    { id: "long", node: node("long") },
    { id: "text", node: node("text"), type: "text" },
    { id: "flag", node: node("flag") },
    { id: "nan", node: node("nan") },
    { id: "list", node: node("list") },
  ]);
  await using reading = await startReading(testSource(server.url), [machine]);
  await reading.until(() => reading.readings().length === 5, "all values");
  const told = Object.fromEntries(reading.readings().map((it) => [it.signal, [it.value, it.quality]]));
  expect(told).toEqual({
    long: [-10, 0],
    text: ["運転中", 0],
    flag: [1, 0],
    nan: [null, 0x803c0000],
    list: [null, 0x80380000],
  });
  const status = reading.reader.status();
  expect(status.faults).toEqual({ "mill/list": "the node holds an array of Double; a signal is one value" });
  expect([status.samples, status.discarded]).toEqual([5, 1]);
});

test("bad quality is no value, with its status code", async () => {
  await using server = await startOpcuaServer({ variables: [{ name: "speed", value: 5 }] });
  await using reading = await startReading(testSource(server.url), [
    testMachine([{ id: "speed", node: node("speed") }]),
  ]);
  await reading.until(() => reading.values("speed").includes(5), "5");
  server.set("speed", 5, { status: StatusCodes.BadNoCommunication });
  await reading.until(() => reading.readings("speed").length === 2, "the bad value");
  server.set("speed", 6, { status: StatusCodes.UncertainLastUsableValue });
  await reading.until(() => reading.readings("speed").length === 3, "the uncertain value");
  expect(reading.readings("speed").map((it) => [it.value, it.quality])).toEqual([
    [5, 0],
    [null, 0x80310000],
    [6, 0x40900000],
  ]);
});

test("a deadband keeps small changes away, and where the server refuses it every change is read", async () => {
  await using server = await startOpcuaServer({
    variables: [{ name: "power" }, { name: "flag", type: DataType.Boolean, value: false }],
  });
  const machine = testMachine([
    { id: "power", node: node("power"), deadband: 1 },
    { id: "flag", node: node("flag"), deadband: 0.5 },
  ]);
  await using reading = await startReading(testSource(server.url), [machine]);
  await reading.until(() => reading.readings().length === 2, "first values");
  for (const value of [0.4, 0.9, 2.5, 2.9, 4]) {
    server.set("power", value);
    server.set("flag", value > 3);
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  await reading.until(
    () => reading.values("power").includes(4) && reading.values("flag").includes(1),
    "the last",
  );
  expect(reading.values("power")).toEqual([0, 2.5, 4]);
  expect(reading.values("flag")).toEqual([0, 1]);
  expect(reading.reader.status().detail).toBe("mill/flag: deadband refused, every change is read");
  expect(reading.reader.status().faults).toEqual({});
});

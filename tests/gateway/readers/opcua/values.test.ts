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
  void DataType;
  void StatusCodes;
});

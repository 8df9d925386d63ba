import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { connectAsync } from "mqtt";
import { expect, test } from "vitest";
import { rfc3339FromMicros } from "../../../config/micros.ts";
import { replaySettings, UsageError } from "../../../demo/replay/replay-settings.ts";
import { startMosquitto } from "../../setup/mosquitto.ts";
import { startService } from "../../setup/service.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { eventsOfTheHour, hasRecording, hour, recording } from "./recording-of-mazak03.ts";

/** Subscribes at a broker that drops nothing; resolves with all messages once `count` have come. */
async function subscriber(url: string) {
  const client = await connectAsync(url);
  const messages: { topic: string; body: { value: unknown; time: string } }[] = [];
  let arrived = () => {};
  client.on("message", (topic, payload) => {
    messages.push({ topic, body: JSON.parse(payload.toString()) });
    arrived();
  });
  await client.subscribeAsync("replay/#", { qos: 1 });
  return {
    async first(count: number) {
      while (messages.length < count)
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      return messages;
    },
    [Symbol.asyncDispose]: () => client.endAsync(true),
  };
}

const unlimited = ["allow_anonymous true", "max_queued_messages 0"];

test.skipIf(!hasRecording)(
  "an MQTT subscriber gets every event of an hour, in order, with its time",
  async () => {
    await using broker = await startMosquitto(unlimited);
    await using listener = await subscriber(broker.url);
    const expected = eventsOfTheHour();
    const replay = startService(process.execPath, [
      "demo/replay.ts",
      recording,
      ...[
        "--mqtt",
        broker.url,
        "--speed",
        "full",
        "--from",
        hour.from,
        "--to",
        hour.to,
        "--machine",
        "Mill 1",
      ],
    ]);
    expect(await replay.ended()).toBe(0);
    const all = await listener.first(expected.length);
    const initial = all.length - expected.length;
    expect(initial).toBeGreaterThan(0);
    const numeric = new Set(
      expected.filter(({ value }) => value !== "" && Number.isFinite(Number(value))).map(({ item }) => item),
    );
    expect(all.slice(initial)).toEqual(
      expected.map(({ item, t, value }) => ({
        topic: `replay/mill-1/${item.toLowerCase()}`,
        body: {
          time: rfc3339FromMicros(t),
          value: !numeric.has(item) ? value : value === "UNAVAILABLE" ? null : Number(value),
        },
      })),
    );
  },
);

test("shifted times begin now and keep their distances; what is no SHDR is counted and named", async () => {
  await using broker = await startMosquitto(unlimited);
  await using listener = await subscriber(broker.url);
  using folder = temporaryFolder();
  const file = join(folder.path, "lathe-1.txt");
  writeFileSync(
    file,
    [
      "# a remark",
      "2016-11-01T09:00:00Z|execution|READY",
      "garbage",
      "2016-11-01T09:00:01.500250Z|execution|ACTIVE",
      "",
    ].join("\n"),
  );
  const began = Date.now();
  const replay = startService(process.execPath, [
    "demo/replay.ts",
    file,
    ...["--mqtt", broker.url, "--speed", "full", "--time", "shift"],
  ]);
  expect(await replay.ended()).toBe(0);
  const [ready, active] = await listener.first(2);
  const time = (text = "") => Number(Temporal.Instant.from(text).epochNanoseconds / 1_000n);
  expect(ready?.topic).toBe("replay/lathe/execution");
  expect(time(ready?.body.time)).toBeGreaterThanOrEqual(began * 1_000);
  expect(time(active?.body.time) - time(ready?.body.time)).toBe(1_500_250);
  expect(replay.output()).toContain("replay done: 2 of 2 events");
  expect(replay.output()).toContain(`1 lines are no SHDR (timestamp|item|value): ${file}:3 "garbage"`);
  expect(replay.output()).toContain("its site file: --print-site");
});

test("at ten-fold speed three seconds of the recording pass in .3 s", async () => {
  await using broker = await startMosquitto(unlimited);
  await using listener = await subscriber(broker.url);
  using folder = temporaryFolder();
  const file = join(folder.path, "lathe.txt");
  writeFileSync(file, "2016-11-01T09:00:00Z|Srpm|1\n2016-11-01T09:00:03Z|Srpm|2.5\n");
  const replay = startService(process.execPath, [
    "demo/replay.ts",
    file,
    ...["--mqtt", broker.url, "--speed", "10", "--time", "shift"],
  ]);
  await listener.first(1);
  const began = performance.now();
  const [one, two] = await listener.first(2);
  expect(performance.now() - began).toBeGreaterThan(200);
  expect(await replay.ended()).toBe(0);
  expect([one?.body.value, two?.body.value]).toEqual([1, 2.5]);
  const time = (text = "") => Number(Temporal.Instant.from(text).epochNanoseconds / 1_000n);
  expect(time(two?.body.time) - time(one?.body.time)).toBe(300_000);
});

test.each([
  [["--opcua", "0"], "--opcua is 0, expected a port from 1 to 65535."],
  [["--speed", "fast"], "--speed is fast, expected a number above 0 or full."],
  [["--from", "today"], "--from is today, expected a time such as 2016-11-01T08:00:00Z."],
  [["--time", "now"], "--time is now, expected keep or shift."],
  [["--mqtt", "localhost"], "--mqtt is localhost, expected an address such as mqtt://127.0.0.1:1883."],
  [["--opcua", "1", "--mqtt", "mqtt://x"], "Give --opcua or --mqtt, not both."],
])("a mistake on the command line is one clear sentence: %j", (options, sentence) => {
  expect(() => replaySettings(["recording.txt", ...options])).toThrow(new UsageError(sentence));
});

test("a recording that is not there, or not named, is one clear sentence", async () => {
  const absent = startService(process.execPath, ["demo/replay.ts", "no-such-file"]);
  expect(await absent.ended()).toBe(1);
  expect(absent.output()).toBe(
    "There is no recording no-such-file. Give the path of an MTConnect SHDR log (plain or .gz).\n",
  );
  const unnamed = startService(process.execPath, ["demo/replay.ts"]);
  expect(await unnamed.ended()).toBe(1);
  expect(unnamed.output()).toMatch(/^npm run replay -- FILE[\s\S]*\nName the recording to play.\n$/);
});

import { expect, test } from "vitest";
import { createTopicRoutes, filtersOf } from "../../../../gateway/readers/mqtt/topic-routes.ts";
import { machine, source } from "./reader-under-test.ts";

const payload = { format: "json", value: "/v" };
const plant = source({
  connect: { url: "mqtt://h" },
  topics: [
    { pattern: "meter/7/kw", machine: "mill", signal: "number", payload },
    { pattern: "plant/{machine}/all", payload: { format: "json", value: { number: "/n", boolean: "/b" } } },
    { pattern: "plant/{machine}/{signal}", payload },
    { pattern: "a/{signal}/{machine}", payload },
    { pattern: "plant/lathe/number", machine: "mill", signal: "number", payload },
  ],
});
const machines = [machine("mill", "number", "text"), machine("lathe", "number", "boolean")];
const routes = createTopicRoutes(plant, machines);

test.each([
  ["meter/7/kw", ["mill/number"]],
  ["plant/mill/all", ["mill/number"]],
  ["plant/lathe/all", ["lathe/number", "lathe/boolean"]],
  ["plant/lathe/boolean", ["lathe/boolean"]],
  ["a/text/mill", ["mill/text"]],
  ["plant/lathe/number", ["lathe/number"]],
  ["plant/mill/boolean", []],
  ["plant/drill/number", []],
  ["plant/mill", []],
  ["plant/mill/number/x", []],
  ["/plant/mill/number", []],
  ["", []],
])("the topic %s carries %o", (topic, signals) => {
  for (const _twice of [1, 2]) {
    const sink = { readings: [], unreadable: 0, faults: new Map<string, string>() };
    routes(topic)?.read(Buffer.from('{"v":1,"n":1,"b":true}'), { retained: false, repeated: false }, sink);
    expect(
      sink.readings.map((it: { machine: string; signal: string }) => `${it.machine}/${it.signal}`),
    ).toEqual(signals);
  }
});

test("each message is subscribed to once: filters that another one covers are left out", () => {
  expect(filtersOf(plant)).toEqual(["meter/7/kw", "plant/+/+", "a/+/+"]);
});

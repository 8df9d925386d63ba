import fc from "fast-check";
import { expect, test } from "vitest";
import {
  acksTopic,
  allBatches,
  allLive,
  allStatuses,
  batchTopic,
  idPattern,
  liveTopic,
  parseTopic,
  statusTopic,
} from "../../config/wire/topics.ts";

const id = fc.stringMatching(idPattern);
const session = fc.stringMatching(/^[0-9a-z-]{1,64}$/);
const number = fc.nat({ max: Number.MAX_SAFE_INTEGER }).filter((it) => String(it).length <= 15);

test("every topic is read as what it was built from", () => {
  fc.assert(
    fc.property(id, id, session, number, (gateway, machine, spool, count) => {
      expect(parseTopic(batchTopic(gateway, spool, count))).toEqual({
        kind: "batch",
        gateway,
        session: spool,
        number: count,
      });
      expect(parseTopic(acksTopic(gateway))).toEqual({ kind: "acks", gateway });
      expect(parseTopic(statusTopic(gateway))).toEqual({ kind: "status", gateway });
      expect(parseTopic(liveTopic(gateway, machine))).toEqual({ kind: "live", gateway, machine });
    }),
  );
});

test.each([
  "commons/v1/gateways/hall/batches/s/12",
  "commons/v1/gateways/hall/acks",
  "commons/v1/gateways/hall/status",
  "commons/v1/gateways/hall/machines/mill/live",
])("the contract's topic is %s", (topic) => {
  const built = [
    batchTopic("hall", "s", 12),
    acksTopic("hall"),
    statusTopic("hall"),
    liveTopic("hall", "mill"),
  ];
  expect(built).toContain(topic);
});

test.each([
  "commons/v2/gateways/hall/acks",
  "commons/v1/gateways/Hall/acks",
  "commons/v1/gateways/hall/acks/x",
  "commons/v1/gateways/hall/batches/s",
  "commons/v1/gateways/hall/batches/S/1",
  "commons/v1/gateways/hall/batches/s/-1",
  "commons/v1/gateways/hall/batches/s/1e3",
  "commons/v1/gateways/hall/machines/Mill/live",
  "commons/v1/gateways//acks",
  "x/commons/v1/gateways/hall/acks",
  "",
])("%s is no topic of the contract", (topic) => {
  expect(parseTopic(topic)).toBeUndefined();
});

test("no text is ever an exception", () => {
  fc.assert(fc.property(fc.string(), (rest) => void parseTopic(`commons/v1/gateways/${rest}`)));
});

test("the subscriptions match what is built", () => {
  const matches = (filter: string, topic: string) =>
    new RegExp(`^${filter.replaceAll("+", "[^/]+")}$`).test(topic);
  expect(matches(allBatches, batchTopic("g", "s", 1))).toBe(true);
  expect(matches(allStatuses, statusTopic("g"))).toBe(true);
  expect(matches(allLive, liveTopic("g", "m"))).toBe(true);
  expect(matches(allBatches, acksTopic("g"))).toBe(false);
});

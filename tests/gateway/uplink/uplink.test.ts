import { createHash } from "node:crypto";
import { pino } from "pino";
import { expect, test } from "vitest";
import { buildAck } from "../../../config/wire/ack.ts";
import { parseTopic } from "../../../config/wire/topics.ts";
import { wireVersion } from "../../../config/wire/version.ts";
import type { Spool } from "../../../gateway/spool/spool.ts";
import { createUplink, windowLimit } from "../../../gateway/uplink/uplink.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { keep, now, open, samplesFrom, stateFrom } from "../spool/rig-spool.ts";

/** An uplink whose broker is the test: what it sends is listed, and time goes on when told. */
function rig(spool: Spool) {
  const state = { monotonic: 0 };
  const sent: number[] = [];
  const digests = new Map<number, string>();
  const uplink = createUplink({
    guard: (work) => work(),
    gateway: "g1",
    spool,
    isConnected: () => true,
    publish(topic, payload) {
      const parsed = parseTopic(topic);
      if (parsed?.kind !== "batch") throw new Error(topic);
      sent.push(parsed.number);
      digests.set(parsed.number, createHash("sha256").update(payload).digest("hex"));
    },
    monotonic: () => state.monotonic,
    changed() {},
    log: pino({ level: "silent" }),
  });
  const outcome = { result: "stored" as const, rejected: [] };
  const stored = (number: number) => {
    const digest = digests.get(number) ?? "";
    uplink.take(buildAck({ version: wireVersion, session: spool.session, number, digest, outcome }));
  };
  const pass = (milliseconds: number) => {
    state.monotonic += milliseconds;
    uplink.tick();
  };
  return { uplink, sent, stored, pass };
}

test("a batch that was stored before its turn on a new connection is neither sent nor awaited again", () => {
  using folder = temporaryFolder();
  const { spool } = open(folder.path);
  for (let i = 0; i < 40; i += 1) keep(spool, samplesFrom(now + i * 10, 1));
  const { uplink, sent, stored, pass } = rig(spool);
  uplink.pump();
  expect(sent).toHaveLength(40);
  // While the connection is away states gather: they go first and leave room for one batch of samples.
  const room = windowLimit.batches * 0.75 - 1;
  for (let i = 0; i < room; i += 1) keep(spool, stateFrom(now + i, now + i + 1));
  sent.length = 0;
  uplink.rewind();
  expect(sent).toEqual([...Array.from({ length: room }, (_, i) => 40 + i), 0]);
  sent.length = 0;
  // The broker took it on the connection before.
  stored(5);
  for (let number = 40; number < 40 + room; number += 1) stored(number);
  expect(sent).not.toContain(5);
  for (let number = 0; number < 40; number += 1) if (number !== 5) stored(number);
  spool.flush();
  expect(uplink.isIdle).toBe(true);
  pass(60_000);
  expect(uplink.counts.timeouts).toBe(0);
  spool.close();
});

test("an answer to a batch that the spool has given up meanwhile ends the wait for it", () => {
  using folder = temporaryFolder();
  const limits = { capacity: 8 * 1_048_576, keepFree: 0 };
  const { spool } = open(folder.path, { limits });
  keep(spool, samplesFrom(now, 1));
  const { uplink, sent, stored, pass } = rig(spool);
  uplink.pump();
  for (let i = 1; i < 12; i += 1) keep(spool, samplesFrom(now + i * 1_000, 100, 10_000));
  expect(spool.lost()).toBeGreaterThan(0);
  for (const number of sent) stored(number);
  pass(60_000);
  expect(uplink.counts.timeouts).toBe(0);
  spool.close();
});

import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Ack, parseAck } from "../../config/wire/ack.ts";
import { type Batch, buildBatch } from "../../config/wire/batch.ts";
import { acksTopic, batchTopic } from "../../config/wire/topics.ts";
import type { MqttPublisher } from "../mqtt/mqtt-client.ts";

/** Batches sent and not yet stored. */
const window = 4;
/** Without an answer for so long a batch is sent again, milliseconds. */
const patience = 15_000;

/**
 * Sends batches as the gateway would and waits until each is stored. Rejects with one sentence when the broker
 * refuses or rejects something: the demo's own data must be faultless.
 */
export async function publishHistory(settings: {
  publisher: MqttPublisher;
  gateway: string;
  batches: Iterable<Batch>;
  stored: (batch: Batch) => void;
}): Promise<void> {
  const { publisher, gateway } = settings;
  const waiting = new Map<string, (outcome: Ack["outcome"]) => void>();
  await publisher.subscribe(acksTopic(gateway), (payload) => {
    const ack = parseAck(payload);
    if (ack) waiting.get(`${ack.session} ${ack.number} ${ack.digest}`)?.(ack.outcome);
  });
  const send = async (batch: Batch): Promise<void> => {
    const payload = buildBatch(batch);
    const key = `${batch.session} ${batch.number} ${createHash("sha256").update(payload).digest("hex")}`;
    for (;;) {
      const answer = new Promise<Ack["outcome"]>((resolve) => waiting.set(key, resolve));
      await publisher.publish(batchTopic(gateway, batch.session, batch.number), payload);
      const outcome = await Promise.race([answer, pause(patience, undefined, { ref: false })]);
      waiting.delete(key);
      if (outcome === undefined) continue;
      if (outcome.result === "busy") {
        await pause(outcome.retryAfter);
        continue;
      }
      if (outcome.result === "refused")
        throw new Error(`The broker refused the demo's history: ${outcome.reason}`);
      const [rejected] = outcome.rejected;
      if (rejected) throw new Error(`The store rejected a part of the demo's history: ${rejected.reason}`);
      return settings.stored(batch);
    }
  };
  const open = new Set<Promise<void>>();
  for (const batch of settings.batches) {
    const sent = send(batch).finally(() => open.delete(sent));
    open.add(sent);
    if (open.size >= window) await Promise.race(open);
  }
  await Promise.all(open);
}

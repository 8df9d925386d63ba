import { createHash } from "node:crypto";
import mqtt from "mqtt";
import { type Ack, buildAck } from "../../../config/wire/ack.ts";
import { type Batch, batchSchema } from "../../../config/wire/batch.ts";
import { acksTopic, allBatches, parseTopic } from "../../../config/wire/topics.ts";
import { wireVersion } from "../../../config/wire/version.ts";

export interface Received {
  gateway: string;
  batch: Batch;
  digest: string;
  payload: Buffer;
}

/** A store behind a broker, as the contract wants it: what it has acknowledged, it keeps by identity. */
export interface TestIntake {
  /** Every batch that came, in order, also those come again. */
  readonly received: Received[];
  /** Identity (`machine/signal/t`) to content, as JSON. */
  readonly samples: Map<string, string>;
  /** Identities whose content changed: never, by contract. */
  readonly changed: string[];
  /** State intervals and incidents by their content. */
  readonly states: Map<string, Batch["states"][number]>;
  readonly incidents: Map<string, Batch["incidents"][number]>;
  /** What to answer; null for nothing. Stored unless told otherwise. */
  answer: (received: Received) => Ack["outcome"] | null;
  /** Sends any acknowledgement. */
  acknowledge(gateway: string, ack: Ack): void;
  /** Resolves when `probe` is true, looked at after each batch. */
  until(probe: () => boolean, what: string, timeout?: number): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export const storedAll: Ack["outcome"] = { result: "stored", rejected: [] };

export async function startTestIntake(url: string): Promise<TestIntake> {
  const client = await mqtt.connectAsync(url, { clientId: `intake-${Math.random()}`, reconnectPeriod: 200 });
  const watchers = new Set<() => void>();
  const intake: TestIntake = {
    received: [],
    samples: new Map(),
    changed: [],
    states: new Map(),
    incidents: new Map(),
    answer: () => storedAll,
    acknowledge(gateway, ack) {
      client.publish(acksTopic(gateway), buildAck(ack), { qos: 1 });
    },
    until(probe, what, timeout = 20_000) {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (!probe()) return;
          clearTimeout(timer);
          watchers.delete(look);
          resolve();
        };
        const timer = setTimeout(() => {
          watchers.delete(look);
          reject(new Error(`not within ${timeout} ms: ${what} (${intake.received.length} batches came)`));
        }, timeout);
        watchers.add(look);
        look();
      });
    },
    async [Symbol.asyncDispose]() {
      await client.endAsync(true);
    },
  };

  function store({ batch }: Received): void {
    for (const { machine, signal, t, v, q } of batch.samples) {
      t.forEach((time, i) => {
        const identity = `${machine}/${signal}/${time}`;
        const content = JSON.stringify([v[i], q?.[i] ?? 0]);
        const known = intake.samples.get(identity);
        if (known !== undefined && known !== content) intake.changed.push(`${identity}: ${known} ${content}`);
        intake.samples.set(identity, content);
      });
    }
    for (const state of batch.states) intake.states.set(`${state.machine}/${state.from}`, state);
    for (const incident of batch.incidents) intake.incidents.set(JSON.stringify(incident), incident);
  }

  client.on("message", (topic, payload) => {
    const parsed = parseTopic(topic);
    if (parsed?.kind !== "batch") throw new Error(`not a batch's topic: ${topic}`);
    const digest = createHash("sha256").update(payload).digest("hex");
    const batch = batchSchema.parse(JSON.parse(payload.toString()));
    if (batch.session !== parsed.session || batch.number !== parsed.number)
      throw new Error("topic and batch");
    const received = { gateway: parsed.gateway, batch, digest, payload };
    intake.received.push(received);
    const outcome = intake.answer(received);
    if (outcome?.result === "stored") store(received);
    if (outcome) {
      const { session, number } = batch;
      intake.acknowledge(parsed.gateway, { version: wireVersion, session, number, digest, outcome });
    }
    for (const look of watchers) look();
  });
  await client.subscribeAsync(allBatches, { qos: 1 });
  return intake;
}

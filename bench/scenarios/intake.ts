import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connectAsync } from "mqtt";
import { parseAck } from "../../config/wire/ack.ts";
import { acksTopic, batchTopic } from "../../config/wire/topics.ts";
import { startInflux } from "../../tests/setup/influx.ts";
import { type Installation, installation } from "../../tests/setup/installation.ts";
import { sampleBatches } from "../load/sample-batches.ts";
import { cpuSeconds, peakMegabytes } from "../process-cost.ts";
import { figure, type Section } from "../section.ts";
import { mqttSite } from "../sites.ts";

const gateway = "bench-gateway";
const batches = 200;
const perBatch = 5_000;
const rounds = 3;
const window = 16;

type Prepared = { number: number; payload: Buffer; lines: Buffer }[];

/** Raw line protocol straight into the same InfluxDB, four requests in flight. */
async function direct(url: string, prepared: Prepared): Promise<number> {
  const started = performance.now();
  const queue = [...prepared];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const answer = await fetch(`${url}/write?db=direct&precision=u`, {
        method: "POST",
        body: next.lines as Buffer<ArrayBuffer>,
      });
      if (answer.status !== 204)
        throw new Error(`InfluxDB answered ${answer.status}: ${await answer.text()}`);
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return (performance.now() - started) / 1_000;
}

/** The same samples as batches through the broker's intake; a batch counts when it is acknowledged as stored. */
async function throughIntake(place: Installation, session: string, prepared: Prepared): Promise<number> {
  const client = await connectAsync(`mqtt://127.0.0.1:${place.brokerPort}`, {
    clientId: `${gateway}:${session}:1`,
    username: gateway,
    password: readFileSync(join(place.folder, `${gateway}.password`), "utf8").trim(),
  });
  await client.subscribeAsync(acksTopic(gateway), { qos: 1 });
  const started = performance.now();
  await new Promise<void>((resolve, reject) => {
    let [next, stored] = [0, 0];
    const send = () => {
      const batch = prepared[next];
      next += 1;
      if (batch) client.publish(batchTopic(gateway, session, batch.number), batch.payload, { qos: 1 });
    };
    client.on("message", (_, payload) => {
      const ack = parseAck(payload);
      if (ack?.outcome.result !== "stored") return reject(new Error(`not stored: ${payload}`));
      stored += 1;
      if (stored === prepared.length) resolve();
      else send();
    });
    for (let at = 0; at < window; at += 1) send();
  });
  const seconds = (performance.now() - started) / 1_000;
  await client.endAsync();
  return seconds;
}

/** (c) Batches through intake against the same points as raw line protocol, in turns, into one InfluxDB. */
export async function intake(): Promise<Section> {
  await using influx = await startInflux();
  await using place = await installation({ site: mqttSite("mqtt://127.0.0.1:1"), influxUrl: influx.url });
  await fetch(`${influx.url}/query`, {
    method: "POST",
    body: new URLSearchParams({ q: "CREATE DATABASE direct" }),
  });
  const broker = await place.startBroker();
  const points = batches * perBatch;
  const rates: { direct: number; intake: number }[] = [];
  const start = Math.floor(Date.now() / 1_000) * 1_000_000 - 3_600_000_000;
  const cpuBefore = cpuSeconds(broker.pid);
  for (let round = 0; round < rounds; round += 1) {
    const session = `bench-${round}`;
    const prepared = [
      ...sampleBatches({ machine: `m${round}`, session, batches, perBatch, start: start + round }),
    ];
    const directSeconds = await direct(influx.url, prepared);
    const intakeSeconds = await throughIntake(place, session, prepared);
    rates.push({ direct: points / directSeconds, intake: points / intakeSeconds });
  }
  const cpu = cpuSeconds(broker.pid) - cpuBefore;
  const [count] = await influx.query("SELECT count(value) FROM machine_commons.commons_raw.signal");
  const median = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  return {
    title: "(c) Intake of batches against raw line protocol",
    table: [
      ["figure", "value"],
      ["raw line protocol, points/s", rates.map((it) => figure(it.direct)).join(", ")],
      ["batches through intake, points/s", rates.map((it) => figure(it.intake)).join(", ")],
      ["ratio, median of the rounds", figure(median(rates.map((it) => it.intake / it.direct)))],
      ["samples stored through intake", `${figure(Number(count?.count))} of ${figure(points * rounds)}`],
      ["broker, CPU-s per million samples", figure((cpu / (points * rounds)) * 1e6)],
      ["broker, peak memory", `${figure(peakMegabytes(broker.pid))} MB`],
    ],
    notes: [
      `${rounds} rounds in turns of ${figure(points)} points; ${figure(perBatch)} to a batch or request; ${window} batches or 4 requests in flight.`,
      "The raw requests' text is built before the clock starts; a batch counts when its acknowledgement says that it is stored.",
    ],
  };
}

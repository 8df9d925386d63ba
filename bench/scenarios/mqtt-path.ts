import { setTimeout as pause } from "node:timers/promises";
import { eventually } from "../../tests/setup/eventually.ts";
import { startInflux } from "../../tests/setup/influx.ts";
import { installation } from "../../tests/setup/installation.ts";
import { startMosquitto } from "../../tests/setup/mosquitto.ts";
import { type Service, startService } from "../../tests/setup/service.ts";
import { peakMegabytes, startMeter } from "../process-cost.ts";
import { figure, type Section } from "../section.ts";
import { mqttSite } from "../sites.ts";
import { spoolDepth } from "../spool-depth.ts";

const rate = 20_000;
const topics = 1_000;

const load = (port: number, seconds: number): Service =>
  startService(process.execPath, ["bench/load/mqtt-load.ts", ...[port, rate, seconds, topics].map(String)]);
const sentBy = async (service: Service): Promise<{ sent: number; acknowledged: number }> => {
  const [, sent, acknowledged] = await service.printed(/sent (\d+) acknowledged (\d+)/, 300_000);
  return { sent: Number(sent), acknowledged: Number(acknowledged) };
};

/** The bare subscriber at the same rate, alone on the same broker. */
async function baseline(url: string, port: number, seconds: number) {
  const subscriber = startService(process.execPath, ["bench/baselines/mqtt-subscriber.ts", url]);
  await subscriber.printed(/subscribed/);
  const meter = startMeter({ subscriber: subscriber.pid });
  const { sent } = await sentBy(load(port, seconds));
  const cpu = meter.stop().subscriber ?? 0;
  await subscriber.stop();
  const received = Number(/received (\d+)/.exec(subscriber.output())?.[1]);
  return { perMillion: (cpu / received) * 1e6, received, sent };
}

/** (a) Single-sample JSON messages through plant broker, gateway, spool, broker and InfluxDB on one machine. */
export async function mqttPath(seconds = 60): Promise<Section> {
  await using plant = await startMosquitto([
    "allow_anonymous true",
    "max_queued_messages 0",
    "max_inflight_messages 0",
  ]);
  const bare = await baseline(plant.url, plant.port, Math.min(20, seconds));
  await using influx = await startInflux();
  await using place = await installation({ site: mqttSite(plant.url), influxUrl: influx.url });
  const broker = await place.startBroker();
  const gateway = await place.startGateway();
  await eventually(
    async () =>
      /source_state\{[^}]*connected[^}]*\} 1|source_connected\{[^}]*\} 1/.test(
        await (await fetch(`${place.gatewayUrl}/metrics`)).text(),
      ),
    "the gateway subscribes",
  );
  const pids = {
    gateway: gateway.pid,
    broker: broker.pid,
    influxd: influx.service.pid,
    mosquitto: plant.service.pid,
  };
  const meter = startMeter(pids);
  const running = load(plant.port, seconds);
  const depths: number[] = [];
  const sent = sentBy(running);
  let done = false;
  void sent.finally(() => {
    done = true;
  });
  while (!done) {
    await pause(1_000);
    depths.push(await spoolDepth(place.gatewayUrl));
  }
  const { sent: total, acknowledged } = await sent;
  const drainStarted = performance.now();
  await eventually(async () => (await spoolDepth(place.gatewayUrl)) === 0, "the spool is empty", 120_000);
  const drain = (performance.now() - drainStarted) / 1_000;
  const cpu = meter.stop();
  const [count] = await influx.query("SELECT count(value) FROM machine_commons.commons_raw.signal");
  const stored = Number(count?.count);
  const perMillion = (name: keyof typeof pids) => ((cpu[name] ?? 0) / total) * 1e6;
  const third = Math.max(1, Math.floor(depths.length / 3));
  const mean = (list: number[]) => list.reduce((sum, it) => sum + it, 0) / Math.max(1, list.length);
  return {
    title: "(a) 20,000 single-sample MQTT messages a second through the whole path",
    table: [
      ["figure", "value"],
      ["messages sent and acknowledged", `${figure(total)} and ${figure(acknowledged)} in ${seconds} s`],
      ["samples stored in InfluxDB", `${figure(stored)} (${stored === total ? "every one" : "NOT all"})`],
      [
        "batches waiting, mean of first and last third",
        `${figure(mean(depths.slice(0, third)))} and ${figure(mean(depths.slice(-third)))}`,
      ],
      ["time to empty after the last message", `${figure(drain)} s`],
      ["bare mqtt.js subscriber, CPU-s per million", figure(bare.perMillion)],
      ["gateway, CPU-s per million", figure(perMillion("gateway"))],
      ["ratio gateway to bare subscriber", figure(perMillion("gateway") / bare.perMillion)],
      ...(["broker", "influxd", "mosquitto"] as const).map((name) => [
        `${name}, CPU-s per million`,
        figure(perMillion(name)),
      ]),
      ...Object.entries(pids).map(([name, pid]) => [
        `${name}, peak memory`,
        `${figure(peakMegabytes(pid))} MB`,
      ]),
    ],
    notes: [
      `The bare subscriber received ${figure(bare.received)} of ${figure(bare.sent)} messages at the same rate, alone on the same Mosquitto, just before.`,
      "Load: `bench/load/mqtt-load.ts`; baseline: `bench/baselines/mqtt-subscriber.ts`.",
    ],
  };
}

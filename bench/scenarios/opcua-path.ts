import { setTimeout as pause } from "node:timers/promises";
import { eventually } from "../../tests/setup/eventually.ts";
import { freePort } from "../../tests/setup/free-port.ts";
import { startInflux } from "../../tests/setup/influx.ts";
import { installation } from "../../tests/setup/installation.ts";
import { startService } from "../../tests/setup/service.ts";
import { peakMegabytes, startMeter } from "../process-cost.ts";
import { figure, type Section } from "../section.ts";
import { opcuaSite } from "../sites.ts";
import { spoolDepth } from "../spool-depth.ts";

const variables = 1_000;
const milliseconds = 100;

/** (b) OPC UA changes stored with their source times, beside a bare client of the same server in the same run. */
export async function opcuaPath(seconds = 30): Promise<Section> {
  const port = await freePort();
  const arguments_ = [variables, milliseconds].map(String);
  const server = startService(process.execPath, ["bench/load/opcua-load.ts", String(port), ...arguments_]);
  await server.printed(/listening/);
  const endpoint = `opc.tcp://127.0.0.1:${port}`;
  await using influx = await startInflux();
  await using place = await installation({ site: opcuaSite(endpoint, variables), influxUrl: influx.url });
  try {
    const broker = await place.startBroker();
    const gateway = await place.startGateway();
    const stored = async () => {
      const [row] = await influx.query("SELECT count(value) FROM machine_commons.commons_raw.signal");
      return Number(row?.count ?? 0);
    };
    await eventually(async () => (await stored()) >= variables, "the gateway has the first values", 60_000);
    const bare = startService(process.execPath, ["bench/baselines/opcua-client.ts", endpoint, ...arguments_]);
    await bare.printed(/subscribed/);
    await pause(2_000);
    const before = await stored();
    const pids = { gateway: gateway.pid, bare: bare.pid, broker: broker.pid, influxd: influx.service.pid };
    const meter = startMeter(pids);
    process.kill(server.pid, "SIGUSR1");
    await pause(seconds * 1_000);
    process.kill(server.pid, "SIGUSR2");
    const [, changed] = await server.printed(/changed (\d+)/);
    await pause(2_000);
    await eventually(async () => (await spoolDepth(place.gatewayUrl)) === 0, "the spool is empty", 60_000);
    const cpu = meter.stop();
    const peaks = Object.entries(pids).map(([name, pid]) => [name, peakMegabytes(pid)] as const);
    await bare.stop();
    const received = Number(/received (\d+)/.exec(bare.output())?.[1]) - variables;
    const kept = (await stored()) - before;
    const perMillion = (name: keyof typeof pids, count: number) => ((cpu[name] ?? 0) / count) * 1e6;
    return {
      title: "(b) 1,000 OPC UA items changing every 100 ms",
      table: [
        ["figure", "value"],
        ["changes made by the server", figure(Number(changed))],
        ["changes received by the bare client", figure(received)],
        ["changes stored with their source times", figure(kept)],
        ["bare client, CPU-s per million", figure(perMillion("bare", received))],
        ["gateway, CPU-s per million", figure(perMillion("gateway", kept))],
        ["ratio gateway to bare client", figure(perMillion("gateway", kept) / perMillion("bare", received))],
        ["broker, CPU-s per million", figure(perMillion("broker", kept))],
        ...peaks.map(([name, peak]) => [`${name}, peak memory`, `${figure(peak)} MB`]),
      ],
      notes: [
        `${seconds} s, both clients on the same server at once. A stored change is one point of its own in InfluxDB, with the server's source time.`,
        "Load: `bench/load/opcua-load.ts`; baseline: `bench/baselines/opcua-client.ts` (no limit of notifications per publish).",
      ],
    };
  } finally {
    await server.stop("SIGKILL");
  }
}

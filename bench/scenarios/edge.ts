import { setTimeout as pause } from "node:timers/promises";
import { eventually } from "../../tests/setup/eventually.ts";
import { freePort } from "../../tests/setup/free-port.ts";
import { installation } from "../../tests/setup/installation.ts";
import { startService } from "../../tests/setup/service.ts";
import { cpuSeconds, peakMegabytes } from "../process-cost.ts";
import { figure, type Section } from "../section.ts";
import { opcuaSite } from "../sites.ts";

const signals = 200;

/** What a small edge device has to carry: 200 OPC UA signals that change once a second. */
export async function edge(seconds = 60): Promise<Section> {
  const port = await freePort();
  const server = startService(process.execPath, [
    "bench/load/opcua-load.ts",
    String(port),
    String(signals),
    "1000",
  ]);
  await server.printed(/listening/);
  const site = opcuaSite(`opc.tcp://127.0.0.1:${port}`, signals);
  await using place = await installation({ site });
  try {
    await place.startBroker();
    const gateway = await place.startGateway();
    const samples = async () => {
      const metrics = await (await fetch(`${place.gatewayUrl}/metrics`)).text();
      return Number(/commons_gateway_samples_total\{[^}]*\} (\d+)/.exec(metrics)?.[1] ?? 0);
    };
    await eventually(async () => (await samples()) >= signals, "the gateway has the first values", 60_000);
    process.kill(server.pid, "SIGUSR1");
    await pause(5_000);
    const [before, cpu, started] = [await samples(), cpuSeconds(gateway.pid), performance.now()];
    await pause(seconds * 1_000);
    const elapsed = (performance.now() - started) / 1_000;
    const share = (cpuSeconds(gateway.pid) - cpu) / elapsed;
    return {
      title: "A gateway with 200 signals at 1 Hz",
      table: [
        ["figure", "value"],
        ["samples a second", figure(((await samples()) - before) / elapsed)],
        ["share of one core", `${figure(share * 100)} %`],
        ["peak memory", `${figure(peakMegabytes(gateway.pid))} MB`],
      ],
      notes: [`Over ${seconds} s, after the start; the peak is of the whole life of the process.`],
    };
  } finally {
    await server.stop("SIGKILL");
  }
}

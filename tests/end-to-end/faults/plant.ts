import { join } from "node:path";
import { eventually } from "../../setup/eventually.ts";
import { freePort } from "../../setup/free-port.ts";
import { type Influx, startInflux } from "../../setup/influx.ts";
import { type Installation, installation } from "../../setup/installation.ts";
import { startMosquitto } from "../../setup/mosquitto.ts";
import { type Network, networkTo } from "../../setup/network.ts";
import type { Service } from "../../setup/service.ts";
import { createDevice, type Device } from "./device.ts";
import { type Oven, startOven } from "./oven.ts";
import { plantSite } from "./plant-site.ts";
import { readInflux, readSqlite, type Stored } from "./stored.ts";

export const gatewayId = "edge";
/** In the site file, but not running: tests speak in its name. */
export const spareGateway = "spare";
/** The gateway's data folder, in the installation's. */
export const usualSpool = "gateway";

/** A whole installation whose every connection can be taken away, with devices that publish. */
export interface Plant {
  readonly place: Installation;
  readonly influx: Influx | undefined;
  readonly devices: readonly Device[];
  readonly oven: Oven | undefined;
  readonly networks: {
    devices: Network;
    opcua: Network | undefined;
    broker: Network;
    store: Network | undefined;
  };
  readonly mqttPort: number;
  gateway: Service;
  broker: Service;
  api: Service | undefined;
  /** `data`: another spool folder than the usual one. */
  startGateway(data?: string): Promise<void>;
  startBroker(): Promise<void>;
  startApi(): Promise<void>;
  /** What the gateway tells of itself. */
  metrics(): Promise<string>;
  work(): void;
  /** Resolves when every device has its acknowledgements and the spool is empty. */
  settle(timeout?: number): Promise<void>;
  stored(): Promise<Stored>;
  /** Asks every process that still runs to end; resolves with the exit codes. */
  end(): Promise<(number | null)[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface PlantSettings {
  store: "influx" | "sqlite";
  opcua?: boolean;
  /** The devices publish to a broker of the plant, which the gateway reads; `networks.devices` is between the two. */
  plantBroker?: boolean;
  spool?: object;
  environment?: NodeJS.ProcessEnv;
  /** Texts of 4 kB with each round of samples. */
  bulk?: number;
  /** Called before the first process starts. */
  prepare?: (folder: string) => void;
}

export async function startPlant(settings: PlantSettings): Promise<Plant> {
  const open: AsyncDisposable[] = [];
  const keep = <T extends AsyncDisposable>(it: T): T => {
    open.unshift(it);
    return it;
  };
  const influx = settings.store === "influx" ? keep(await startInflux()) : undefined;
  const store = influx && keep(await networkTo(Number(new URL(influx.url).port)));
  // It keeps whatever the gateway misses.
  const lines = ["allow_anonymous true", "max_queued_messages 0", "max_queued_bytes 0"];
  const mosquitto = settings.plantBroker ? keep(await startMosquitto(lines)) : undefined;
  const mqttPort = mosquitto?.port ?? (await freePort());
  const devices = keep(await networkTo(mqttPort));
  const ovenPort = await freePort();
  const oven = settings.opcua ? keep(await startOven(ovenPort)) : undefined;
  const opcua = oven && keep(await networkTo(ovenPort));
  const place = keep(
    await installation({
      site: plantSite({
        mqttPort,
        plantBroker: mosquitto && `mqtt://127.0.0.1:${devices.port}`,
        mqttMachines: ["mill", "lathe"],
        opcuaPort: opcua?.port,
        gateways: { used: gatewayId, spare: spareGateway },
        ...(settings.spool ? { spool: settings.spool } : {}),
      }),
      ...(store ? { influxUrl: `http://127.0.0.1:${store.port}` } : {}),
      environment: settings.environment ?? {},
    }),
  );
  settings.prepare?.(place.folder);
  const broker = keep(await networkTo(place.brokerPort));
  const brokerService = await place.startBroker();
  const gatewayService = await place.startGateway({ through: broker.port });
  const made = (["mill", "lathe"] as const).map((machine, index) =>
    keep(
      createDevice({
        port: mosquitto?.port ?? devices.port,
        machine,
        marksRepeats: index === 0,
        bulk: settings.bulk ?? 0,
      }),
    ),
  );

  const metrics = async () => (await fetch(`${place.gatewayUrl}/metrics`)).text();
  const waiting = async () =>
    [...(await metrics()).matchAll(/^\w*spool_batches\{[^}]*\} (\d+)/gm)].map(([, count]) => Number(count));
  const plant: Plant = {
    place,
    influx,
    devices: made,
    oven,
    networks: { devices, opcua, broker, store },
    mqttPort,
    gateway: gatewayService,
    broker: brokerService,
    api: undefined,
    async startGateway(data = usualSpool) {
      plant.gateway = await place.startGateway({ through: broker.port, data });
    },
    async startBroker() {
      plant.broker = await place.startBroker();
    },
    async startApi() {
      plant.api = await place.startApi();
    },
    metrics,
    work() {
      for (const device of made) device.work();
      oven?.work();
    },
    async settle(timeout = 45_000) {
      oven?.rest();
      await Promise.all(made.map((device) => device.finish(timeout))).catch((error: Error) => {
        throw new Error(`${error.message}; the gateway said:\n${plant.gateway.output().slice(-4_000)}`);
      });
      await eventually(
        async () => {
          const batches = await waiting();
          if (batches.some((count) => count > 0)) throw new Error(`${batches} batches wait`);
          return batches.length > 0;
        },
        "the store has everything",
        timeout,
      );
    },
    stored: async () => (influx ? readInflux(influx) : readSqlite(join(place.folder, "server"))),
    async end() {
      const running = [plant.gateway, plant.api, plant.broker].filter((it) => it?.running);
      const codes: (number | null)[] = [];
      for (const service of running) codes.push((await service?.stop()) ?? null);
      return codes;
    },
    async [Symbol.asyncDispose]() {
      for (const it of open) await it[Symbol.asyncDispose]();
    },
  };
  await eventually(
    async () =>
      [...(await metrics()).matchAll(/source_connected\{[^}]*\} (\d)/g)].every(([, it]) => it === "1") &&
      (!oven || (await plant.stored()).samples.some(({ machine }) => machine === "oven")),
    "the gateway has its sources",
  );
  return plant;
}

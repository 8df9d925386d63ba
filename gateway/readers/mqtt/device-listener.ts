import { createServer, type Server, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { createServer as createTlsServer } from "node:tls";
import { readSecret } from "../../../config/site/secret.ts";
import type { MqttSource } from "../../../config/site/source.ts";
import { say, textOfTold } from "../../../config/wire/gateway-texts.ts";
import type { Told } from "../../../config/wire/message.ts";
import { createBackoff } from "../backoff.ts";
import { createDeviceBroker, type DeviceBroker, type DeviceMessage } from "./device-broker.ts";
import type { MessageSide, SideParts } from "./message-side.ts";
import { guardPackets } from "./packet-guard.ts";
import { firstExpiry, readPemFiles } from "./pem-files.ts";

const largestPacket = 1_048_576;
const mostConnections = 1_000;
/** Longest wait at a stop for commits that do not come, milliseconds. */
const patience = 5_000;

/** Listens on the factory network: devices publish to the gateway itself. */
export function createDeviceListener(
  parts: SideParts & { listen: NonNullable<MqttSource["listen"]> },
): MessageSide & { readonly port: number } {
  const { source, listen, status, log, now } = parts;
  const byConnection = source.heartbeat.by === "connection";
  const backoff = createBackoff();
  const stopped = new AbortController();
  const intake = parts.intakeFor<DeviceMessage["done"]>((tokens, error) => {
    for (const done of tokens) done(error);
  });
  /** Which machines' values come by which open connection. */
  const machinesOf = new Map<object, Set<string>>();
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  let broker: DeviceBroker | undefined;
  let heartbeat: NodeJS.Timeout | undefined;

  const trouble = (told: Told) => {
    status.remark(told);
    log.warn({ source: source.id }, textOfTold(told));
  };

  function message(it: DeviceMessage): void {
    if (stopped.signal.aborted) return;
    intake.take(it, it.done);
    const machine = intake.machineOf(it.topic);
    if (machine === undefined) return;
    const known = machinesOf.get(it.device);
    if (known === undefined) machinesOf.set(it.device, new Set([machine]));
    else known.add(machine);
  }

  function gone(device: object): void {
    const left = machinesOf.get(device) ?? new Set();
    machinesOf.delete(device);
    const present = new Set([...machinesOf.values()].flatMap((it) => [...it]));
    const disconnects = [...left].filter((machine) => !present.has(machine));
    if (disconnects.length > 0 && !stopped.signal.aborted) intake.tell({ disconnects });
  }

  function accept(socket: Socket): void {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    guardPackets(socket, largestPacket, () =>
      trouble(say("packet-refused", { peer: socket.remoteAddress ?? "?" })),
    );
    broker?.accept(socket);
  }

  async function open(): Promise<void> {
    try {
      const password = listen.password && readSecret(listen.password);
      const tls = listen.tls && readPemFiles(listen.tls);
      status.certificateExpires = firstExpiry(tls?.cert, undefined);
      broker ??= await createDeviceBroker({ user: listen.user, password, message, gone, trouble });
      const asked = tls?.ca !== undefined;
      server = tls
        ? createTlsServer({ ...tls, requestCert: asked, rejectUnauthorized: asked })
        : createServer();
      server.maxConnections = mostConnections;
      server.on(tls ? "secureConnection" : "connection", accept);
      server.on("tlsClientError", (error: Error, socket: Socket) =>
        trouble(say("tls-failed", { peer: socket.remoteAddress ?? "?", why: error.message })),
      );
      await listening(server, listen.port, listen.host);
      status.become("connected", "", now());
      backoff.reset();
      log.info({ source: source.id, host: listen.host, port: listen.port }, "listening for devices");
    } catch (error) {
      status.become(
        "down",
        say("cannot-listen", { place: `${listen.host}:${listen.port}`, why: (error as Error).message }),
        now(),
      );
      await pause(backoff.next(), undefined, { signal: stopped.signal }).catch(() => undefined);
      if (!stopped.signal.aborted) await open();
    }
  }

  return {
    get port() {
      return (server?.address() as { port: number } | null)?.port ?? 0;
    },
    start() {
      void open();
      const confirm = () => {
        const confirms = [...new Set([...machinesOf.values()].flatMap((it) => [...it]))];
        if (confirms.length > 0) intake.tell({ confirms });
      };
      if (byConnection) heartbeat = setInterval(confirm, source.heartbeat.every / 1_000);
    },
    async stop() {
      stopped.abort();
      clearInterval(heartbeat);
      server?.close();
      await Promise.race([intake.settled(), pause(patience, undefined, { ref: false })]);
      await broker?.close();
      for (const socket of sockets) socket.destroy();
      status.become("down", say("stopped"), now());
    },
  };
}

const listening = (server: Server, port: number, host: string) =>
  new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      server.on("error", () => undefined);
      resolve();
    });
  });

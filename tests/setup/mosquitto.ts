import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { eventually } from "./eventually.ts";
import { freePort } from "./free-port.ts";
import { type Service, startService } from "./service.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A real Mosquitto on a free loopback port. */
export interface Mosquitto {
  readonly url: string;
  readonly port: number;
  readonly service: Service;
  start(): Promise<void>;
  kill(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** `lines` are added to its configuration; `{folder}` in them is its own folder, holding `files`. */
export async function startMosquitto(
  lines: string[] = ["allow_anonymous true"],
  files: Record<string, string> = {},
): Promise<Mosquitto> {
  const place = temporaryFolder("mosquitto-");
  const port = await freePort();
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(place.path, name), text, { mode: 0o600 });
  const configuration = join(place.path, "mosquitto.conf");
  const user = process.getuid?.() === 0 ? ["user root"] : [];
  writeFileSync(
    configuration,
    [
      `listener ${port} 127.0.0.1`,
      ...user,
      ...lines.map((line) => line.replaceAll("{folder}", place.path)),
      "",
    ].join("\n"),
  );
  let service: Service;
  const broker: Mosquitto = {
    url: `mqtt://127.0.0.1:${port}`,
    port,
    get service() {
      return service;
    },
    async start() {
      service = startService("/usr/sbin/mosquitto", ["-c", configuration]);
      await eventually(() => {
        if (!service.running) throw new Error(service.output());
        return new Promise<boolean>((resolve) => {
          const socket = connect(port, "127.0.0.1", () => resolve(true));
          socket.once("error", () => resolve(false));
          socket.once("connect", () => socket.destroy());
        });
      }, "Mosquitto listens");
    },
    async kill() {
      await service.stop("SIGKILL");
    },
    async [Symbol.asyncDispose]() {
      await service.stop("SIGKILL");
      place[Symbol.dispose]();
    },
  };
  await broker.start();
  return broker;
}

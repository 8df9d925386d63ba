import { systemNow } from "../../config/micros.ts";
import { startOpcuaServer, type Variable } from "../opcua/opcua-server.ts";
import type { OpcuaMachine, Value } from "./simulated-machine.ts";
import type { Timeline } from "./timeline.ts";

export interface Device {
  stop(): Promise<void>;
}

/** How often a control looks at itself, milliseconds. */
const tick = 1_000;

export interface OpcuaDevice extends Device {
  readonly certificate: Buffer;
}

/** Runs a machine's OPC UA server by the wall clock. While its adapter is away, texts say UNAVAILABLE. */
export async function startOpcuaDevice(settings: {
  machine: OpcuaMachine;
  timeline: Timeline;
  port: number;
  pkiFolder: string;
  password: string;
}): Promise<OpcuaDevice> {
  const { machine, timeline } = settings;
  const server = await startOpcuaServer({
    port: settings.port,
    name: machine.name,
    pkiFolder: settings.pkiFolder,
    ...(machine.user ? { user: { name: machine.user, password: settings.password } } : {}),
  });
  const variables = new Map<string, Variable>();
  for (const [signal, place] of Object.entries(machine.nodes)) variables.set(signal, server.add(place));
  const told = new Map<string, Value>();
  const tell = () => {
    const now = systemNow();
    const isHeard = timeline.isHeard(now);
    for (const [signal, value] of Object.entries(machine.values(timeline.at(now)))) {
      if (!isHeard && typeof value === "number") continue;
      const word = isHeard ? value : "UNAVAILABLE";
      if (told.get(signal) === word) continue;
      told.set(signal, word);
      variables.get(signal)?.set(word, now);
    }
  };
  tell();
  const timer = setInterval(tell, tick);
  return {
    certificate: server.certificate,
    stop() {
      clearInterval(timer);
      return server.stop();
    },
  };
}

import { setTimeout as pause } from "node:timers/promises";
import { MILLISECOND, type Micros, systemNow } from "../../../config/micros.ts";
import { DataType } from "../../setup/opcua-library.ts";
import { type OpcuaTestServer, startOpcuaServer } from "../../setup/opcua-server.ts";
import type { Sample } from "./sample.ts";

/** An OPC UA server whose variables change all the time, with a record of what it told. */
export interface Oven {
  readonly sent: readonly Sample[];
  work(): void;
  rest(): void;
  /** Ends the server and begins a new one with these namespaces before its own; from when to when it was away. */
  restart(namespacesBefore: string[]): Promise<[from: Micros, until: Micros]>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startOven(port: number): Promise<Oven> {
  const sent: Sample[] = [];
  const begin = async (namespacesBefore: string[]) => {
    const started = await startOpcuaServer({
      port,
      namespacesBefore,
      variables: [
        { name: "Temperature", type: DataType.Double, value: 0 },
        { name: "Recipe", type: DataType.String, value: "" },
      ],
    });
    // Whoever asks by an old index gets a value that nobody sent.
    for (const uri of namespacesBefore) {
      const namespace = started.server.engine.addressSpace?.getNamespace(uri);
      const [nodeId, dataType] = ["s=Temperature", DataType.Double];
      namespace?.addVariable({ nodeId, browseName: "Decoy", dataType, value: { dataType, value: -999 } });
    }
    return started;
  };
  let server: OpcuaTestServer = await begin([]);
  let making: NodeJS.Timeout | undefined;
  let rounds = 0;

  function tell(name: "Temperature" | "Recipe", signal: string, value: number | string): void {
    const time = new Date();
    sent.push({ machine: "oven", signal, t: time.getTime() * MILLISECOND, value });
    server.set(name, value, { time });
  }
  const initial = () => {
    tell("Temperature", "temperature", 0);
    tell("Recipe", "recipe", "start");
  };
  initial();

  const oven: Oven = {
    sent,
    work() {
      making ??= setInterval(() => {
        rounds += 1;
        tell("Temperature", "temperature", 1 + (rounds % 997) / 8);
        if (rounds % 9 === 0) tell("Recipe", "recipe", `焼 ${rounds}`);
      }, 40);
    },
    rest() {
      clearInterval(making);
      making = undefined;
    },
    async restart(namespacesBefore) {
      const wasWorking = making !== undefined;
      oven.rest();
      await server.stop();
      const from = systemNow();
      await pause(500);
      const until = systemNow();
      server = await begin(namespacesBefore);
      initial();
      if (wasWorking) oven.work();
      return [from, until];
    },
    async [Symbol.asyncDispose]() {
      oven.rest();
      await server.stop();
    },
  };
  return oven;
}

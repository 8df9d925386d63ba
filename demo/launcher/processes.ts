import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import type { Site } from "../../config/site/site.ts";
import { preferPort } from "../free-port.ts";
import { type Child, startChild } from "./child.ts";
import type { LauncherSettings } from "./launcher-settings.ts";
import type { Begun, Leftovers } from "./leftovers.ts";
import { nodeArguments } from "./node-arguments.ts";
import type { Secrets } from "./secrets.ts";

const run = promisify(execFile);

/** Starts this installation's processes, each with the environment it needs. */
export interface Processes {
  broker(): Child;
  api(): Promise<Child>;
  gateways(): Promise<Child[]>;
  plant(environment: NodeJS.ProcessEnv): Child;
  /** Runs a script of the demo to its end. Rejects with what it complains of. */
  once(script: string, environment: NodeJS.ProcessEnv): Promise<string>;
}

export function createProcesses(settings: {
  launcher: LauncherSettings;
  site: Site;
  siteFile: string;
  isDemo: boolean;
  secrets: Secrets;
  leftovers: Leftovers;
  /** Passwords that the demo's site file names by environment variable. */
  passwords: NodeJS.ProcessEnv;
  say: (line: string) => void;
}): Processes {
  const { launcher, site, secrets } = settings;
  const running = new Map<string, Begun>();
  const { MQTT_URL, ...inherited } = process.env;
  const common: NodeJS.ProcessEnv = {
    ...inherited,
    ...settings.passwords,
    SITE_FILE: settings.siteFile,
    DATA_DIR: launcher.dataFolder,
  };
  const brokerUrl = launcher.mqttUrl ?? `mqtt://127.0.0.1:${launcher.mqttPort}`;
  /** An external broker has accounts of its own, which whoever set MQTT_URL gives in the environment. */
  const account = async (kind: "gateway" | "service", id: string): Promise<NodeJS.ProcessEnv> =>
    launcher.mqttUrl ? {} : { MQTT_USER: id, MQTT_PASSWORD_FILE: await secrets.account(kind, id) };
  const child = (name: string, command: string[], environment: NodeJS.ProcessEnv) => {
    const script = command.at(-1) ?? "";
    return startChild({
      name,
      command,
      environment: { ...common, ...environment },
      dataFolder: launcher.dataFolder,
      say: settings.say,
      onPid(pid) {
        if (pid === undefined) running.delete(name);
        else running.set(name, { pid, script });
        settings.leftovers.note([...running.values()]);
      },
    });
  };
  return {
    broker: () =>
      child("broker", nodeArguments("broker"), {
        MQTT_PORT: String(launcher.mqttPort),
        ...(launcher.mqttUrl ? { MQTT_URL } : {}),
      }),
    async api() {
      return child("api", nodeArguments("api"), {
        ...(await account("service", "api")),
        MQTT_URL: brokerUrl,
        HTTP_PORT: String(launcher.httpPort),
        ...(settings.isDemo ? { DEMO: "1" } : {}),
      });
    },
    async gateways() {
      const started: Child[] = [];
      for (const [index, { id }] of site.gateways.entries())
        started.push(
          child(`gateway ${id}`, nodeArguments("gateway"), {
            ...(await account("gateway", id)),
            MQTT_URL: brokerUrl,
            GATEWAY_ID: id,
            GATEWAY_HTTP_PORT: String(await preferPort(8_090 + index)),
          }),
        );
      return started;
    },
    async once(script, environment) {
      const command = [resolve(import.meta.dirname, "..", script)];
      const options = { env: { ...common, ...environment }, maxBuffer: 1024 * 1024 };
      try {
        return (await run(process.execPath, command, options)).stdout.trim();
      } catch (error) {
        throw new Error((error as { stderr?: string }).stderr?.trim() || (error as Error).message);
      }
    },
    plant: (environment) => child("plant", [resolve(import.meta.dirname, "../plant/main.ts")], environment),
  };
}

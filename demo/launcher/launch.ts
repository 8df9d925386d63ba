import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadSite } from "../../config/site/load.ts";
import { mistakeText } from "../../config/site/mistake.ts";
import type { Site } from "../../config/site/site.ts";
import { terminalLanguage } from "../../config/terminal-language.ts";
import { decide } from "../committee/decide.ts";
import { dayByDay } from "../days/day-by-day.ts";
import { requireFreePort } from "../free-port.ts";
import { createProgressBar } from "../progress-bar.ts";
import { announcement } from "./announce.ts";
import type { Child } from "./child.ts";
import { type DemoFolder, openDemoFolder } from "./demo-folder.ts";
import { fillHistory } from "./fill-history.ts";
import { lockFolder } from "./folder-lock.ts";
import type { LauncherSettings } from "./launcher-settings.ts";
import { createLeftovers } from "./leftovers.ts";
import { machinesTold } from "./machines-told.ts";
import { makeBookings } from "./make-bookings.ts";
import { createProcesses, type Processes } from "./processes.ts";
import { createSecrets, type Secrets } from "./secrets.ts";

const demoSite = resolve(import.meta.dirname, "../site.yaml");

/** An installation that runs. */
export interface Running {
  /** Ends everything in an order that loses nothing. */
  stop(): Promise<void>;
  /** Resolves with one sentence when it cannot go on. */
  readonly failed: Promise<string>;
}

/** Throws an Error that lists every mistake of the file. */
function siteOf(file: string): Site {
  const loaded = loadSite(file);
  if (loaded.ok) return loaded.site;
  const language = terminalLanguage([], process.env);
  throw new Error(loaded.mistakes.map((it) => mistakeText(file, it, language)).join("\n"));
}

/**
 * Starts everything `npm start` stands for. Rejects with what a person should do, and with nothing left running,
 * when something cannot start. `stopping` tells that a person has already asked to stop.
 */
export async function launch(
  launcher: LauncherSettings,
  say: (line: string) => void,
  stopping: AbortSignal,
): Promise<Running> {
  const began = performance.now();
  siteOf(launcher.site ?? demoSite);
  const lock = lockFolder(launcher.dataFolder);
  // Order matters at the end: gateways first (they settle and spool while their sources still speak), the plant,
  // the API, and the broker last, which stores what it was given.
  const children: Record<"gateways" | "plant" | "api" | "broker", Child[]> = {
    gateways: [],
    plant: [],
    api: [],
    broker: [],
  };
  let isStopped = false;
  const leaving = new AbortController();
  const running: Running = {
    async stop() {
      isStopped = true;
      leaving.abort();
      for (const group of Object.values(children)) await Promise.all(group.map((child) => child.stop()));
      lock.release();
    },
    failed: lock.lost,
  };
  const ready = async (group: keyof typeof children, ...started: Child[]) => {
    children[group].push(...started);
    // Another process could not start while this one was being made.
    if (isStopped) await Promise.all(started.map((child) => child.stop()));
    await Promise.all(started.map((child) => child.ready()));
  };
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(new Error("stopped"));
    if (stopping.aborted) stop();
    stopping.addEventListener("abort", stop, { once: true });
  });
  stopped.catch(() => {});
  try {
    const leftovers = createLeftovers(launcher.dataFolder, say);
    const left = await leftovers.end();
    if (left > 0) say(`${left} processes of an earlier start were still running and have been ended.`);
    await requireFreePort(launcher.httpPort, "HTTP_PORT");
    if (!launcher.mqttUrl) await requireFreePort(launcher.mqttPort, "MQTT_PORT");

    const today = Temporal.Now.plainDateISO();
    const demo = launcher.site ? undefined : await openDemoFolder(launcher.dataFolder, demoSite, today);
    const siteFile = demo?.siteFile ?? launcher.site ?? demoSite;
    const site = siteOf(siteFile);
    const secrets = createSecrets(launcher.dataFolder);
    const password = demo ? { DEMO_EDM_PASSWORD: secrets.password("wire-edm") } : {};
    const processes = createProcesses({
      launcher,
      site,
      siteFile,
      isDemo: demo !== undefined,
      secrets,
      leftovers,
      passwords: password,
      say,
    });
    const gateway = site.gateways[0]?.id ?? "";
    const plant = demo && startPlant(processes, demo, launcher, gateway);
    const started = Promise.all([
      ready("broker", processes.broker()),
      plant && ready("plant", plant),
      // The API opens the database that the bookings are written into; it does not wait for the history.
      (async () => {
        if (demo) await makeBookings(processes, demo, say);
        if (!isStopped) await ready("api", await processes.api());
      })(),
      // The gateway connects once the history, told in its name, is stored, and there is something to connect to.
      (async () => {
        await children.broker[0]?.ready();
        if (demo && !demo.state.hasHistory) await history(demo, site, gateway, launcher, secrets, say);
        await plant?.ready();
        await ready("gateways", ...(await processes.gateways()));
      })(),
    ]);
    await Promise.race([started, stopped]);
    if (demo) await Promise.race([machinesTold(launcher.httpPort, 8_000), stopped]);
    if (demo) void afterwards(demo, site, launcher, leaving.signal, say);
    if (demo) void dayByDay(demo, site, launcher.httpPort, leaving.signal);
    say(announcement(launcher, demo !== undefined, (performance.now() - began) / 1_000));
    return running;
  } catch (error) {
    await running.stop();
    throw error;
  }
}

/** What the demo's committee does once everything runs. */
async function afterwards(
  demo: DemoFolder,
  site: Site,
  { httpPort }: LauncherSettings,
  stopping: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  const { seed, bookingsFrom: since } = demo.state;
  if (demo.state.hasDecided || since === undefined) return;
  try {
    await decide({ site, httpPort, seed, since, stopping });
    demo.committeeHasDecided();
  } catch (error) {
    if (!stopping.aborted) say(`The demo has no round and no statements: ${(error as Error).message}`);
  }
}

function startPlant(
  processes: Processes,
  demo: DemoFolder,
  launcher: LauncherSettings,
  gateway: string,
): Child {
  return processes.plant({
    PLANT_SEED: demo.state.seed,
    PLANT_TRUSTED_BY: join(launcher.dataFolder, `gateway-${gateway}`, "pki", "trusted"),
  });
}

async function history(
  demo: DemoFolder,
  site: Site,
  gateway: string,
  launcher: LauncherSettings,
  secrets: Secrets,
  say: (line: string) => void,
): Promise<void> {
  say("最初の起動: 8 週間分の履歴を作成しています / First start: making eight weeks of history");
  const counts = await fillHistory({
    site,
    gateway,
    seed: demo.state.seed,
    broker: launcher.mqttUrl
      ? { url: launcher.mqttUrl, ...externalAccount(process.env) }
      : {
          url: `mqtt://127.0.0.1:${launcher.mqttPort}`,
          user: gateway,
          password: readFileSync(await secrets.account("gateway", gateway), "utf8").trim(),
        },
    bar: createProgressBar("history", "machine-days"),
  });
  demo.historyIsStored();
  say(`  ${counts.states} state intervals and ${counts.samples} samples are stored.`);
}

/** An external broker's account, as the other processes read it from the environment. */
function externalAccount(environment: NodeJS.ProcessEnv): { user?: string; password?: string } {
  const { MQTT_USER, MQTT_PASSWORD, MQTT_PASSWORD_FILE } = environment;
  const password = MQTT_PASSWORD || (MQTT_PASSWORD_FILE && readFileSync(MQTT_PASSWORD_FILE, "utf8").trim());
  return { ...(MQTT_USER ? { user: MQTT_USER } : {}), ...(password ? { password } : {}) };
}

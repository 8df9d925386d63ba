import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { MINUTE, type Micros, rfc3339FromMicros } from "../../config/micros.ts";
import { requireFreePort } from "../free-port.ts";
import { connectMqtt } from "../mqtt/mqtt-client.ts";
import { createProgressBar } from "../progress-bar.ts";
import { createMqttStage } from "./mqtt-stage.ts";
import { createOpcuaStage } from "./opcua-stage.ts";
import { playRecording, type Stage } from "./play.ts";
import { checkReadable } from "./recording.ts";
import type { ReplaySettings } from "./replay-settings.ts";
import { replaySite } from "./replay-site.ts";
import { type Survey, surveyRecording } from "./survey.ts";

/** How long the subscribers may be quiet before the replay begins, and how long their last word is waited for. */
const quiet = 1_000;
const farewell = 60_000;

interface Theatre {
  stage: Stage;
  where: string;
  ready(): Promise<unknown>;
  /** Waits until all is delivered; what it returns is a sentence about what is not. */
  close(): Promise<string>;
}

/** Plays a recording as the settings say. Rejects with one sentence a person can act on. */
export async function runReplay(
  settings: ReplaySettings,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<void> {
  await checkReadable(settings.files);
  const survey = await surveyRecording(settings.files, settings.selection);
  if (settings.printSite) return say(siteOf(settings, survey).trimEnd());
  if (survey.first === undefined || survey.last === undefined)
    throw new Error(`${settings.files.join(", ")} holds no event that was asked for.${badLines(survey)}`);
  const theatre = await open(settings, survey, say);
  say(
    `replay ready: ${survey.events} events of ${survey.items.size} items, ${rfc3339FromMicros(survey.first)} to ${rfc3339FromMicros(survey.last)}, at ${theatre.where}`,
  );
  say(`${durationText(settings.speed, survey.last - survey.first)}; its site file: --print-site`);
  const bar = createProgressBar(settings.machine, "events");
  const aborted = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  const began = performance.now();
  let shown = 0;
  const play = playRecording(
    {
      ...settings,
      survey,
      ready: async () => {
        await Promise.race([theatre.ready(), aborted]);
        if (!signal.aborted) say("playing");
        bar.start(survey.events);
      },
      sleep: (milliseconds) => pause(milliseconds, undefined, { signal }).catch(() => {}),
      progress: (played, time) => {
        if (performance.now() - shown < 100 && played < survey.events) return;
        shown = performance.now();
        bar.update(played, rfc3339FromMicros(time));
      },
      stopped: () => signal.aborted,
    },
    theatre.stage,
  );
  const played = await Promise.race([play, aborted]);
  if (played !== undefined) say("all events are sent; waiting for the last acknowledgement");
  const undelivered = await theatre.close();
  bar.stop();
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  say(
    played === undefined
      ? "replay stopped before its end"
      : `replay done: ${played} of ${survey.events} events played in ${seconds} s`,
  );
  if (undelivered) say(undelivered);
  if (survey.bad.count > 0) say(badLines(survey).trim());
}

/** How long it takes. */
function durationText(speed: number, length: Micros): string {
  if (!Number.isFinite(speed)) return "as fast as it is taken";
  const minutes = length / speed / MINUTE;
  const time = minutes < 90 ? `${Math.ceil(minutes)} min` : `${(minutes / 60).toFixed(1)} h`;
  return `at speed ${speed} it takes ${time} (--speed 60: an hour in a minute)`;
}

async function open(settings: ReplaySettings, survey: Survey, say: (line: string) => void): Promise<Theatre> {
  const { target, machine } = settings;
  if ("mqtt" in target) {
    const publisher = await connectMqtt({
      url: target.mqtt,
      clientId: `replay-${machine}-${process.pid}`,
    });
    const stage = createMqttStage(publisher, machine);
    return {
      stage,
      where: `${target.mqtt} on replay/${machine}/...`,
      ready: async () => {},
      async close() {
        await stage.drained();
        await publisher.end();
        return "";
      },
    };
  }
  await requireFreePort(target.opcua, "--opcua");
  const stage = await createOpcuaStage({
    port: target.opcua,
    machine,
    items: survey.items.values(),
    pkiFolder: join(tmpdir(), `machine-commons-replay-${process.getuid?.() ?? "pki"}`),
  });
  const { subscribers } = stage.server;
  return {
    stage,
    where: stage.server.endpoint,
    async ready() {
      if (!settings.wait) return;
      say("waiting for a first subscriber (--no-wait begins without)");
      await subscribers.settled(quiet);
    },
    async close() {
      await subscribers.drained(farewell);
      await stage.server.stop();
      const { lost } = subscribers;
      return lost > 0 ? `${lost} values were not delivered: their subscriber left before it took them.` : "";
    },
  };
}

const siteOf = (settings: ReplaySettings, survey: Survey) =>
  replaySite({
    machine: settings.machine,
    keepsTimes: settings.time === "keep",
    items: survey.items.values(),
    ...("mqtt" in settings.target
      ? { mqtt: settings.target.mqtt }
      : { opcua: `opc.tcp://127.0.0.1:${settings.target.opcua}` }),
  });

const badLines = (survey: Survey) =>
  survey.bad.count === 0
    ? ""
    : ` ${survey.bad.count} lines are no SHDR (timestamp|item|value): ${survey.bad.examples
        .map((bad) => `${bad.file}:${bad.line} ${JSON.stringify(bad.text)}`)
        .join("; ")}${survey.bad.count > survey.bad.examples.length ? "; ..." : ""}`;

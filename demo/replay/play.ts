import { type Micros, systemNow } from "../../config/micros.ts";
import type { ShdrEvent } from "../shdr/parse-shdr.ts";
import { isUnavailable, numberOf, readEvents, type Selection } from "./recording.ts";
import type { Item, Survey } from "./survey.ts";

/** A value as it is played: null where a number is unavailable; a text keeps the word UNAVAILABLE. */
export interface PlayedEvent {
  item: Item;
  value: number | string | null;
  t: Micros;
}

/** Where events are played to: an OPC UA server or an MQTT broker. */
export interface Stage {
  /** Values the machine had before the first event, and a time just before it, when all others were not known. */
  prepare(events: readonly PlayedEvent[], before: Micros): Promise<void>;
  /** undefined when there is room for the next event at once; a promise when the audience is behind. */
  play(event: PlayedEvent): Promise<unknown> | undefined;
}

export interface PlaySettings {
  files: readonly string[];
  selection: Selection;
  survey: Survey;
  /** Recording time passed per time; Infinity: as fast as the audience takes it. */
  speed: number;
  /** `shift`: the first event is now, and later ones follow at the chosen speed's distances. */
  time: "keep" | "shift";
  /** Resolves once the audience is there. */
  ready: () => Promise<unknown>;
  /** Waits that long, unless the replay is stopped. */
  sleep: (milliseconds: number) => Promise<void>;
  progress: (played: number, recordingTime: Micros) => void;
  stopped: () => boolean;
}

const playedValue = (item: Item, event: ShdrEvent): PlayedEvent["value"] =>
  item.type === "text" ? event.value : isUnavailable(event.value) ? null : (numberOf(event.value) ?? null);

/** Plays a recording in its own order; resolves with the number of events played. */
export async function playRecording(settings: PlaySettings, stage: Stage): Promise<number> {
  const { survey, selection, speed } = settings;
  const origin = Math.max(survey.first ?? 0, selection.from);
  let begun = systemNow();
  const stamp = (t: Micros) =>
    settings.time === "keep" ? t : begun + Math.round((t - origin) / (Number.isFinite(speed) ? speed : 1));
  const played = (event: ShdrEvent): PlayedEvent | undefined => {
    const item = survey.items.get(event.item);
    return item && { item, value: playedValue(item, event), t: stamp(event.t) };
  };
  const initial = survey.initial.map(played).filter((it) => it !== undefined);
  await stage.prepare(initial, stamp(origin) - 1);
  await settings.ready();
  begun = systemNow();
  let count = 0;
  for await (const event of readEvents(settings.files, () => {})) {
    if (settings.stopped()) break;
    if (event.t < selection.from || event.t >= selection.to) continue;
    if (Number.isFinite(speed)) {
      const due = begun + (event.t - origin) / speed;
      const early = (due - systemNow()) / 1_000;
      if (early > 1) await settings.sleep(early);
      if (settings.stopped()) break;
    }
    const it = played(event);
    if (!it) continue;
    const room = stage.play(it);
    if (room) await room;
    count += 1;
    settings.progress(count, event.t);
  }
  return count;
}

import type { Micros } from "../../config/micros.ts";
import type { ShdrEvent } from "../shdr/parse-shdr.ts";
import { type BadLine, isUnavailable, numberOf, readEvents, type Selection } from "./recording.ts";

/** One data item of a recording. */
export interface Item {
  name: string;
  /** A number when every value that is available is one. */
  type: "number" | "text";
  events: number;
}

/** What a recording holds, learnt in a first pass: a server must name its variables before it plays them. */
export interface Survey {
  items: Map<string, Item>;
  /** Each item's last value before the window: what the machine said when the window opens. */
  initial: ShdrEvent[];
  /** Events inside the window. */
  events: number;
  first: Micros | undefined;
  last: Micros | undefined;
  bad: { count: number; examples: BadLine[] };
}

/** How many bad lines are named. */
const namedBadLines = 5;

/** Reads the whole recording once; memory is bounded by the number of items. */
export async function surveyRecording(files: readonly string[], selection: Selection): Promise<Survey> {
  const seen = new Map<string, Item & { numbers: number; texts: number }>();
  const before = new Map<string, ShdrEvent>();
  const survey: Survey = {
    items: seen,
    initial: [],
    events: 0,
    first: undefined,
    last: undefined,
    bad: { count: 0, examples: [] },
  };
  const onBad = (bad: BadLine) => {
    survey.bad.count += 1;
    if (survey.bad.examples.length < namedBadLines) survey.bad.examples.push(bad);
  };
  for await (const event of readEvents(files, onBad)) {
    if (selection.items && !selection.items.has(event.item)) continue;
    if (event.t >= selection.to) continue;
    const item = seen.get(event.item) ?? { name: event.item, type: "text", events: 0, numbers: 0, texts: 0 };
    seen.set(event.item, item);
    if (!isUnavailable(event.value)) item[numberOf(event.value) === undefined ? "texts" : "numbers"] += 1;
    item.type = item.numbers > 0 && item.texts === 0 ? "number" : "text";
    if (event.t < selection.from) {
      before.set(event.item, event);
      continue;
    }
    item.events += 1;
    survey.events += 1;
    survey.first = Math.min(survey.first ?? event.t, event.t);
    survey.last = Math.max(survey.last ?? event.t, event.t);
  }
  survey.initial = [...before.values()];
  return survey;
}

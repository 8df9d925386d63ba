import { isUtf8 } from "node:buffer";
import type { Micros } from "../../../config/micros.ts";
import { BAD_ENCODING, BAD_OUT_OF_RANGE, GOOD } from "../../../config/quality.ts";
import type { Signal } from "../../../config/site/signal.ts";
import type { MqttSource } from "../../../config/site/source.ts";
import type { Reading } from "../source-reader.ts";
import { compilePointer, type Pointer } from "./json-pointer.ts";
import { NOT_FINITE, type Scalar, scalarReaders, UNREADABLE } from "./scalar.ts";
import { createTimeReader } from "./source-time.ts";

/** A signal that a topic carries. */
export interface Target {
  machine: string;
  signal: string;
  type: Signal["type"];
  /** JSON pointer to its value. */
  pointer: string;
}

/** Where the values of messages go, and what is told of those that could not be read. */
export interface ReadingSink {
  readings: Reading[];
  /** Values that could not be read, since the start. */
  unreadable: number;
  /** `machine/signal` to what is wrong with its newest message. */
  faults: Map<string, string>;
}

/** What MQTT itself tells of a message. */
export interface Told {
  retained: boolean;
  repeated: boolean;
}

/** Reads the messages of one topic. Whatever they hold, it never throws. */
export interface PayloadReader {
  readonly machine: string;
  /** False when the message had nothing for anybody. */
  read(payload: Buffer, told: Told, sink: ReadingSink): boolean;
}

/** A larger payload carries no signal: it is not even parsed. */
const largestPayload = 262_144;

interface Slot {
  machine: string;
  signal: string;
  pointer: Pointer;
  scalar: (value: unknown) => Scalar;
  isFaulty: boolean;
}

export function createPayloadReader(
  payload: MqttSource["topics"][number]["payload"],
  targets: readonly Target[],
): PayloadReader {
  const slots = targets.map(({ machine, signal, pointer, type }): Slot => {
    return {
      machine,
      signal,
      pointer: compilePointer(pointer),
      scalar: scalarReaders[type],
      isFaulty: false,
    };
  });
  const read = payload.format === "json" ? jsonReader(payload, slots) : plainReader(slots);
  return { machine: slots[0]?.machine ?? "", read };
}

const textOf = (payload: Buffer): string | undefined =>
  payload.length <= largestPayload && isUtf8(payload) ? payload.toString() : undefined;

function plainReader(slots: readonly Slot[]): PayloadReader["read"] {
  return (payload, told, sink) => {
    const text = textOf(payload);
    for (const slot of slots) give(slot, text, null, "", told, sink);
    return true;
  };
}

function jsonReader(
  payload: Extract<MqttSource["topics"][number]["payload"], { format: "json" }>,
  slots: readonly Slot[],
): PayloadReader["read"] {
  // Of several values a device may send only those that changed; a single one must be there.
  const mayLack = typeof payload.value === "object";
  const pointer = payload.time === undefined ? null : compilePointer(payload.time);
  const time = createTimeReader(payload.timeFormat);
  return (bytes, told, sink) => {
    const json = parse(bytes);
    let sourceTime: Micros | null = null;
    let fault = "";
    if (pointer !== null) {
      sourceTime = time(pointer(json));
      if (sourceTime === null) fault = "the time in its message cannot be read";
    }
    let isWanted = false;
    for (const slot of slots) {
      const value = slot.pointer(json);
      if (mayLack && value === undefined && json !== undefined) continue;
      isWanted = true;
      give(slot, value, sourceTime, fault, told, sink);
    }
    return isWanted;
  };
}

/** undefined when it is no JSON. */
function parse(payload: Buffer): unknown {
  const text = textOf(payload);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function give(
  slot: Slot,
  given: unknown,
  sourceTime: Micros | null,
  fault: string,
  { retained: initial, repeated }: Told,
  sink: ReadingSink,
): void {
  const { machine, signal } = slot;
  const scalar = slot.scalar(given);
  let value: Reading["value"] = null;
  let quality = GOOD;
  let wrong = fault;
  if (scalar === UNREADABLE) {
    quality = BAD_ENCODING;
    wrong = "its message cannot be read as the signal's type";
    sink.unreadable += 1;
  } else if (scalar === NOT_FINITE) quality = BAD_OUT_OF_RANGE;
  else value = scalar;
  const reading: Reading = { machine, signal, value, quality, sourceTime, initial };
  if (repeated) reading.repeated = true;
  sink.readings.push(reading);
  if (wrong !== "") sink.faults.set(`${machine}/${signal}`, wrong);
  else if (slot.isFaulty) sink.faults.delete(`${machine}/${signal}`);
  slot.isFaulty = wrong !== "";
}

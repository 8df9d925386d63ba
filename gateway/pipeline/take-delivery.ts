import type { Micros } from "../../config/micros.ts";
import { BAD_ENCODING, BAD_OUT_OF_RANGE } from "../../config/quality.ts";
import type { Delivery, Reading } from "../readers/source-reader.ts";
import { append, type Gathering } from "./gathering.ts";
import type { MachineLine } from "./machine-line.ts";
import type { SourceLine } from "./source-line.ts";

/** Longest text that travels (the contract's limit). */
const longestText = 4_096;

/** Takes one delivery in, whole: samples to their columns, observations and confirmations to their machines. */
export function takeDelivery(
  source: SourceLine,
  machines: ReadonlyMap<string, MachineLine>,
  delivery: Delivery,
  into: Gathering,
  touched: Set<MachineLine>,
): void {
  for (const reading of delivery.readings) takeReading(source, delivery, reading, into, touched);
  for (const incident of delivery.incidents) {
    into.incidents.push(incident);
    into.bytes += 200;
  }
  for (const machine of delivery.disconnects) {
    const line = machines.get(machine);
    line?.disconnect(source.id);
    if (line) touched.add(line);
  }
  for (const machine of delivery.confirms) {
    const line = machines.get(machine);
    const t = confirmationTime(source, machine, delivery.receivedAt);
    if (line === undefined || t === undefined) continue;
    line.confirm(source.id, t);
    touched.add(line);
  }
}

function takeReading(
  source: SourceLine,
  delivery: Delivery,
  reading: Reading,
  into: Gathering,
  touched: Set<MachineLine>,
): void {
  const signal = source.signals.get(reading.machine)?.get(reading.signal);
  if (signal === undefined) {
    source.counts.discarded += 1;
    return;
  }
  let { value, quality } = reading;
  if (typeof value === "number" && !Number.isFinite(value)) {
    value = null;
    quality = BAD_OUT_OF_RANGE;
  } else if (typeof value === "string" && value.length > longestText) {
    value = null;
    quality = BAD_ENCODING;
  }
  const { sourceTime } = reading;
  // Told again, as after a lost acknowledgement, and not always marked so: an old time is then no backward step.
  const isRepeat =
    source.isSourceTime &&
    sourceTime !== null &&
    source.identities.knows(signal.memory, sourceTime, value, quality);
  const stamped = isRepeat ? sourceTime : source.clock.stamp(reading, delivery).t;
  if (source.isEventTime) {
    if (stamped > source.latest) source.latest = stamped;
    if (stamped > (source.latestOf.get(reading.machine) ?? Number.NEGATIVE_INFINITY))
      source.latestOf.set(reading.machine, stamped);
  }
  const placed = isRepeat ? undefined : source.identities.place(signal.memory, stamped, value, quality);
  if (placed === undefined) source.counts.duplicates += 1;
  else {
    if (placed !== stamped) source.counts.nudged += 1;
    source.counts.samples += 1;
    append(into, signal, placed, value, quality);
  }
  if (!signal.isObserved) return;
  // A duplicate tells a restarted deriver what it does not know any more; to another it says nothing new.
  const t = placed ?? stamped;
  const observedAt = reading.initial && !source.isEventTime ? Math.max(t, delivery.receivedAt) : t;
  signal.line.observe(signal.signal, observedAt, value, quality);
  touched.add(signal.line);
}

/** The source's time for its machines' confirmation; undefined before any event was seen. */
function confirmationTime(source: SourceLine, machine: string, receivedAt: Micros): Micros | undefined {
  if (!source.isEventTime) return receivedAt;
  const t = source.byConnection ? source.latest : source.latestOf.get(machine);
  return t === undefined || !Number.isFinite(t) ? undefined : t;
}

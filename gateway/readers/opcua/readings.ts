import type { Micros } from "../../../config/micros.ts";
import { hasOverflow } from "../../../config/quality.ts";
import type { Incident } from "../../../config/wire/batch.ts";
import type { Reading } from "../source-reader.ts";
import { sourceTimeOf } from "./data-value.ts";
import type { NotificationMessage } from "./publish-loop.ts";
import { readValue } from "./value.ts";
import { nameOf, type WantedSignal } from "./wanted-signal.ts";

export interface MessageContent {
  readings: Reading[];
  /** Overflows: values of one signal that the server dropped. */
  incidents: Incident[];
  /** Values that are not what their signal should be, or that no signal wanted. */
  discarded: number;
  /** How many signals got their first value. */
  initial: number;
}

/** The readings of one message; `late` when they may have waited or come twice; `faults` (by signal name) is kept up to date. */
export function readMessage(
  message: NotificationMessage,
  signals: readonly WantedSignal[],
  receivedAt: Micros,
  late: boolean,
  faults: Map<string, string>,
): MessageContent {
  const content: MessageContent = { readings: [], incidents: [], discarded: 0, initial: 0 };
  for (const data of message.notificationData ?? []) {
    for (const { clientHandle, value: told } of data?.monitoredItems ?? []) {
      const signal = signals[clientHandle];
      if (signal === undefined) {
        content.discarded += 1;
        continue;
      }
      const sourceTime = sourceTimeOf(told);
      const time = sourceTime ?? receivedAt;
      const status = told.statusCode.value >>> 0;
      const { value, quality, fault } = readValue(told.value, status, signal.type);
      if (fault !== "") {
        content.discarded += 1;
        faults.set(nameOf(signal), fault);
      } else if (faults.size > 0) faults.delete(nameOf(signal));
      if (hasOverflow(status)) {
        const from = signal.lastTime ?? time;
        content.incidents.push({
          machine: signal.machine,
          signal: signal.signal,
          kind: "gap",
          reason: "the server's queue overflowed",
          count: null,
          from: Math.min(from, time),
          until: time,
        });
      }
      content.readings.push({
        machine: signal.machine,
        signal: signal.signal,
        value,
        quality,
        sourceTime,
        initial: signal.awaitsInitial,
        ...(late ? { repeated: true } : {}),
      });
      if (signal.awaitsInitial) {
        signal.awaitsInitial = false;
        content.initial += 1;
      }
      signal.lastTime = time;
    }
  }
  return content;
}

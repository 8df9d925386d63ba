import { machineSchema } from "../../../../config/site/machine.ts";
import { type MqttSource, mqttSourceSchema } from "../../../../config/site/source.ts";
import { createMqttReader } from "../../../../gateway/readers/mqtt/mqtt-reader.ts";
import type { Delivery, Reading, SourceReader } from "../../../../gateway/readers/source-reader.ts";
import { eventually } from "../../../setup/eventually.ts";

export const machine = (id: string, ...types: ("number" | "text" | "boolean")[]) =>
  machineSchema.parse({
    id,
    name: { ja: id, en: id },
    rate: 1,
    signals: types.map((type) => ({ id: type, type, source: "plant" })),
    state: { rules: [{ state: "idle", when: "always" }] },
  });

export const source = (settings: object): MqttSource =>
  mqttSourceSchema.parse({
    id: "plant",
    protocol: "mqtt",
    topics: [{ pattern: "plant/{machine}/{signal}", payload: { format: "number" } }],
    ...settings,
  });

/** A reader with a gate instead of a spool: deliveries wait there while it is shut. */
export interface ReaderUnderTest extends SourceReader {
  readonly deliveries: Delivery[];
  readonly readings: Reading[];
  /** Values of what was delivered, in order. */
  values(): unknown[];
  /** Later deliveries wait until `open`. */
  shut(): void;
  open(): void;
  /** The next deliveries are rejected. */
  refuse(error: Error | null): void;
  connected(): Promise<void>;
}

export async function startReader(
  from: MqttSource,
  machines = [machine("mill", "number", "text", "boolean")],
  clientId = "gateway-plant",
): Promise<ReaderUnderTest> {
  const deliveries: Delivery[] = [];
  let gate = Promise.withResolvers<void>();
  gate.resolve();
  let refusal: Error | null = null;
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  const reader = createMqttReader({
    source: from,
    machines,
    clientId,
    log: quiet,
    now: () => Date.now() * 1_000,
    async deliver(_source, delivery) {
      if (refusal) throw refusal;
      deliveries.push(delivery);
      await gate.promise;
      if (refusal) throw refusal;
    },
  });
  await reader.start();
  return {
    ...reader,
    deliveries,
    get readings() {
      return deliveries.flatMap((it) => it.readings);
    },
    values: () => deliveries.flatMap((it) => it.readings.map((reading) => reading.value)),
    shut() {
      gate = Promise.withResolvers();
    },
    open: () => gate.resolve(),
    refuse(error) {
      refusal = error;
    },
    async connected() {
      await eventually(() => reader.status().state === "connected", "the reader is connected");
    },
  };
}

import { rfc3339FromMicros } from "../../config/micros.ts";
import type { MqttPublisher } from "../mqtt/mqtt-client.ts";
import type { PlayedEvent, Stage } from "./play.ts";
import { idOf } from "./replay-site.ts";

/** Messages sent and not yet acknowledged by the broker. */
const window = 200;

export interface MqttStage extends Stage {
  /** Resolves once the broker has acknowledged everything. */
  drained(): Promise<unknown>;
}

/** Publishes `replay/{machine}/{item}` = `{"value":...,"time":"..."}`; QoS 1, at the pace of the acknowledgements. */
export function createMqttStage(publisher: MqttPublisher, machine: string): MqttStage {
  const open = new Set<Promise<unknown>>();
  const send = (event: PlayedEvent) => {
    const message = JSON.stringify({ value: event.value, time: rfc3339FromMicros(event.t) });
    const sent = publisher
      .publish(`replay/${machine}/${idOf(event.item.name)}`, message)
      .finally(() => open.delete(sent));
    open.add(sent);
    return open.size >= window ? Promise.race(open) : undefined;
  };
  return {
    async prepare(events) {
      for (const event of events) await send(event);
    },
    play: send,
    drained: () => Promise.all(open),
  };
}

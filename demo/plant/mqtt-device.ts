import { systemNow } from "../../config/micros.ts";
import { keepConnected } from "../mqtt/mqtt-client.ts";
import type { Device } from "./opcua-device.ts";
import type { MqttMachine } from "./simulated-machine.ts";
import type { Timeline } from "./timeline.ts";

/** Publishes a machine's values by the wall clock; connects by itself, again and again. Silent while its network is away. */
export function startMqttDevice(settings: { machine: MqttMachine; timeline: Timeline; url: string }): Device {
  const { machine, timeline } = settings;
  const publisher = keepConnected({ url: settings.url, clientId: `device-${machine.id}` });
  const timer = setInterval(() => {
    const now = systemNow();
    if (!timeline.isHeard(now)) return;
    const moment = timeline.at(now);
    for (const { topic, payload } of machine.messages(moment, machine.values(moment)))
      publisher.tell(topic, payload);
  }, machine.every * 1_000);
  return {
    async stop() {
      clearInterval(timer);
      await publisher.end(true);
    },
  };
}

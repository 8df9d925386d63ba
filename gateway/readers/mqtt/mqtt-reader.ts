import type { Micros } from "../../../config/micros.ts";
import type { Machine } from "../../../config/site/machine.ts";
import type { MqttSource } from "../../../config/site/source.ts";
import type { Log } from "../../log.ts";
import type { Deliver, SourceReader } from "../source-reader.ts";
import { createDeviceListener } from "./device-listener.ts";
import { createMessageIntake, type MessageIntake } from "./message-intake.ts";
import type { SideParts } from "./message-side.ts";
import { createPlantSession } from "./plant-session.ts";
import { createConnectionStatus } from "./reader-status.ts";
import { createTopicRoutes } from "./topic-routes.ts";

export interface MqttReaderSettings {
  source: MqttSource;
  /** Those with signals of the source. */
  machines: Machine[];
  deliver: Deliver;
  /** Names the session that a plant's broker keeps: always the same for one source of one gateway. */
  clientId: string;
  log: Log;
  now: () => Micros;
}

/**
 * Reads a source that speaks MQTT: as a client of a plant's broker, or by listening for devices itself. Either way
 * a message is acknowledged only after what it brought is committed.
 */
export function createMqttReader(settings: MqttReaderSettings): SourceReader {
  const { source, deliver, clientId, log, now } = settings;
  const status = createConnectionStatus(now());
  const routes = createTopicRoutes(source, settings.machines);
  const confirmByMessage = source.heartbeat.by !== "connection";
  let intake: Pick<MessageIntake<never>, "counts" | "sink"> | undefined;
  const parts: SideParts = {
    ...{ source, status, log, now },
    machines: settings.machines.map((machine) => machine.id),
    intakeFor(settle) {
      const made = createMessageIntake({ source: source.id, routes, deliver, settle, confirmByMessage, now });
      intake = made;
      return made;
    },
  };
  const { connect, listen } = source;
  const side = connect
    ? createPlantSession({ ...parts, connect, clientId })
    : createDeviceListener({ ...parts, listen: listen ?? { host: "0.0.0.0", port: 1_883 } });
  return {
    async start() {
      side.start();
    },
    status: () => ({
      source: source.id,
      protocol: "mqtt",
      ...status.shown,
      samples: intake?.counts.samples ?? 0,
      discarded: (intake?.counts.unwanted ?? 0) + (intake?.sink.unreadable ?? 0),
      // Of clocks the clock policy tells: messages carry their values' times only.
      skew: null,
      backwardSteps: 0,
      faults: Object.fromEntries(intake?.sink.faults ?? []),
      certificateExpires: status.certificateExpires,
    }),
    stop: () => side.stop(),
  };
}

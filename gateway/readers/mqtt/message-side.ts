import type { Micros } from "../../../config/micros.ts";
import type { MqttSource } from "../../../config/site/source.ts";
import type { Log } from "../../log.ts";
import type { MessageIntake, Settle } from "./message-intake.ts";
import type { ConnectionStatus } from "./reader-status.ts";

/** Where messages come from: a broker of the plant, or devices that connect here. */
export interface MessageSide {
  start(): void;
  /** Resolves when nothing more will be taken and what was taken is settled, or cannot be for now. */
  stop(): Promise<void>;
}

/** What both sides need. */
export interface SideParts {
  source: MqttSource;
  /** Ids of the source's machines. */
  machines: readonly string[];
  /** Makes the one intake of this side. */
  intakeFor<Token>(settle: Settle<Token>): MessageIntake<Token>;
  status: ConnectionStatus;
  log: Log;
  now: () => Micros;
}

import type { Ack } from "../../config/wire/ack.ts";
import type { Proof } from "../access/authenticator.ts";
import type { Arrival } from "./listener.ts";

/** The built-in broker, whichever library speaks MQTT. */
export interface MqttBroker {
  accept(arrival: Arrival): void;
  /** Sends the acknowledgement to the gateway's live connection; drops it (counted) when there is none. */
  publishAck(gateway: string, ack: Ack): void;
  /** Closes every connection whose proof is no longer valid. */
  closeInvalid(stillValid: (proof: Proof) => boolean): void;
  /** From now on batches are not handed to intake. Nothing is lost: they are not acknowledged. */
  stopTaking(): void;
  /** Closes all connections. */
  close(): Promise<void>;
  /** Logged in connections. */
  readonly clients: number;
}

import type { Ack } from "../config/wire/ack.ts";

/** Where batches come from and acknowledgements go: the built-in broker or an external one. */
export interface BatchSource {
  publishAck(gateway: string, ack: Ack): void;
  /** Why no batch can come at present, or undefined. */
  unready(): string | undefined;
  /** Connections of gateways and services; null when the broker is another's. */
  clients(): number | null;
  /** No batch is handed to intake any more; acknowledgements still go out. */
  stop(): Promise<void>;
  /** After `stop`, and after intake has drained. */
  close(): Promise<void>;
}

/** Takes a batch and returns at once. */
export type TakeBatch = (topic: string, payload: Uint8Array) => void;

import type { Micros } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import type { Source } from "../../config/site/source.ts";
import type { Log } from "../log.ts";
import type { Deliver, SourceReader } from "./source-reader.ts";

export interface ReaderSettings {
  source: Source;
  machines: Machine[];
  deliver: Deliver;
  pkiFolder: string;
  /** Of an MQTT reader: stays the same over restarts, so that the plant's broker keeps what was missed. */
  clientId: string;
  /**
   * Machine to its last confirmation by the process before. What a source that keeps nothing told since then is an
   * explicit gap.
   */
  lastConfirmed: ReadonlyMap<string, Micros>;
  log: Log;
  now: () => Micros;
}

export type CreateReader = (settings: ReaderSettings) => Promise<SourceReader>;

/** The reader of a source. Its library is loaded only when a source needs it. */
export const createReader: CreateReader = async (settings) => {
  const { source } = settings;
  if (source.protocol === "opcua") {
    const { createOpcuaReader } = await import("./opcua/opcua-reader.ts");
    return createOpcuaReader({ ...settings, source });
  }
  const { createMqttReader } = await import("./mqtt/mqtt-reader.ts");
  return createMqttReader({ ...settings, source });
};

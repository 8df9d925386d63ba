import { setTimeout as pause } from "node:timers/promises";
import type { ChosenStore } from "./choose-store.ts";
import type { Logger } from "./log.ts";
import { StoreUnavailable, type TelemetryWriter } from "./stores/telemetry-writer.ts";

export interface OpeningStore {
  /** Writes are unavailable, not lost, until the store is open. */
  readonly writer: TelemetryWriter;
  close(): Promise<void>;
}

/**
 * Opens a store. One that `mayBeAway` at the start is tried again and again until it is there: gateways keep what it
 * cannot take yet, and the live state is served meanwhile. Rejects with what waiting cannot mend.
 */
export async function openStore(
  { store, mayBeAway }: ChosenStore,
  log: Logger,
  every = 2_000,
): Promise<OpeningStore> {
  const stopping = new AbortController();
  let opened = false;
  const attempt = async () => {
    try {
      await store.open();
      opened = true;
    } catch (error) {
      if (!mayBeAway || !(error instanceof StoreUnavailable)) throw error;
      log.warn(`the store is not open yet: ${error.message}`);
    }
  };
  const retry = async () => {
    while (!opened && !stopping.signal.aborted) {
      await pause(every, undefined, { signal: stopping.signal });
      await attempt();
    }
    if (opened) log.info("the store is open");
  };
  await attempt();
  const opening = opened
    ? Promise.resolve()
    : retry().catch((error: Error) => {
        if (!stopping.signal.aborted) log.error(`the store cannot be opened: ${error.message}`);
      });

  const whenOpen = () => {
    if (!opened) throw new StoreUnavailable("the store is not open yet");
  };
  return {
    writer: {
      open: async () => {},
      async write(entries) {
        whenOpen();
        return store.write(entries);
      },
      async ping() {
        whenOpen();
        return store.ping();
      },
      close: async () => {},
    },
    async close() {
      stopping.abort();
      await opening;
      if (opened) await store.close();
    },
  };
}

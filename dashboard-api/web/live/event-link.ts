import type { Api } from "../api/api-client.ts";
import { createEventParser, type ServerEvent } from "./event-parser.ts";

export interface EventLink {
  close(): void;
}

/** Milliseconds without a byte after which a connection is dead: the server says something every 15 s. */
const silenceLimit = 40_000;
const waits = [500, 1_000, 2_000, 4_000, 8_000, 15_000];

/** Tells when it may be worth looking at the connection at once. Returns what ends it. */
export type Wakes = (listener: () => void) => () => void;

const browserWakes: Wakes = (listener) => {
  const wake = () => document.visibilityState !== "hidden" && listener();
  addEventListener("online", wake);
  addEventListener("pageshow", wake);
  document.addEventListener("visibilitychange", wake);
  return () => {
    removeEventListener("online", wake);
    removeEventListener("pageshow", wake);
    document.removeEventListener("visibilitychange", wake);
  };
};

/**
 * Keeps a stream of events open: connects again after a server's restart, a change of network or a laptop's sleep,
 * without the browser's EventSource, which gives up on some answers and cannot tell silence from death.
 */
export function openEventLink(given: {
  api: Api;
  path: string;
  take: (event: ServerEvent) => void;
  /** `open` true: events come; false: since when none can. */
  onLink: (open: boolean) => void;
  onUnauthorized: () => void;
  wakes?: Wakes;
}): EventLink {
  const { api, path, take, onLink, onUnauthorized, wakes = browserWakes } = given;
  let isClosed = false;
  let attempt = 0;
  let current: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let heardAt = 0;

  const later = () => {
    if (isClosed) return;
    const wait = waits[Math.min(attempt, waits.length - 1)] ?? 0;
    attempt += 1;
    // Many screens must not come back in the same instant.
    timer = setTimeout(connect, wait * (0.7 + 0.6 * Math.random()));
  };
  async function connect(): Promise<void> {
    clearTimeout(timer);
    const abort = new AbortController();
    current = abort;
    heardAt = Date.now();
    try {
      const answer = await api.fetch(path, {
        signal: abort.signal,
        headers: { accept: "text/event-stream" },
      });
      if (answer.status === 401) return onUnauthorized();
      if (!answer.ok || !answer.body) throw new Error(`HTTP ${answer.status}`);
      const parse = createEventParser(take);
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let isFirst = true; ; isFirst = false) {
        const { done, value } = await reader.read();
        if (done) break;
        heardAt = Date.now();
        if (isFirst) {
          attempt = 0;
          onLink(true);
        }
        parse(value);
      }
    } catch {
      // Whatever it was, the next attempt tells.
    }
    if (current !== abort) return;
    current = undefined;
    onLink(false);
    later();
  }
  const again = () => {
    if (isClosed) return;
    const former = current;
    current = undefined;
    former?.abort();
    attempt = 0;
    void connect();
  };
  // A laptop that slept finds its timers late and its connection gone without a word.
  const check = () => {
    if (current && Date.now() - heardAt > silenceLimit) {
      onLink(false);
      again();
    }
  };
  const watchdog = setInterval(check, 5_000);
  const sleepOn = wakes(() => (current ? check() : again()));
  void connect();
  return {
    close() {
      isClosed = true;
      clearInterval(watchdog);
      clearTimeout(timer);
      sleepOn();
      current?.abort();
    },
  };
}

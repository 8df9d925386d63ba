import type { Writable } from "node:stream";

/** Server-sent events (HTML standard, section 9.2) to one client. */
export interface EventStream {
  send(name: string, data: unknown): void;
  heartbeat(): void;
}

/**
 * A client that reads too slowly gets nothing more until its buffer is empty, and then one snapshot instead of all it
 * missed: what is held for it never grows beyond the buffer and one snapshot.
 */
export function createEventStream(out: Writable, snapshot: () => unknown): EventStream {
  let isBehind = false;
  let hasMissed = false;
  let lastId = 0;

  const write = (text: string) => {
    if (out.destroyed || out.writableEnded) return;
    isBehind = !out.write(text);
  };
  const event = (name: string, data: unknown) => {
    lastId += 1;
    write(`id: ${lastId}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  out.on("drain", () => {
    isBehind = false;
    if (!hasMissed) return;
    hasMissed = false;
    event("snapshot", snapshot());
  });
  // How long a browser waits before it connects again.
  write("retry: 2000\n\n");
  event("snapshot", snapshot());

  return {
    send(name, data) {
      if (isBehind) hasMissed = true;
      else event(name, data);
    },
    heartbeat() {
      if (!isBehind) write(": still here\n\n");
    },
  };
}

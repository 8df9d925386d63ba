import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createApi } from "../../../dashboard-api/web/api/api-client.ts";
import { openEventLink } from "../../../dashboard-api/web/live/event-link.ts";
import { createEventParser, type ServerEvent } from "../../../dashboard-api/web/live/event-parser.ts";

describe("events", () => {
  test("are read across pieces, comments and line ends of both kinds", () => {
    const events: ServerEvent[] = [];
    const parse = createEventParser((event) => events.push(event));
    for (const text of [
      "retry: 2000\n\nid: 1\nev",
      "ent: snapshot\r\ndata: {\r\ndata: }\r\n\r",
      "\n: still here\n\n",
      "data: x\n\n",
    ]) {
      parse(text);
    }
    expect(events).toEqual([
      { name: "snapshot", data: "{\n}" },
      { name: "message", data: "x" },
    ]);
  });
});

/** A server that the test opens, feeds and cuts. */
function fakeServer() {
  const streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  const server = { answers: 200, streams, asked: 0 };
  const send = async (_: unknown, init?: RequestInit) => {
    server.asked += 1;
    if (server.answers !== 200) return new Response("", { status: server.answers });
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        streams.push(controller);
        init?.signal?.addEventListener("abort", () => controller.error(new Error("aborted")));
      },
    });
    return new Response(body);
  };
  const identity = () => ({ token: null, csrf: null, language: "ja" });
  const api = createApi({
    base: "http://x/",
    identity,
    onUnauthorized: () => {},
    send: send as typeof fetch,
  });
  const say = (text: string) => streams.at(-1)?.enqueue(new TextEncoder().encode(text));
  return { server, api, say };
}

describe("the link to the stream", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const open = () => {
    const fake = fakeServer();
    const links: boolean[] = [];
    const names: string[] = [];
    let unauthorized = 0;
    let wake = () => {};
    const link = openEventLink({
      ...{ api: fake.api, path: "/live" },
      take: ({ name }) => names.push(name),
      onLink: (isOpen) => links.push(isOpen),
      onUnauthorized: () => {
        unauthorized += 1;
      },
      wakes: (listener) => {
        wake = listener;
        return () => {};
      },
    });
    return { ...fake, link, links, names, wake: () => wake(), unauthorized: () => unauthorized };
  };
  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

  test("is open with the first byte, and comes back after a cut", async () => {
    const it = open();
    await pass(1);
    it.say("event: snapshot\ndata: 1\n\n");
    await pass(1);
    it.server.streams[0]?.close();
    await pass(2_000);
    it.say("event: snapshot\ndata: 2\n\n");
    await pass(1);
    expect(it.links).toEqual([true, false, true]);
    expect(it.names).toEqual(["snapshot", "snapshot"]);
    it.link.close();
  });

  test("is dead after 40 s of silence, and made anew", async () => {
    const it = open();
    await pass(1);
    it.say(": still here\n\n");
    await pass(39_000);
    expect(it.server.asked).toBe(1);
    await pass(7_000);
    expect(it.links).toEqual([true, false]);
    expect(it.server.asked).toBe(2);
    it.link.close();
  });

  test("waits longer and longer for a server that is away, but not after the device wakes", async () => {
    const it = open();
    it.server.answers = 502;
    await pass(60_000);
    const asked = it.server.asked;
    expect(asked).toBeGreaterThan(4);
    expect(asked).toBeLessThan(14);
    it.server.answers = 200;
    it.wake();
    await pass(1);
    it.say(": still here\n\n");
    await pass(1);
    expect(it.links.at(-1)).toBe(true);
    it.link.close();
  });

  test("ends where nobody is signed in any more", async () => {
    const it = open();
    it.server.answers = 401;
    it.server.streams[0]?.close();
    await pass(1);
    it.wake();
    await pass(30_000);
    expect(it.unauthorized()).toBe(1);
    it.link.close();
  });
});

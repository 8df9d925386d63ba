import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SECOND } from "../../../config/micros.ts";
import { eventually } from "../../setup/eventually.ts";
import { type AppUnderTest, live, startApp } from "../app-under-test.ts";

interface Event {
  id: string;
  name: string;
  data: { machines?: { machine: string; state: string }[]; machine?: string; state?: string; id?: string };
}

/** Collects the events of a stream as a browser would read them. */
class Listener {
  text = "";
  readonly response: IncomingMessage;
  constructor(response: IncomingMessage) {
    this.response = response;
    response.setEncoding("utf8");
    response.on("data", (part: string) => {
      this.text += part;
    });
    response.on("error", () => {});
  }
  get events(): Event[] {
    return [...this.text.matchAll(/id: (\d+)\nevent: (\w+)\ndata: (.*)\n\n/g)].map(
      ([, id = "", name = "", data = "null"]) => ({ id, name, data: JSON.parse(data) }),
    );
  }
}

describe("the event stream", () => {
  let it: AppUnderTest;
  let port: number;
  /** Sockets as the server holds them. */
  let serverSockets: Socket[];
  beforeEach(async () => {
    it = await startApp({ heartbeatEvery: 40 });
    serverSockets = [];
    it.app.server.on("connection", (socket: Socket) => serverSockets.push(socket));
    await it.app.listen({ port: 0, host: "127.0.0.1" });
    port = (it.app.server.address() as AddressInfo).port;
  });
  afterEach(() => it[Symbol.asyncDispose]());

  const listen = async (headers: Record<string, string> = {}) => {
    const asked = request({
      ...{ port, host: "127.0.0.1", path: "/api/v1/live" },
      headers: { authorization: `Bearer ${it.tokens.member}`, ...headers },
    }).end();
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    return new Listener(response);
  };
  const streams = async () => Number(/^api_live_streams (\d+)$/m.exec((await it.get("/metrics")).body)?.[1]);

  test("begins with a snapshot, then tells changes, and beats meanwhile", async () => {
    const listener = await listen();
    expect(listener.response.headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    await eventually(() => listener.events.length === 1, "the snapshot");
    it.picture.takeLive(live(), live().confirmedAt, false);
    it.picture.takeStatus({ version: 1, gateway: "hall", online: false });
    await eventually(() => listener.events.length === 3 && listener.text.includes(": still here"), "changes");
    const [snapshot, machine, gateway] = listener.events;
    expect(snapshot?.data.machines?.map((each) => each.state)).toEqual(["unknown", "unknown"]);
    expect(machine).toMatchObject({
      name: "machine",
      data: {
        machine: "mill",
        state: "running",
        since: "2026-03-02T00:00:00Z",
        confirmedAt: "2026-03-02T00:10:00Z",
      },
    });
    expect(gateway).toMatchObject({ name: "gateway", data: { id: "hall", online: false } });
    expect(listener.events.map((each) => each.id)).toEqual(["1", "2", "3"]);
    listener.response.destroy();
  });

  test("begins anew for a client that comes back with its last id, and forgets who leaves", async () => {
    const first = await listen();
    await eventually(() => first.events.length === 1, "the snapshot");
    first.response.destroy();
    it.picture.takeLive(live(), live().confirmedAt, false);
    const second = await listen({ "last-event-id": "77" });
    await eventually(() => second.events.length === 1, "the snapshot");
    expect(second.events[0]?.data.machines?.[0]?.state).toBe("running");
    await eventually(async () => (await streams()) === 1, "the first is gone");
    second.response.destroy();
    await eventually(async () => (await streams()) === 0, "the second is gone");
  });

  test("holds one snapshot for a client that does not read, however much happens", async () => {
    const socket: Socket = connect(port, "127.0.0.1");
    socket.write(`GET /api/v1/live HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${it.tokens.member}\r\n\r\n`);
    await once(socket, "data");
    socket.pause();
    const serverSide = await eventually(() => serverSockets[0], "the connection");
    // Far more than the kernel's buffers hold.
    const total = 100_000;
    let most = 0;
    for (let i = 0; i < total; i += 1) {
      it.picture.takeLive(live({ confirmedAt: live().confirmedAt + i * SECOND }), live().confirmedAt, false);
      if (i % 1_000 === 0) {
        most = Math.max(most, serverSide.writableLength);
        await new Promise(setImmediate);
      }
    }
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(256 * 1_024);
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (part) => {
      text = (text + part).slice(-20_000);
    });
    socket.resume();
    const latest = new Date((live().confirmedAt + (total - 1) * SECOND) / 1_000).toISOString().slice(0, 19);
    await eventually(() => {
      const found = text.lastIndexOf("event: snapshot");
      return found > 0 && text.includes(latest, found);
    }, "the latest picture, as a snapshot");
    socket.destroy();
  });

  test("lets the server close while clients listen", async () => {
    const listener = await listen();
    await eventually(() => listener.events.length === 1, "the snapshot");
    const ended = once(listener.response, "end");
    await it.app.close();
    await ended;
  });
});

import { execSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DAY, rfc3339FromMicros, systemNow } from "../../../config/micros.ts";
import { eventually } from "../../setup/eventually.ts";
import { freePort } from "../../setup/free-port.ts";
import { type Service, startService } from "../../setup/service.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

interface MachineView {
  id: string;
  state: string;
  confirmedAt: string | null;
}
interface BookingView {
  id: string;
  version: number;
}
interface TimelineView {
  items: { from: string; until: string; state: string }[];
}

const start = (environment: NodeJS.ProcessEnv, ...args: string[]): Service =>
  startService(process.execPath, ["demo/main.ts", ...args], environment);

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
/** Process numbers of a start's children, by script. */
const childrenOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, "processes.json"), "utf8")) as { pid: number; script: string }[];
const pidOf = (folder: string, script: string) =>
  childrenOf(folder).find((child) => child.script.endsWith(script))?.pid ?? 0;

// Much of it is waiting for others: they wait side by side.
describe.concurrent("npm start", () => {
  test("starts the demo, keeps it running, ends it cleanly, and goes on where it was", async () => {
    using folder = temporaryFolder();
    const data = folder.path;
    const [http, mqtt] = [await freePort(), await freePort()];
    const environment = { DATA_DIR: data, HTTP_PORT: String(http), MQTT_PORT: String(mqtt) };
    const ask = async <T>(path: string): Promise<T> => {
      const answer = await fetch(`http://127.0.0.1:${http}${path}`, {
        headers: { authorization: "Bearer demo-committee" },
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return (await answer.json()) as T;
    };
    const live = (count: number, after: number) =>
      eventually(
        async () => {
          const { items } = await ask<{ items: MachineView[] }>("/api/v1/machines");
          return items.filter(({ confirmedAt }) => Date.parse(confirmedAt ?? "") > after).length >= count;
        },
        `${count} live machines`,
        40_000,
      );

    // A first start makes the history.
    const firstBegan = Date.now();
    const first = start(environment);
    await first.printed(/Ready \(/, 120_000);
    expect(first.output()).toContain("First start");
    expect(first.output()).toContain(`http://127.0.0.1:${http}`);
    expect(first.output()).toContain("demo-committee");
    await live(6, firstBegan);
    const now = systemNow();
    const window = `from=${rfc3339FromMicros(now - 56 * DAY + DAY)}&to=${rfc3339FromMicros(now - DAY)}`;
    const history = await ask<TimelineView>(`/api/v1/machines/laser/timeline?${window}`);
    expect(history.items.length).toBeGreaterThan(1_000);
    expect(history.items.filter(({ state }) => state === "unknown")).toEqual([]);

    // Its people have booked, before now and for the days to come, and machines work in somebody's slot.
    expect(first.output()).toContain("demo-member");
    const span = `from=${rfc3339FromMicros(now - 56 * DAY)}&to=${rfc3339FromMicros(now + 24 * DAY)}&limit=1000`;
    const booked = await ask<{ items: BookingView[]; next: string | null }>(`/api/v1/bookings?${span}`);
    expect(booked.items.length).toBe(1_000);
    const upcoming = await ask<{ items: BookingView[] }>(
      `/api/v1/bookings?from=${rfc3339FromMicros(now)}&to=${rfc3339FromMicros(now + 7 * DAY)}&limit=1000`,
    );
    expect(upcoming.items.length).toBeGreaterThan(20);

    // A second start on the same folder is refused and disturbs nothing.
    const second = start({ ...environment, HTTP_PORT: String(await freePort()) });
    expect(await second.ended()).toBe(1);
    expect(second.output().trim()).toBe(
      `The data folder ${data} is in use by another start (process ${first.pid}). Stop that one, or choose another folder with DATA_DIR.`,
    );

    // A child that dies is started again.
    const killed = pidOf(data, "gateway/main.ts");
    process.kill(killed, "SIGKILL");
    await first.printed(/gateway floor-gateway ended unexpectedly .* it is started again in 1 s/);
    await eventually(() => pidOf(data, "gateway/main.ts") > 0, "the gateway runs again");
    expect(pidOf(data, "gateway/main.ts")).not.toBe(killed);
    await live(1, Date.now());

    // What the machines did is judged, a month settled, and a round held, by the processes themselves.
    await eventually(
      async () => {
        const { items } = await ask<{ items: { status: string }[] }>("/api/v1/rounds");
        return items.some(({ status }) => status === "published");
      },
      "a round is published",
      90_000,
    );
    // Eight weeks do not reach back to the begin of the last month on its very last days.
    const isCovered = Temporal.Now.zonedDateTimeISO("Asia/Tokyo").day < 24;
    const settled = await ask<{ items: { status: string }[] }>("/api/v1/settlements");
    if (isCovered) expect(settled.items.some(({ status }) => status === "published")).toBe(true);

    const pids = childrenOf(data).map(({ pid }) => pid);
    expect(pids.length).toBe(4);
    expect(await first.stop("SIGINT")).toBe(0);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(first.output()).not.toContain("was killed");

    // A later start goes on; the time between is unknown.
    const stopped = Date.now();
    const third = start(environment);
    await third.printed(/Ready \(/, 120_000);
    expect(third.output()).not.toContain("First start");
    await live(1, stopped);
    expect(await ask(`/api/v1/machines/laser/timeline?${window}`)).toEqual(history);
    const kept = await ask<{ items: BookingView[] }>(`/api/v1/bookings?${span}`);
    expect(kept.items.map(({ id }) => id)).toEqual(booked.items.map(({ id }) => id));
    const between = await ask<TimelineView>(
      `/api/v1/machines/laser/timeline?from=${rfc3339FromMicros(stopped * 1_000)}&to=${rfc3339FromMicros(systemNow())}`,
    );
    expect(between.items[0]?.state).toBe("unknown");

    // What a killed launcher leaves running, the next start ends.
    const orphans = childrenOf(data).map(({ pid }) => pid);
    await third.stop("SIGKILL");
    expect(orphans.filter(isAlive).length).toBeGreaterThan(0);
    const fourth = start(environment);
    await fourth.printed(/processes of an earlier start were still running and have been ended/, 120_000);
    // Nobody's children are there until the system has looked after them.
    await eventually(async () => orphans.filter(isAlive).length === 0, "they have ended");
    // Somebody may change their mind before everything runs.
    expect(await fourth.stop("SIGTERM")).toBe(0);
    expect(childrenOf(data).filter(({ pid }) => isAlive(pid))).toEqual([]);
  }, 300_000);

  test("says in one sentence what keeps it from starting, and leaves nothing running", async () => {
    using folder = temporaryFolder();
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const port = (taken.address() as { port: number }).port;
    const site = join(folder.path, "site.yaml");
    writeFileSync(site, "version: 2\n");
    const data = join(folder.path, "data");
    const [http, mqtt] = [String(await freePort()), String(await freePort())];
    const cases: [string[], NodeJS.ProcessEnv, string][] = [
      [
        [],
        { HTTP_PORT: String(port), MQTT_PORT: mqtt },
        `Port ${port} is already in use. Stop what listens there, or choose another port with HTTP_PORT.`,
      ],
      [
        [],
        { HTTP_PORT: http, MQTT_PORT: String(port) },
        `Port ${port} is already in use. Stop what listens there, or choose another port with MQTT_PORT.`,
      ],
      [[], { HTTP_PORT: "eighty" }, "HTTP_PORT is eighty, expected a port from 1 to 65535."],
      [[], { DATA_DIR: site }, `The data folder ${site} cannot be used:`],
      [["--site", site], {}, `${site}:1:1 cluster: found nothing`],
      [["--site", join(folder.path, "none.yaml")], {}, join(folder.path, "none.yaml")],
    ];
    const ends = cases.map(async ([args, environment, sentence], index) => {
      const DATA_DIR = `${data}-${index}`;
      const refused = start({ DATA_DIR, HTTP_PORT: http, MQTT_PORT: mqtt, ...environment }, ...args);
      expect(await refused.ended()).toBe(1);
      expect(refused.output()).toContain(sentence);
      expect(refused.output()).not.toMatch(/^\s+at /m);
    });
    const helped = start({}, "--help");
    expect(await helped.ended()).toBe(0);
    expect(helped.output()).toContain("npm start -- --site FILE");
    await Promise.all(ends);
    taken.close();
  }, 120_000);

  test("runs a real site without the plant, quiet if that is wanted, until its data folder is removed", async () => {
    using place = temporaryFolder();
    const data = join(place.path, "data");
    const [http, mqtt] = [String(await freePort()), String(await freePort())];
    const running = start(
      { DATA_DIR: data, HTTP_PORT: http, MQTT_PORT: mqtt, DEMO_EDM_PASSWORD: "x", LOG_LEVEL: "error" },
      "--site",
      "demo/site.yaml",
    );
    await running.printed(/Ready \(/, 120_000);
    expect(running.output()).not.toContain("demo-committee");
    expect(childrenOf(data).map(({ script }) => script.split("/").slice(-2).join("/"))).toEqual(
      expect.arrayContaining(["broker/main.ts", "dashboard-api/main.ts", "gateway/main.ts"]),
    );
    expect(childrenOf(data).length).toBe(3);
    const answer = await fetch(`http://127.0.0.1:${http}/api/v1/machines`, {
      headers: { authorization: "Bearer demo-committee" },
    });
    expect(answer.status).toBe(401);

    // The command that is announced makes a token which the running API takes.
    const [, command = ""] = /Make an API token: +(.+)/.exec(running.output()) ?? [];
    expect(command).toBe(`DATA_DIR='${data}' npm run token -- NAME --role committee`);
    const made = execSync(command.replace("npm run", "npm run --silent"), {
      encoding: "utf8",
      stdio: "pipe",
    });
    await eventually(async () => {
      const allowed = await fetch(`http://127.0.0.1:${http}/api/v1/machines`, {
        headers: { authorization: `Bearer ${made.trim()}` },
      });
      return allowed.status === 200;
    }, "the token is taken");

    const pids = childrenOf(data).map(({ pid }) => pid);
    renameSync(data, join(place.path, "elsewhere"));
    expect(await running.ended()).toBe(1);
    expect(running.output()).toContain(`The data folder ${data} was removed or replaced while it was in use`);
    expect(running.output()).not.toMatch(/^\s+at /m);
    expect(pids.filter(isAlive)).toEqual([]);
  }, 180_000);
});

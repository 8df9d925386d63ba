import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MachineState } from "../../../config/machine-state.ts";
import { HOUR, MINUTE, type Micros, microsFromRfc3339, SECOND } from "../../../config/micros.ts";
import type { Live } from "../../../config/wire/live.ts";
import { createLivePicture, type LiveChange } from "../../../dashboard-api/live/live-picture.ts";
import { createSinceFinder } from "../../../dashboard-api/live/since-finder.ts";
import { type ReadableStore, startReadableSqlite } from "../../contracts/readable-stores.ts";
import { live } from "../app-under-test.ts";
import { stretch } from "../ledger/ledger-under-test.ts";

/** When the gateway began: on a Monday, at half past nine. */
const began = microsFromRfc3339("2026-03-02T00:30:00Z");
let store: ReadableStore;
beforeAll(async () => {
  store = await startReadableSqlite();
});
afterAll(() => store[Symbol.asyncDispose]());
let machines = 0;

/** A machine of its own, with a clock that begins 42 s after its gateway did. */
function begin() {
  machines += 1;
  const machine = `machine-${machines}`;
  const clock = { now: began + 42 * SECOND };
  let asked = 0;
  const started = (picture = createLivePicture({ machines: [machine], gateways: [] })) => {
    const changes: LiveChange[] = [];
    picture.subscribe((change) => changes.push(change));
    const finder = createSinceFinder({
      ...{ machines: [machine], picture, bridgeLimit: 2 * MINUTE, now: () => clock.now },
      store: {
        states: (...asking) => {
          asked += 1;
          return store.reader.states(...asking);
        },
      },
      log: { warn: () => {} },
    });
    return {
      ...{ picture, finder, changes },
      tell(state: MachineState, since: Micros, more: Partial<Live> = {}) {
        const told = live({ machine, state, since, confirmedAt: clock.now, ...more });
        picture.takeLive(told, clock.now, false);
      },
      async since() {
        await finder.look();
        const { state, since, isLonger } = picture.machine(machine) ?? {};
        return [state, since, ...(isLonger ? ["longer"] : [])];
      },
    };
  };
  return {
    ...{ machine, clock, started, ...started() },
    asked: () => asked,
    /** What the store has of the time up to `until`, stretch after stretch. */
    async stored(until: Micros, stretches: [MachineState, Micros][]) {
      let at = until - stretches.reduce((sum, [, length]) => sum + length, 0);
      const states = stretches.flatMap(([state, length]) => {
        at += length;
        return stretch(machine, state, at - length, at);
      });
      await store.writer.write([{ samples: [], incidents: [], arrivals: [], states }]);
    },
  };
}

type Case = [what: string, MachineState, stored: [MachineState, Micros][], gap: Micros, since: Micros];
const cases: Case[] = [
  [
    "back to the state before",
    "running",
    [
      ["idle", HOUR],
      ["running", 5 * HOUR],
    ],
    0,
    began - 5 * HOUR,
  ],
  [
    "across days",
    "off",
    [
      ["running", HOUR],
      ["off", 60 * HOUR],
    ],
    0,
    began - 60 * HOUR,
  ],
  [
    "no further than the gateway's own start where it was in another state",
    "idle",
    [["running", 5 * HOUR]],
    0,
    began,
  ],
  [
    "across a restart of the gateway that is bridged",
    "running",
    [
      ["idle", HOUR],
      ["running", 3 * HOUR],
    ],
    MINUTE,
    began - MINUTE - 3 * HOUR,
  ],
  [
    "not across one that is too long to be bridged",
    "running",
    [["running", 3 * HOUR]],
    2 * MINUTE + 1,
    began,
  ],
  [
    "not across unseen time of an idle machine: it is never bridged",
    "idle",
    [
      ["running", HOUR],
      ["idle", 3 * HOUR],
    ],
    MINUTE,
    began,
  ],
  [
    "not across a stored unknown",
    "idle",
    [
      ["idle", 3 * HOUR],
      ["unknown", 10 * MINUTE],
      ["idle", HOUR],
    ],
    0,
    began - HOUR,
  ],
  [
    "not across time whose record is lost",
    "idle",
    [
      ["idle", 3 * HOUR],
      ["lost", 10 * MINUTE],
      ["idle", HOUR],
    ],
    0,
    began - HOUR,
  ],
  [
    "of unseen time, back to when it was seen last",
    "unknown",
    [["running", HOUR]],
    3 * HOUR,
    began - 3 * HOUR,
  ],
];

describe("since when a state that is told live has held is joined with what is stored:", () => {
  test.each(cases)("%s", async (_, state, stretches, gap, expected) => {
    const it = begin();
    await it.stored(began - gap, stretches);
    it.tell(state, began);
    expect(await it.since()).toEqual([state, expected]);
  });

  test("a week back, and what held for longer is told to", async () => {
    const it = begin();
    await it.stored(began, [["off", 8 * 24 * HOUR]]);
    it.tell("off", began);
    expect(await it.since()).toEqual(["off", began - 7 * 24 * HOUR, "longer"]);
  });
});

test("one look serves a state, however often it is told; a change that is seen live needs none", async () => {
  const it = begin();
  await it.stored(began, [
    ["idle", HOUR],
    ["running", 2 * HOUR],
  ]);
  it.tell("running", began);
  expect(await it.since()).toEqual(["running", began - 2 * HOUR]);
  const once = it.asked();
  for (let told = 0; told < 50; told += 1) {
    it.clock.now += 10 * SECOND;
    it.tell("running", began);
    expect(await it.since()).toEqual(["running", began - 2 * HOUR]);
  }
  const changed = it.clock.now;
  it.clock.now += 10 * SECOND;
  it.tell("idle", changed);
  expect(await it.since()).toEqual(["idle", changed]);
  expect(it.asked()).toBe(once);
  const told = it.changes.flatMap((change) => (change.kind === "machine" ? [change.machine.since] : []));
  expect(told.slice(0, 3), "the stream tells what was found").toEqual([
    began,
    began - 2 * HOUR,
    began - 2 * HOUR,
  ]);
});

test("what reaches the store late is found later, and then nothing more is asked", async () => {
  const it = begin();
  it.tell("running", began);
  expect(await it.since()).toEqual(["running", began]);
  await it.stored(began, [
    ["idle", HOUR],
    ["running", 2 * HOUR],
  ]);
  const before = it.asked();
  expect(await it.since(), "not looked up again yet").toEqual(["running", began]);
  expect(it.asked()).toBe(before);
  it.clock.now += 5 * SECOND;
  expect(await it.since()).toEqual(["running", began - 2 * HOUR]);
  const settled = it.asked();
  it.clock.now += 24 * HOUR;
  it.tell("running", began);
  await it.since();
  expect(it.asked()).toBe(settled);
});

test("restarts of gateway and API make no state begin anew; one that was missed meanwhile does", async () => {
  const it = begin();
  await it.stored(began, [
    ["idle", HOUR],
    ["running", 2 * HOUR],
  ]);
  it.tell("running", began);
  await it.since();
  // The gateway begins again: what it told until then is stored.
  await it.stored(began + 30 * SECOND, [["running", 30 * SECOND]]);
  it.clock.now = began + 90 * SECOND;
  it.tell("running", began + 60 * SECOND);
  expect(await it.since()).toEqual(["running", began - 2 * HOUR]);
  // So does the API, and meanwhile the machine stood still for an hour.
  const again = it.started();
  await it.stored(began + 4 * HOUR, [
    ["running", 3 * HOUR - 30 * SECOND],
    ["idle", HOUR],
  ]);
  it.clock.now = began + 4 * HOUR + MINUTE;
  again.tell("running", began + 4 * HOUR);
  expect(await again.since()).toEqual(["running", began + 4 * HOUR]);
});

test("a machine whose gateway is gone is unknown since the last confirmation; one never heard of, since it was stored", async () => {
  const it = begin();
  await it.stored(began, [["running", 2 * HOUR]]);
  expect(await it.since()).toEqual(["unknown", null]);
  it.clock.now += MINUTE;
  expect(await it.since()).toEqual(["unknown", began]);
  it.tell("running", began);
  expect(await it.since()).toEqual(["running", began - 2 * HOUR]);
  const confirmed = it.clock.now;
  it.clock.now += HOUR;
  it.picture.tick(it.clock.now);
  expect(await it.since()).toEqual(["unknown", confirmed]);
  const never = begin();
  never.clock.now += HOUR;
  expect(await never.since(), "nothing is stored either").toEqual(["unknown", null]);
});

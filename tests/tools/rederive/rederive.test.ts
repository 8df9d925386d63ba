import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TelemetryWriter } from "../../../broker/stores/telemetry-writer.ts";
import { HOUR, MINUTE, SECOND } from "../../../config/micros.ts";
import { markedName } from "../../../config/store/derivation-mark.ts";
import {
  type ReadableStore,
  startReadableInflux,
  startReadableSqlite,
} from "../../contracts/readable-stores.ts";
import { entry } from "../../contracts/telemetry-records.ts";
import { base, millSite, recordedBy, runningAbove, workday } from "./mill.ts";
import { rerun, shown } from "./run-rederive.ts";

const formerly = millSite(runningAbove(1));
const today = millSite(runningAbove(0.6));
const hour = (from: number, to = from + 1) => [base + from * HOUR, base + to * HOUR] as const;

describe.each([
  ["InfluxDB", startReadableInflux],
  ["SQLite", startReadableSqlite],
])("a window derived again from %s", (_, start) => {
  let store: ReadableStore;
  const arrivals = async () => (await store.reader.arrivals(0, 1_000)).filter((it) => it.from >= base);
  beforeAll(async () => {
    store = await start();
    await store.writer.write([recordedBy(formerly, workday())]);
  });
  afterAll(() => store[Symbol.asyncDispose]());

  test("a dry run tells what would change and writes nothing", async () => {
    const outcome = await rerun(store, today, {
      isDryRun: true,
      openWriter: () => Promise.reject(new Error("asked for the writer")),
    });
    expect(outcome).toMatchObject({ derivation: 1, isWritten: false, finished: [] });
    const { before, after, changes } = outcome.comparison;
    // Half past the first hour to five: lightly cutting from :20 to :40 counts now, but for the silent time.
    expect((before.running - after.running) / MINUTE).toBe(-(10 + 20 + 20 + 20));
    expect(after.unknown).toBe(before.unknown);
    expect(changes).toBe(4);
    expect(await store.reader.states("mill", ...hour(0, 6))).toSatisfy((all: { derivation: number }[]) =>
      all.every((it) => it.derivation === 0),
    );
  });

  test("a run that is stopped half-way leaves nothing to be seen, and the next takes another number", async () => {
    const stop = new AbortController();
    const stopping: TelemetryWriter = {
      ...store.writer,
      close: async () => {},
      write: async (records) => {
        const stored = await store.writer.write(records);
        if (records[0]?.states.some((it) => it.machine === "mill")) stop.abort();
        return stored;
      },
    };
    const before = await shown(store.reader, ...hour(0, 6));
    const run = rerun(store, today, { openWriter: async () => stopping, stop: stop.signal });
    await expect(run).rejects.toThrow(/^Stopped\. What was written of derivation 1 is not shown/);
    expect(await shown(store.reader, ...hour(0, 6))).toEqual(before);
    expect(await arrivals()).toEqual([]);
    expect((await rerun(store, today, { isDryRun: true })).derivation).toBe(2);
  });

  test("new rules give a new derivation, shown in the window alone, and the ledger hears of it", async () => {
    const outcome = await rerun(store, today);
    expect(outcome).toMatchObject({ derivation: 2, isWritten: true });
    expect(await shown(store.reader, ...hour(0))).toEqual(["idle 0-1800", "running 1800-3600"]);
    expect(await shown(store.reader, ...hour(1))).toEqual(["idle 3600-4800", "running 4800-7200"]);
    expect(await shown(store.reader, ...hour(5))).toEqual([
      "idle 18000-20400",
      "running 20400-21590",
      "unknown 21590-21600",
    ]);
    const [word] = await arrivals();
    expect(word).toMatchObject({
      machine: "mill",
      gateway: "hall",
      from: base + HOUR / 2,
      to: base + 5 * HOUR,
    });
  });

  test("the old version stays, and the new one covers the window without a hole, cut at full hours", async () => {
    const all = await store.reader.states("mill", ...hour(0, 6));
    const old = all.filter((it) => it.derivation === 0);
    expect(old).toEqual(recordedBy(formerly, workday()).states);
    const fresh = all.filter((it) => it.derivation === 2);
    expect(fresh[0]?.from).toBe(base + HOUR / 2);
    expect(fresh.at(-1)?.until).toBe(base + 5 * HOUR);
    for (const [i, it] of fresh.entries()) {
      if (i > 0) expect(it.from).toBe(fresh[i - 1]?.until);
      expect(Math.floor(it.from / HOUR)).toBe(Math.floor((it.until - 1) / HOUR));
    }
  });

  test("time in which nobody confirmed the machine stays unknown", async () => {
    const silence = "unknown 7790-10200";
    expect(await shown(store.reader, ...hour(2))).toContain(silence);
    const own = (await store.reader.states("mill", ...hour(2))).filter((it) => it.derivation === 0);
    expect(own.find((it) => it.state === "unknown")).toMatchObject({
      from: base + 7_790 * SECOND,
      until: base + 10_200 * SECOND,
    });
  });

  test("a second run with the same rules finds nothing to change and writes nothing", async () => {
    const before = await store.reader.states("mill", ...hour(0, 6));
    const outcome = await rerun(store, today);
    expect(outcome).toMatchObject({ isWritten: false, comparison: { changes: 0, changed: 0 } });
    expect(await store.reader.states("mill", ...hour(0, 6))).toEqual(before);
    expect(await arrivals()).toHaveLength(1);
  });

  test("a run ended before its word reached the ledger is made good by the next", async () => {
    const cut: TelemetryWriter = {
      ...store.writer,
      close: async () => {},
      write: async (records) => {
        if (records[0]?.arrivals.length) throw new Error("killed");
        return store.writer.write(records);
      },
    };
    await expect(rerun(store, formerly, { openWriter: async () => cut })).rejects.toThrow("killed");
    expect(await arrivals()).toHaveLength(1);
    expect(await rerun(store, formerly)).toMatchObject({ isWritten: false, finished: [3] });
    expect(await arrivals()).toHaveLength(2);
    expect(await rerun(store, formerly)).toMatchObject({ isWritten: false, finished: [] });
  });

  test("a run that meets another at the same number steps aside", async () => {
    const meddling: TelemetryWriter = {
      ...store.writer,
      close: async () => {},
      write: async (records) => {
        const marks = records[0]?.states.filter((it) => it.machine === markedName("mill")) ?? [];
        const others = marks.map((it) => ({ ...it, rules: it.rules.replace(/ \S+/, " another") }));
        return store.writer.write([...records, entry({ states: others })]);
      },
    };
    await expect(rerun(store, today, { openWriter: async () => meddling })).rejects.toThrow(
      "Another run derives mill again",
    );
  });

  test.each([
    ["beyond what is settled", { to: base + 6 * HOUR }, /settled until .*; choose --to at or before/],
    [
      "older than the raw samples",
      { window: { from: base, to: base + HOUR, rawSince: base + MINUTE } },
      /Raw samples of mill are kept since .* choose a later --from/,
    ],
    [
      "before the first sample",
      { from: base - 9 * HOUR, to: base - 8 * HOUR },
      /No raw samples of mill \(kw\) are stored before --to; the first is of/,
    ],
    ["of a machine that is not in the site file", { machine: "mil" }, /no machine mil; it has: mill/],
  ])("a window %s is refused", async (_what, settings, sentence) => {
    await expect(async () => rerun(store, today, settings)).rejects.toThrow(sentence);
  });
});

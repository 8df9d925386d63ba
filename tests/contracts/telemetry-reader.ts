import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TelemetryWriter } from "../../broker/stores/telemetry-writer.ts";
import { DAY, HOUR, MINUTE, SECOND } from "../../config/micros.ts";
import { BAD_OUT_OF_RANGE } from "../../config/quality.ts";
import type { Incident, SampleColumn, StateInterval } from "../../config/wire/batch.ts";
import {
  type Bucket,
  type Sample,
  StoreUnreadable,
  type TelemetryReader,
} from "../../dashboard-api/stores/telemetry-reader.ts";
import { naiveBuckets } from "./naive-buckets.ts";

/** A real store with the broker's own writer on one side and a reader on the other. */
export interface ReadableStore {
  writer: TelemetryWriter;
  reader: TelemetryReader;
  /** Takes the store away, and brings it back with what it held. */
  away(): Promise<void>;
  back(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A full hour of the recent past, so that no retention drops it. */
export const base = Math.floor(Date.now() / 3_600_000) * HOUR - 2 * DAY;

const nothing = { samples: [], states: [], incidents: [], arrivals: [] };
const state = (from: number, until: number, more: Partial<StateInterval> = {}): StateInterval => ({
  machine: "mill",
  derivation: 0,
  rules: "r1",
  state: "running",
  from,
  until,
  ...more,
});

export const columnOf = (machine: string, signal: string, samples: readonly Sample[]): SampleColumn => ({
  machine,
  signal,
  t: samples.map((it) => it.t),
  v: samples.map((it) => it.v),
  q: samples.map((it) => it.q),
});

/** Random samples at distinct times: few values, so that extremes tie, and some of each quality. */
export const randomSamples = fc
  .uniqueArray(
    fc.record({
      t: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 20 * MINUTE })),
      v: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, min: -1e9, max: 1e9 })),
      q: fc.constantFrom(0, 0, 0, 0x40000000, 0x80000000, BAD_OUT_OF_RANGE),
    }),
    { selector: (it) => it.t, minLength: 1, maxLength: 60 },
  )
  .map((samples): Sample[] =>
    samples.map((it) => ({ ...it, v: it.v + 0, t: base + it.t })).sort((a, b) => a.t - b.t),
  );
export const randomWindow = fc.record({
  from: fc.integer({ min: -MINUTE, max: 10 * MINUTE }),
  length: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 20 * MINUTE })),
  parts: fc.integer({ min: 1, max: 40 }),
});

/** Every reader of the telemetry store must pass it. */
export function readsTelemetry(name: string, start: () => Promise<ReadableStore>): void {
  describe(`${name} as the API reads it`, () => {
    let store: ReadableStore;
    let series = 0;
    const write = (records: Partial<typeof nothing> | object) =>
      store.writer.write([{ ...nothing, ...(records as object) }]);
    const writeSamples = async (samples: Sample[]) => {
      series += 1;
      await write({ samples: [columnOf("mill", `s${series}`, samples)] });
      return `s${series}`;
    };
    beforeAll(async () => {
      store = await start();
    });
    afterAll(async () => {
      await store[Symbol.asyncDispose]();
    });

    test("answers with nothing where nothing is stored", async () => {
      await write({ states: [state(base - DAY, base - DAY + 1, { machine: "other" })] });
      expect(await store.reader.states("nobody", base, base + DAY)).toEqual([]);
      expect(await store.reader.samples("nobody", "x", base, base + DAY, 10)).toEqual([]);
      expect(await store.reader.buckets("nobody", "x", base, base + DAY, HOUR)).toEqual([]);
      expect(await store.reader.lastBefore("nobody", "x", base)).toBeUndefined();
      expect(await store.reader.incidents("nobody", base, base + DAY)).toEqual([]);
      await store.reader.ping();
    });

    test("keeps microseconds, texts that look like numbers, null values and qualities", async () => {
      const samples: Sample[] = [
        { t: base + 1, v: "007", q: 0 },
        { t: base + 2, v: '空 "quoted" \\ and\nbroken', q: 0 },
        { t: base + 3, v: null, q: BAD_OUT_OF_RANGE },
        { t: base + 4, v: "", q: 0x40000000 },
      ];
      const text = await writeSamples(samples);
      expect(await store.reader.samples("mill", text, base, base + 5, 10)).toEqual(samples);
      const numbers: Sample[] = [
        { t: base + 123_457, v: 0.1 + 0.2, q: 0 },
        { t: base + 123_458, v: -5e-324, q: 0xffff_ffff },
        { t: base + 123_459, v: 2 ** 53, q: 0 },
      ];
      const number = await writeSamples(numbers);
      expect(await store.reader.samples("mill", number, base, base + HOUR, 10)).toEqual(numbers);
    });

    test("tells booleans as 1 and 0", async () => {
      series += 1;
      await write({
        samples: [{ machine: "mill", signal: `s${series}`, t: [base, base + 1], v: [true, false] }],
      });
      const read = await store.reader.samples("mill", `s${series}`, base, base + 2, 10);
      expect(read.map((it) => it.v)).toEqual([1, 0]);
    });

    test("takes windows as half-open and at most `limit` samples, the earliest", async () => {
      const samples = [0, 1, 2, 3].map((offset) => ({ t: base + offset, v: offset, q: 0 }));
      const signal = await writeSamples(samples);
      const read = (from: number, to: number, limit: number) =>
        store.reader
          .samples("mill", signal, base + from, base + to, limit)
          .then((all) => all.map((it) => it.v));
      expect(await read(1, 3, 10)).toEqual([1, 2]);
      expect(await read(0, 4, 2)).toEqual([0, 1]);
    });

    test("finds the last sample before a time, not that of the time itself, and none older than 7 days", async () => {
      const t = base + HOUR;
      const signal = await writeSamples([
        { t: t - 7 * DAY - 6, v: 1, q: 0 },
        { t: t - 5, v: 2, q: 0x40000000 },
        { t, v: 3, q: 0 },
      ]);
      expect(await store.reader.lastBefore("mill", signal, t)).toEqual({ t: t - 5, v: 2, q: 0x40000000 });
      expect(await store.reader.lastBefore("mill", signal, t - 5)).toBeUndefined();
    });

    test("gives the states that touch a window, from up to an hour before it, of every derivation", async () => {
      const at = base - 10 * DAY;
      const all = [
        state(at - HOUR, at),
        state(at, at + HOUR, { rules: "r2" }),
        state(at, at + HOUR, { derivation: 3, state: "lost" }),
        state(at + HOUR, at + HOUR + 1, { state: "down" }),
        state(at + 2 * HOUR, at + 3 * HOUR),
      ];
      await write({ states: all });
      expect(await store.reader.states("mill", at + HOUR - 1, at + 2 * HOUR)).toEqual(all.slice(1, 4));
      expect(await store.reader.states("mill", at, at + 1)).toEqual(all.slice(1, 3));
    });

    test("tells where a machine's states begin, of whatever derivation", async () => {
      await store.writer.write([
        {
          ...nothing,
          states: [
            state(base + SECOND, base + MINUTE, { machine: "first" }),
            state(base - HOUR, base - HOUR + 7, { machine: "first", derivation: 2 }),
          ],
        },
      ]);
      expect(await store.reader.firstState("first")).toBe(base - HOUR);
      expect(await store.reader.firstState("never")).toBeUndefined();
    });

    test("gives incidents that touch a window, however long ago they began", async () => {
      const incident = (from: number, until: number, more: Partial<Incident> = {}): Incident => ({
        machine: "incidents",
        signal: null,
        kind: "source-down",
        reason: "no connection, 接続なし",
        count: null,
        from,
        until,
        ...more,
      });
      const all = [
        incident(base - 5 * DAY, base + 1),
        incident(base, base, { kind: "gap", signal: "load", count: 7 }),
        incident(base + 5, base + 6, { kind: "lost", count: 0 }),
      ];
      await write({
        incidents: [...all, incident(base - 2, base, { kind: "gap" }), incident(base + 9, base + 10)],
      });
      expect(await store.reader.incidents("incidents", base, base + 9)).toEqual(all);
    });

    test("gives arrivals after a time, oldest first, and never a part of those of one time", async () => {
      const at = base + 20 * HOUR;
      const arrival = (t: number, machine: string, settled: number | null) => ({
        ...{ t, machine, gateway: "g", intake: "i", from: t - 9, to: t - 1, settled },
      });
      const all = [
        arrival(at, "a", null),
        arrival(at + 1, "a", at - 5),
        arrival(at + 1, "b", null),
        arrival(at + 2, "a", null),
      ];
      await write({ arrivals: all });
      const told = all.map(({ intake: _, ...it }) => it);
      const read = async (after: number, limit: number) =>
        (await store.reader.arrivals(after, limit)).sort(
          (a, b) => a.t - b.t || a.machine.localeCompare(b.machine),
        );
      expect(await read(at - 1, 10)).toEqual(told);
      expect(await read(at - 1, 2)).toEqual(told.slice(0, 1));
      expect(await read(at, 2)).toEqual(told.slice(1, 3));
      expect(await read(at, 1)).toHaveLength(1);
    });

    test("downsamples random data as a loop over its samples would", async () => {
      await fc.assert(
        fc.asyncProperty(randomSamples, randomWindow, async (samples, window) => {
          const signal = await writeSamples(samples);
          const [from, to] = [base + window.from, base + window.from + window.length];
          const width = Math.ceil((to - from) / window.parts);
          const expected = naiveBuckets(samples, from, to, width);
          const found = await store.reader.buckets("mill", signal, from, to, width);
          // Stores add up in orders of their own: means agree but for the last digits of the greatest values.
          const means = [found, expected].map((buckets) => buckets.map(({ mean }) => mean));
          for (const [index, mean] of (means[0] ?? []).entries())
            expect(mean).toBeCloseTo(means[1]?.[index] ?? Number.NaN, 4);
          const others = (buckets: Bucket[]) => buckets.map(({ mean: _, ...it }) => it);
          expect(others(found)).toEqual(others(expected));
        }),
        { numRuns: 60 },
      );
    });

    test("keeps a spike inside a long bucket", async () => {
      const samples = Array.from({ length: 3_000 }, (_, i) => ({
        t: base + i * SECOND,
        v: Math.sin(i / 50),
        q: 0,
      }));
      samples[1234] = { t: base + 1_234 * SECOND, v: 99.5, q: 0 };
      const signal = await writeSamples(samples);
      const [bucket] = await store.reader.buckets("mill", signal, base, base + HOUR, HOUR);
      expect(bucket).toMatchObject({ t: base, max: 99.5, count: 3_000, bad: 0 });
    });

    test("has no buckets for texts", async () => {
      const signal = await writeSamples([{ t: base, v: "ACTIVE", q: 0 }]);
      expect(await store.reader.buckets("mill", signal, base, base + HOUR, HOUR)).toEqual([]);
    });

    test("says StoreUnreadable while the store is away, and reads on when it is back", async () => {
      const signal = await writeSamples([{ t: base, v: 1, q: 0 }]);
      await store.away();
      await expect(store.reader.ping()).rejects.toThrow(StoreUnreadable);
      await expect(store.reader.samples("mill", signal, base, base + 1, 1)).rejects.toThrow(StoreUnreadable);
      await expect(store.reader.buckets("mill", signal, base, base + 1, 1)).rejects.toThrow(StoreUnreadable);
      await store.back();
      expect(await store.reader.samples("mill", signal, base, base + 1, 1)).toHaveLength(1);
    });
  });
}

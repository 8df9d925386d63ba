import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Arrival,
  StoreUnavailable,
  type TelemetryWriter,
} from "../../broker/stores/telemetry-writer.ts";
import { machineStates } from "../../config/machine-state.ts";
import { DAY, HOUR, MINUTE, systemNow } from "../../config/micros.ts";
import { BAD_OUT_OF_RANGE } from "../../config/quality.ts";
import type { Incident, StateInterval } from "../../config/wire/batch.ts";
import { arrival, entry, incident, state } from "./telemetry-records.ts";

export interface StoredSample {
  t: number;
  v: number | string | null;
  q: number | null;
}

/** A store to test: read without the product's own readers. */
export interface WriterHarness {
  /** A new writer on this store, opened, keeping raw samples so long. */
  writer(retention: number | "forever"): Promise<TelemetryWriter>;
  samples(machine: string, signal: string): Promise<StoredSample[]>;
  states(machine: string): Promise<StateInterval[]>;
  incidents(machine: string): Promise<Incident[]>;
  arrivals(machine: string): Promise<Arrival[]>;
  /** The store cannot be written, until `back`. */
  away(): Promise<void>;
  back(): Promise<void>;
  /** Whatever holds the data dies without a chance to tidy up, and starts again. */
  crash(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const noon = 1_700_000_000_000_000;
const texts = [
  "",
  " ",
  "007",
  "1e5",
  "true",
  "null",
  "a\nb\r\nc",
  "trailing\\",
  '"\\"',
  "a,b =c",
  "\u0000",
  "日本語 🏭",
  "'; --",
  "\t#",
];
const doubles = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

export function describeTelemetryWriter(name: string, start: () => Promise<WriterHarness>): void {
  describe(name, () => {
    let store: WriterHarness;
    let writer: TelemetryWriter;
    let machines = 0;
    /** Each test has a machine of its own. */
    const machine = () => `m${++machines}`;
    const none = [{ rejected: [] }];

    beforeAll(async () => {
      store = await start();
      writer = await store.writer("forever");
    });
    afterAll(async () => {
      await writer?.close();
      await store?.[Symbol.asyncDispose]();
    });

    test("a sample written twice is there once, and the last content of a time stays", async () => {
      const m = machine();
      const column = { machine: m, signal: "s", t: [noon, noon + 1], v: [1, 2] };
      for (const v of [
        [1, 2],
        [1, 2],
        [1, 3.5],
      ]) {
        expect(await writer.write([entry({ samples: [{ ...column, v }] })])).toEqual(none);
      }
      expect(await store.samples(m, "s")).toEqual([
        { t: noon, v: 1, q: null },
        { t: noon + 1, v: 3.5, q: null },
      ]);
    });

    test("booleans are 0 and 1, and a bad sample has its quality and no value", async () => {
      const m = machine();
      const q = [0, 0, BAD_OUT_OF_RANGE, 0x40000000, 0];
      const samples = [{ machine: m, signal: "s", t: [1, 2, 3, 4, 5], v: [true, false, null, 7, null], q }];
      await writer.write([entry({ samples })]);
      const read = await store.samples(m, "s");
      expect(read.map(({ v }) => v)).toEqual([1, 0, null, 7, null]);
      expect(read.map((it) => it.q ?? 0)).toEqual(q);
    });

    test("texts come back as they were, whatever their characters", async () => {
      const check = async (values: string[]) => {
        const m = machine();
        const t = values.map((_, index) => noon + index);
        await writer.write([entry({ samples: [{ machine: m, signal: "s", t, v: values }] })]);
        expect((await store.samples(m, "s")).map(({ v }) => v)).toEqual(values);
      };
      await check(texts);
      await check(["x".repeat(4_096)]);
      const strings = fc.array(fc.string({ unit: "binary", maxLength: 40 }), { minLength: 1, maxLength: 60 });
      await fc.assert(fc.asyncProperty(strings, check), { numRuns: 20 });
    });

    test("a text that is no Unicode is stored with U+FFFD in place of what cannot be told", async () => {
      const m = machine();
      const reason = "r\ud800";
      await writer.write([
        entry({
          samples: [{ machine: m, signal: "s", t: [1], v: ["a\udc00b"] }],
          incidents: [incident(m, { reason })],
        }),
      ]);
      expect(await store.samples(m, "s")).toEqual([{ t: 1, v: "a\ufffdb", q: null }]);
      expect((await store.incidents(m))[0]?.reason).toBe("r\ufffd");
    });

    test("numbers come back exactly, at times to the microsecond", async () => {
      const check = async (values: number[]) => {
        const m = machine();
        const t = values.map((_, index) => noon + index * 7);
        await writer.write([entry({ samples: [{ machine: m, signal: "s", t, v: values }] })]);
        expect(await store.samples(m, "s")).toEqual(values.map((v, index) => ({ t: t[index], v, q: null })));
      };
      await check([0, 1, -1, 0.1, 2 ** 53, -(2 ** 53) + 1, 5e-324, Number.MAX_VALUE, 1e21, 123456.7890625]);
      await fc.assert(fc.asyncProperty(fc.array(doubles, { minLength: 1, maxLength: 100 }), check), {
        numRuns: 20,
      });
    });

    test("one signal may change between numbers and texts", async () => {
      const m = machine();
      await writer.write([entry({ samples: [{ machine: m, signal: "s", t: [1, 2, 3], v: [1, "1", 2] }] })]);
      expect((await store.samples(m, "s")).map(({ v }) => v)).toEqual([1, "1", 2]);
    });

    test("every state is kept, and a later derivation stands beside the first", async () => {
      const m = machine();
      const states = machineStates.map((its, index) =>
        state(m, { state: its, from: noon + index * MINUTE, until: noon + (index + 1) * MINUTE }),
      );
      const again = state(m, {
        state: "idle",
        derivation: 1,
        from: noon,
        until: noon + HOUR,
        rules: 'v2 "x"\\',
      });
      expect(await writer.write([entry({ states }), entry({ states: [again] })])).toEqual([...none, ...none]);
      await writer.write([entry({ states })]);
      const read = await store.states(m);
      expect(read.filter((it) => it.derivation === 0)).toEqual(states);
      expect(read.filter((it) => it.derivation === 1)).toEqual([again]);
    });

    test("incidents and arrivals are kept with all they tell", async () => {
      const m = machine();
      const incidents = [
        incident(m, { signal: null, kind: "gap", count: null, reason: 'lost, "why"\nthen\\' }),
        incident(m, { signal: "s", kind: "lost", count: Number.MAX_SAFE_INTEGER }),
        incident(m, { signal: null, kind: "lost", from: 5, until: 5, count: 0 }),
      ];
      const arrivals = [
        arrival(m, { t: 10, settled: null }),
        arrival(m, { t: 11, settled: Number.MAX_SAFE_INTEGER, from: -5, to: 7 }),
      ];
      await writer.write([entry({ incidents, arrivals })]);
      await writer.write([entry({ incidents })]);
      const key = (it: Incident) => `${it.kind}${it.signal}`;
      const byKey = (a: Incident, b: Incident) => key(a).localeCompare(key(b));
      expect((await store.incidents(m)).sort(byKey)).toEqual(incidents.sort(byKey));
      expect(await store.arrivals(m)).toEqual(arrivals);
    });

    test("writes may overlap, and large ones arrive whole", async () => {
      const m = machine();
      const column = (first: number) => ({
        machine: m,
        signal: "s",
        t: Array.from({ length: 7_000 }, (_, row) => noon + first + row),
        v: Array.from({ length: 7_000 }, (_, row) => first + row),
      });
      const calls = [0, 5_000, 10_000, 15_000].map((first) =>
        writer.write([entry({ samples: [column(first)] }), entry({ samples: [column(first + 1_000)] })]),
      );
      for (const stored of await Promise.all(calls)) expect(stored).toEqual([...none, ...none]);
      const read = await store.samples(m, "s");
      expect(read.length).toBe(23_000);
      expect(read.every(({ t, v }, row) => v === row && t === noon + row)).toBe(true);
    });

    test("samples older than the retention are rejected by row, and all else is stored", async () => {
      const brief = await store.writer(3 * DAY);
      const m = machine();
      const now = systemNow();
      const t = [now - 30 * DAY, now - 29 * DAY, now - HOUR, now - 28 * DAY, now - MINUTE];
      const old = { machine: m, signal: "old", t: [1, 2], v: [1, 2] };
      const mixed = { machine: m, signal: "s", t, v: [0, 1, 2, 3, 4] };
      const stored = await brief.write([
        entry({
          samples: [{ ...mixed, signal: "good", t: [now], v: [9] }],
          states: [state(m, { from: 1, until: 2 })],
        }),
        entry({ samples: [old, mixed] }),
      ]);
      const reason = "points beyond retention policy";
      expect(stored).toEqual([
        { rejected: [] },
        {
          rejected: [
            { list: "samples", index: 0, reason },
            { list: "samples", index: 1, rows: [0, 2], reason },
            { list: "samples", index: 1, rows: [3, 4], reason },
          ],
        },
      ]);
      expect((await store.samples(m, "s")).map(({ v }) => v)).toEqual([2, 4]);
      expect((await store.samples(m, "good")).length).toBe(1);
      expect((await store.states(m)).length).toBe(1);
      await brief.close();
      await (await store.writer("forever")).close();
    });

    test("a store that is away takes nothing, says so, and takes it later", async () => {
      const m = machine();
      const write = () => writer.write([entry({ samples: [{ machine: m, signal: "s", t: [1], v: [1] }] })]);
      await writer.ping();
      await store.away();
      await expect(write()).rejects.toThrow(StoreUnavailable);
      await expect(writer.ping()).rejects.toThrow(StoreUnavailable);
      await store.back();
      expect(await write()).toEqual(none);
      await writer.ping();
      expect((await store.samples(m, "s")).length).toBe(1);
    });

    test("what was answered is still there after a crash, and writing goes on", async () => {
      const m = machine();
      const write = (t: number) =>
        writer.write([entry({ samples: [{ machine: m, signal: "s", t: [t], v: [t] }], states: [state(m)] })]);
      await write(1);
      await store.crash();
      await writer.close();
      writer = await store.writer("forever");
      expect((await store.samples(m, "s")).map(({ v }) => v)).toEqual([1]);
      expect((await store.states(m)).length).toBe(1);
      await write(2);
      expect((await store.samples(m, "s")).map(({ v }) => v)).toEqual([1, 2]);
    });
  });
}

import { type Batch, buildBatch } from "../../config/wire/batch.ts";

/** Samples of 50 signals of one machine, `perBatch` in a batch, a millisecond apart; round r begins at `start`. */
export function* sampleBatches(settings: {
  machine: string;
  session: string;
  batches: number;
  perBatch: number;
  start: number;
}): Generator<{ number: number; payload: Buffer; lines: Buffer }> {
  const signals = 20;
  const rows = settings.perBatch / signals;
  for (let number = 0; number < settings.batches; number += 1) {
    const columns = Array.from({ length: signals }, (_, signal) => ({
      machine: settings.machine,
      signal: `s${signal}`,
      t: Array.from({ length: rows }, (_, row) => settings.start + (number * rows + row) * 1_000),
      v: Array.from({ length: rows }, (_, row) => ((number * rows + row) * 31 + signal) % 1_000) as number[],
    }));
    const batch: Batch = {
      version: 1,
      session: settings.session,
      number,
      lane: "samples",
      samples: columns,
      states: [],
      incidents: [],
      settled: {},
    };
    const lines = columns.flatMap(({ machine, signal, t, v }) =>
      t.map((time, row) => `signal,machine=${machine},signal=${signal} value=${v[row]} ${time}`),
    );
    yield { number, payload: buildBatch(batch), lines: Buffer.from(lines.join("\n")) };
  }
}

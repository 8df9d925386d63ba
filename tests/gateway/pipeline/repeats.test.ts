import { describe, expect, test } from "vitest";
import { SECOND } from "../../../config/micros.ts";
import { mqttSourceSchema } from "../../../config/site/source.ts";
import { createClockPolicy } from "../../../gateway/clock/clock-policy.ts";
import { newGathering } from "../../../gateway/pipeline/gathering.ts";
import type { MachineLine } from "../../../gateway/pipeline/machine-line.ts";
import { addSignal, createSourceLine } from "../../../gateway/pipeline/source-line.ts";
import { takeDelivery } from "../../../gateway/pipeline/take-delivery.ts";
import { delivery } from "../rig/rig-gateway.ts";

const begin = 1_800_000_000_000_000;

/** A source whose own clock counts, and what it leaves: times and values of m/s. */
function source() {
  const schema = mqttSourceSchema.parse({
    ...{ id: "plant", protocol: "mqtt", connect: { url: "mqtt://127.0.0.1:1" } },
    topics: [{ pattern: "{machine}/{signal}", payload: { format: "number" } }],
  });
  const line = createSourceLine(schema, createClockPolicy(schema.clock));
  const machine = { machine: "m" } as MachineLine;
  addSignal(line, machine, "s", false);
  const into = newGathering();
  return {
    take(
      rows: [seconds: number, value: number][],
      { at, repeated = false }: { at: number; repeated?: boolean },
    ) {
      const it = delivery(
        rows.map(([seconds, value]) => ["m", "s", begin + seconds * SECOND, value] as const),
        begin + at * SECOND,
      );
      if (repeated) for (const reading of it.readings) reading.repeated = true;
      takeDelivery(line, new Map(), it, into, new Set());
    },
    kept: () => {
      const [column] = into.columns;
      return column?.t.map((t, i) => [(t - begin) / SECOND, column.v[i]]);
    },
  };
}

describe("what a device sends again because it saw no acknowledgement", () => {
  test.each([true, false])("is kept once, under its own time (marked as a repeat: %s)", (repeated) => {
    const { take, kept } = source();
    take(
      [
        [0, 10],
        [1, 11],
        [1, 12],
        [2, 12],
      ],
      { at: 2 },
    );
    take(
      [
        [0, 10],
        [1, 11],
        [1, 12],
        [2, 12],
      ],
      { at: 3, repeated },
    );
    take([[3, 13]], { at: 3 });
    expect(kept()).toEqual([
      [0, 10],
      [1, 11],
      [1.000001, 12],
      [2, 12],
      [3, 13],
    ]);
  });

  test("keeps its own time also when it is older than what came meanwhile, once it is marked", () => {
    const { take, kept } = source();
    take([[2, 12]], { at: 2 });
    take([[1, 11]], { at: 3, repeated: true });
    expect(kept()).toEqual([
      [2, 12],
      [1, 11],
    ]);
  });

  test("is told from a clock that steps back, whose values get receipt times", () => {
    const { take, kept } = source();
    take([[2, 12]], { at: 2 });
    take([[1, 11]], { at: 3 });
    expect(kept()).toEqual([
      [2, 12],
      [3, 11],
    ]);
  });
});

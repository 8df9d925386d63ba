import fc from "fast-check";
import { expect, test } from "vitest";
import { cut, halve, type Piece, rowsOf } from "../../../broker/stores/piece.ts";
import { entry, state } from "../../contracts/telemetry-records.ts";

const column = (rows: number) => ({
  machine: "m",
  signal: "s",
  t: Array.from({ length: rows }, (_, row) => row),
  v: Array.from({ length: rows }, () => 1),
});
const entries = fc.array(
  fc
    .record({ columns: fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 5 }), states: fc.nat(4) })
    .map((it) =>
      entry({ samples: it.columns.map(column), states: Array.from({ length: it.states }, () => state("m")) }),
    ),
  { maxLength: 5 },
);
/** Every row by itself. */
const rows = (pieces: Piece[]) =>
  pieces.flatMap((it) =>
    Array.from({ length: it.to - it.from }, (_, row) =>
      [it.entry, it.list, it.index, it.from + row].join("/"),
    ),
  );

test("cutting loses no row, repeats none, keeps the order and fills every part but the last", () => {
  fc.assert(
    fc.property(entries, fc.integer({ min: 1, max: 60 }), (all, limit) => {
      const parts = cut(all, ["samples", "states"], limit);
      const whole = cut(all, ["samples", "states"], Number.MAX_SAFE_INTEGER).flat();
      expect(rows(parts.flat())).toEqual(rows(whole));
      expect(parts.slice(0, -1).every((part) => rowsOf(part) === limit)).toBe(true);
      expect(parts.every((part) => rowsOf(part) > 0 && rowsOf(part) <= limit)).toBe(true);
    }),
  );
});

test("halves together are the whole, and neither is empty", () => {
  fc.assert(
    fc.property(entries, (all) => {
      const whole = cut(all, ["samples", "states"], Number.MAX_SAFE_INTEGER).flat();
      fc.pre(rowsOf(whole) > 1);
      const [first, second] = halve(whole);
      expect(rows([...first, ...second])).toEqual(rows(whole));
      expect(Math.abs(rowsOf(first) - rowsOf(second))).toBeLessThanOrEqual(1);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { MachineState } from "../../../../config/machine-state.ts";
import { coarsen, type Stretch } from "../../../../dashboard-api/domain/timeline/coarsen.ts";

const stretches = (...parts: [MachineState, number][]): Stretch[] => {
  let from = 0;
  return parts.map(([state, length]) => {
    const stretch = { state, from, until: from + length };
    from += length;
    return stretch;
  });
};

test.each<[string, [MachineState, number][], number, [MachineState, number][]]>([
  [
    "long stretches keep their edges",
    [
      ["running", 50],
      ["idle", 13],
    ],
    10,
    [
      ["running", 50],
      ["idle", 13],
    ],
  ],
  [
    "short ones are drawn together as the largest share",
    [
      ["idle", 30],
      ["running", 4],
      ["idle", 3],
      ["running", 4],
      ["off", 30],
    ],
    10,
    [
      ["idle", 30],
      ["running", 11],
      ["off", 30],
    ],
  ],
  [
    "a step of nothing changes nothing",
    [
      ["running", 1],
      ["idle", 2],
    ],
    0,
    [
      ["running", 1],
      ["idle", 2],
    ],
  ],
  [
    "neighbours alike become one",
    [
      ["running", 3],
      ["running", 3],
    ],
    10,
    [["running", 6]],
  ],
])("%s", (_, given, step, expected) => {
  expect(coarsen(stretches(...given), step)).toEqual(stretches(...expected));
});

test("nothing is lost or doubled, and no more stretches remain than the picture has room for", () => {
  const state = fc.constantFrom<MachineState>("running", "idle", "unknown", "lost");
  fc.assert(
    fc.property(
      fc.array(fc.tuple(state, fc.integer({ min: 1, max: 50 }))),
      fc.integer({ min: 1, max: 40 }),
      (parts, step) => {
        const given = stretches(...parts);
        const drawn = coarsen(given, step);
        const end = given.at(-1)?.until ?? 0;
        expect(drawn.map((it) => it.from)).toEqual(
          [
            ...drawn
              .map((it) => it.until)
              .slice(0, -1)
              .toSpliced(0, 0, 0),
          ].slice(0, drawn.length),
        );
        expect(drawn.at(-1)?.until ?? 0).toBe(end);
        expect(drawn.length).toBeLessThanOrEqual((2 * end) / step + 1);
      },
    ),
  );
});

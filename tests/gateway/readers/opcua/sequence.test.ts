import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSequence } from "../../../../gateway/readers/opcua/sequence.ts";

/** Feeds [number, keepAlive] and gives back what was missing before each. */
function follow(messages: [number, boolean][], available: number[] = []) {
  const sequence = createSequence();
  return messages.map(([number, keepAlive]) => {
    const { missing, duplicate } = sequence.before(number, keepAlive, available);
    for (const it of missing) sequence.advance(it);
    if (!keepAlive && !duplicate) sequence.advance(number);
    return duplicate ? "duplicate" : missing;
  });
}

describe("sequence numbers", () => {
  test.each<[string, [number, boolean][], unknown[]]>([
    [
      "data follows data",
      [
        [1, false],
        [2, false],
      ],
      [[], []],
    ],
    [
      "a keep-alive names the next message",
      [
        [1, false],
        [2, true],
        [2, true],
        [2, false],
      ],
      [[], [], [], []],
    ],
    [
      "a keep-alive tells that messages are missing",
      [
        [1, false],
        [4, true],
        [4, false],
      ],
      [[], [2, 3], []],
    ],
    [
      "a message tells that messages are missing",
      [
        [1, false],
        [4, false],
      ],
      [[], [2, 3]],
    ],
    [
      "a keep-alive of a server that does not count on is harmless",
      [
        [1, false],
        [1, true],
        [2, false],
      ],
      [[], [], []],
    ],
    [
      "a message may come twice",
      [
        [1, false],
        [2, false],
        [1, false],
      ],
      [[], [], "duplicate"],
    ],
    [
      "after the highest number comes 1",
      [
        [0xffff_fffe, false],
        [2, false],
      ],
      [[], [0xffff_ffff, 1]],
    ],
    [
      "a server may begin elsewhere",
      [
        [17, false],
        [18, false],
      ],
      [[], []],
    ],
  ])("%s", (_name, messages, expected) => {
    expect(follow(messages)).toEqual(expected);
  });

  test("what a server still holds before the first message received is missing", () => {
    expect(follow([[3, false]], [1, 2, 3])).toEqual([[1, 2]]);
  });

  test("whatever is left out, each message is received once or asked for", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 0xffff_ffff }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }),
        (first, arrives) => {
          const numbers = [true, ...arrives, true].map(
            (kept, index) => [((first - 1 + index) % 0xffff_ffff) + 1, kept] as const,
          );
          const kept = numbers.filter(([, it]) => it).map(([number]) => [number, false] as [number, boolean]);
          const seen = follow(kept).flatMap((missing, index) => [...(missing as number[]), kept[index]?.[0]]);
          expect(seen).toEqual(numbers.map(([number]) => number));
        },
      ),
    );
  });
});

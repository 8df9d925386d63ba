/** The same numbers and bytes with each run: Marsaglia's xorshift with 32 bits. */
export function seededBytes(seed: number) {
  let state = seed | 0;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const number = (below: number) => next() % below;
  return {
    number,
    /** At most so many. */
    bytes: (most: number) => Buffer.from(Array.from({ length: 1 + number(most) }, () => number(256))),
  };
}

/** Numbers in [0, 1) that look random and are the same for the same key on every machine. */
export type Random = () => number;

/** FNV-1a, 32 bits. */
function hash(key: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1)
    value = Math.imul(value ^ key.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

/** A sequence of its own for each key (a Weyl sequence, scrambled by MurmurHash3's finalizer). */
export function randomOf(...key: (string | number)[]): Random {
  let state = hash(key.join("\n"));
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let value = state;
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
    return ((value ^ (value >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** Between the two, short ones more often than long ones. */
export const between = (random: Random, [least, most]: readonly [number, number]): number =>
  least + (most - least) * random() * (0.4 + 0.6 * random());

const mask = 0xffff_ffff_ffff_ffffn;

/** FNV-1a, 64 bit, of the UTF-8 bytes of a text. G. Fowler, L. C. Noll, K.-P. Vo; RFC 9923. */
export function fnv1a64(text: string): bigint {
  let hash = 0xcbf2_9ce4_8422_2325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = ((hash ^ BigInt(byte)) * 0x100_0000_01b3n) & mask;
  }
  return hash;
}

/** SplitMix64: 64 random bits a call. G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014; constants of S. Vigna's C code. */
export function splitMix64(seed: bigint): () => bigint {
  let state = seed & mask;
  return () => {
    state = (state + 0x9e37_79b9_7f4a_7c15n) & mask;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58_476d_1ce4_e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d0_49bb_1331_11ebn) & mask;
    return z ^ (z >> 31n);
  };
}

/** Draws a whole number from 0 to below `count`, each as likely. */
export type Draw = (count: number) => number;

/**
 * Draws that anybody can repeat from a published text: SplitMix64 seeded with FNV-1a of it, reduced modulo `count`;
 * values past the last full multiple of `count` are thrown away, so that no number is favoured.
 */
export function seededDraw(seed: string): Draw {
  const next = splitMix64(fnv1a64(seed));
  return (count) => {
    const size = BigInt(count);
    const end = mask + 1n - ((mask + 1n) % size);
    let bits = next();
    while (bits >= end) bits = next();
    return Number(bits % size);
  };
}

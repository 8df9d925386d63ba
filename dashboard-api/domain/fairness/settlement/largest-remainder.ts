import type { Shares } from "../entitlement/shares.ts";

const compare = (a: string, b: string) => (a < b ? -1 : 1);

/**
 * Divides whole yen by shares so that the parts sum to it: everybody the whole part of amount x share, and one more yen
 * to those with the largest remainders (Hamilton's method); equal remainders go to the larger share, then by id.
 * An amount below 0 divides like its opposite. Empty where nobody has a share.
 */
export function largestRemainder(amount: number, shares: Shares): ReadonlyMap<string, number> {
  const sign = amount < 0 ? -1 : 1;
  const quotas = [...shares].map(([company, share]) => {
    const exact = Math.abs(amount) * share;
    const whole = Math.floor(exact);
    return { company, share, whole, remainder: exact - whole };
  });
  let rest = Math.abs(amount) - quotas.reduce((sum, it) => sum + it.whole, 0);
  const parts = new Map(quotas.map((it) => [it.company, it.whole]));
  const inOrder = quotas.toSorted(
    (a, b) => b.remainder - a.remainder || b.share - a.share || compare(a.company, b.company),
  );
  for (const { company, whole } of inOrder) {
    if (rest <= 0) break;
    parts.set(company, whole + 1);
    rest -= 1;
  }
  return new Map([...parts].map(([company, part]) => [company, part === 0 ? 0 : sign * part]));
}

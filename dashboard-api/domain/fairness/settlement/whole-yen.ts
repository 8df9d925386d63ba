/** 切捨て, 四捨五入, 切上げ: of the amount without its sign, so that a reversal cancels what it reverses. */
export const roundingModes = ["floor", "round", "ceil"] as const;
export type RoundingMode = (typeof roundingModes)[number];

const scale = 1_000_000n;

/** Reads a price, factor or rate as a decimal with six places, which none of them exceeds. */
const decimal = (value: number): bigint => BigInt(Math.round(value * Number(scale)));

/** Rounds numerator / denominator (above 0) to a whole number without ever leaving whole numbers. */
function quotient(numerator: bigint, denominator: bigint, mode: RoundingMode): number {
  const size = numerator < 0n ? -numerator : numerator;
  const extra = { floor: 0n, round: denominator / 2n, ceil: denominator - 1n }[mode];
  const whole = Number((size + extra) / denominator);
  return numerator < 0n && whole > 0 ? -whole : whole;
}

/**
 * quantity x factors / divisor in whole yen. `quantity` is a whole number (microseconds, yen), factors are prices,
 * factors and shares with at most six decimals; the arithmetic is exact, so that 3 x 1000 is never 2999.
 */
export function wholeYen(
  quantity: number,
  factors: readonly number[],
  divisor: number,
  mode: RoundingMode,
): number {
  const numerator = factors.reduce((product, factor) => product * decimal(factor), BigInt(quantity));
  const denominator = BigInt(divisor) * scale ** BigInt(factors.length);
  return quotient(numerator, denominator, mode);
}

/** Round numbers at which an axis from 0 to `most` is marked: at most `count` steps of 1, 2 or 5 times a power of ten. */
export function ticks(most: number, count = 5): number[] {
  if (!(most > 0)) return [0];
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((it) => it * power >= rough) ?? 10) * power;
  const marks = Math.floor(most / step + 1e-9);
  return Array.from({ length: marks + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** The end of an axis that holds `most`: the next round number. */
export function niceEnd(most: number, count = 5): number {
  const marks = ticks(most, count);
  const last = marks.at(-1) ?? 0;
  const step = (marks[1] ?? last) - (marks[0] ?? 0);
  return last >= most - 1e-9 || step <= 0 ? last || 1 : last + step;
}

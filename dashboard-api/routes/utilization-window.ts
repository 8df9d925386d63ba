import type { Micros } from "../../config/micros.ts";
import { invalid } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";

/** What has not happened yet is no part of a figure: a window ends now at the latest. */
export function cutAtNow(
  { from, to }: { from: Micros; to: Micros },
  now: Micros,
): { window: { from: Micros; to: Micros }; cut: boolean } {
  if (from >= now) throw invalid([{ where: "query/from", expected: expectedTexts.inThePast }]);
  return { window: { from, to: Math.min(to, now) }, cut: to > now };
}

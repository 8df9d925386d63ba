import type { GroupKey } from "../domain/grouping/grouping.ts";
import { csvText } from "./csv.ts";
import type { RowView } from "./utilization-figure.ts";

const columns = [
  "value",
  "lower",
  "upper",
  "coverage",
  "numerator",
  "denominator",
  "unknown",
  "inferred",
] as const;

/**
 * One line a group and figure, which a pivot table turns as its reader likes. Losses follow as `loss.*` (shares of
 * planned busy time), use outside plan as `outside.*`, activity as `activity.*` (`longestIdle` and `starts` alone).
 */
export function utilizationCsv(
  rows: readonly RowView[],
  groupBy: readonly GroupKey[],
  window: { from: string; to: string },
): string {
  const lines = rows.flatMap((row) => {
    const head = [...groupBy.map((key) => row.keys[key] ?? null), window.from, window.to];
    const bare = (name: string, numerator: number | null, denominator: number | null, of: string | null) => [
      ...head,
      name,
      numerator !== null && denominator ? numerator / denominator : null,
      ...[null, null, null, numerator, denominator, null, null, of],
    ];
    const planned = Object.values(row.losses ?? {}).reduce((sum, part) => sum + part, 0);
    return [
      ...Object.entries(row.figures).map(([id, figure]) => [
        ...head,
        id,
        ...columns.map((column) => figure[column]),
        figure.denominatorName,
      ]),
      ...Object.entries(row.losses ?? {}).map(([name, time]) =>
        bare(`loss.${name}`, time, planned, "plannedBusyTime"),
      ),
      ...Object.entries(row.outsideUse ?? {}).map(([name, time]) =>
        bare(`outside.${name}`, time, null, null),
      ),
      ...(row.activity
        ? [
            bare("activity.longestIdle", row.activity.longestIdle?.duration ?? null, null, null),
            bare("activity.starts", row.activity.starts, null, null),
          ]
        : []),
    ];
  });
  return csvText([...groupBy, "from", "to", "figure", ...columns, "denominatorName"], lines);
}

import { type Micros, SECOND } from "../../config/micros.ts";
import type { GroupKey } from "../domain/grouping/grouping.ts";
import { csvText, spreadsheetTime } from "./csv.ts";
import { utcOffset } from "./utc-offset.ts";
import type { RowView } from "./utilization-figure.ts";

const ratios = ["value", "lower", "upper", "coverage"] as const;
const amounts = ["numerator", "denominator", "unknown", "inferred"] as const;

const unitOf = (figure: string): string => (figure === "daysUsed" ? "d" : "s");
/** Amounts of time in seconds, unrounded; days are days. */
const inUnit = (amount: number, unit: string): number => (unit === "s" ? amount / SECOND : amount);

/**
 * One line a group and figure, which a pivot table turns as its reader likes: local times, and amounts in the unit
 * beside them. Losses follow as `loss.*` (shares of planned busy time), use outside plan as `outside.*`, activity as
 * `activity.*` (`longestIdle` and `starts` alone).
 */
export function utilizationCsv(
  rows: readonly RowView[],
  groupBy: readonly GroupKey[],
  window: { from: Micros; to: Micros },
  zone: string,
): string {
  const span = [spreadsheetTime(window.from, zone), spreadsheetTime(window.to, zone)];
  const lines = rows.flatMap((row) => {
    const head = [...groupBy.map((key) => row.keys[key] ?? null), ...span];
    const bare = (name: string, part: number | null, whole: number | null, of: string | null, unit = "s") => [
      ...head,
      name,
      part !== null && whole ? part / whole : null,
      ...[null, null, null, part === null ? null : inUnit(part, unit)],
      ...[whole === null ? null : inUnit(whole, unit), null, null, unit, of],
    ];
    const planned = Object.values(row.losses ?? {}).reduce((sum, part) => sum + part, 0);
    return [
      ...Object.entries(row.figures).map(([id, figure]) => [
        ...head,
        id,
        ...ratios.map((column) => figure[column]),
        ...amounts.map((column) => inUnit(figure[column], unitOf(id))),
        unitOf(id),
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
            bare("activity.starts", row.activity.starts, null, null, "count"),
          ]
        : []),
    ];
  });
  const offsets = [utcOffset(window.from, zone), utcOffset(window.to, zone)];
  return csvText(
    [
      ...[...groupBy, "from", "to", "figure", ...ratios, ...amounts, "unit", "denominatorName"],
      ...["fromOffset", "toOffset"],
    ],
    lines.map((line) => [...line, ...offsets]),
  );
}

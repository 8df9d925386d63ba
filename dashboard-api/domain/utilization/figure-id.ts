import type { GroupKey } from "../grouping/grouping.ts";
import { type CatalogueFigureId, catalogueFigureIds, figureCatalogue } from "./figure-catalogue.ts";

export type FigureId = CatalogueFigureId | "daysUsed";

/** Every figure, in the order in which they are told. */
export const figureIds: readonly FigureId[] = catalogueFigureIds.flatMap((id): FigureId[] =>
  id === "faultFree" ? [id, "daysUsed"] : [id],
);

/** Figures that a grouping cannot have: what is the machine's own by member, and whole days by hour or shift. */
export function isFigureOf(id: FigureId, groupBy: readonly GroupKey[]): boolean {
  if (id === "daysUsed") return !groupBy.includes("hourOfWeek") && !groupBy.includes("shift");
  return !groupBy.includes("member") || figureCatalogue[id].memberShare !== "machine";
}

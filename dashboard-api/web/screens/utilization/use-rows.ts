import type { RowView } from "../../../routes/utilization-figure.ts";
import { type Asked, useAnswer } from "../../api/use-api.ts";
import { rfc3339 } from "../../time/instant.ts";
import type { View } from "./view.ts";

export type { RowView };

/** Figures by group, as the API tells them. */
export interface Rows {
  from: string;
  to: string;
  /** The window asked for reaches into the future: it ends now. */
  cut: boolean;
  version: number;
  rows: RowView[];
}

/** The query of figures, the same for what is shown and what is saved as a file. */
export const rowsQuery = (view: View, groupBy: readonly string[], figures: readonly string[]) => ({
  from: rfc3339(view.from),
  to: rfc3339(view.to),
  ...(view.machines.length > 0 ? { machines: view.machines.join(",") } : {}),
  ...(groupBy.length > 0 ? { groupBy: groupBy.join(",") } : {}),
  ...(figures.length > 0 ? { figures: figures.join(",") } : {}),
});

/** Rows of some figures (all that the grouping has when none is named). */
export function useRows(
  view: View,
  groupBy: readonly string[],
  figures: readonly string[] = [],
): Asked<Rows> {
  const { from, to, machines } = view;
  return useAnswer(
    (api, signal) => api.get<Rows>("/utilization", rowsQuery(view, groupBy, figures), signal),
    [from, to, machines.join(), groupBy.join(), figures.join()],
  );
}

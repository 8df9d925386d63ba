import type { UseColumns } from "../database/tables.ts";
import type { CoveredLine, UseRow } from "../domain/fairness/use/use-sums.ts";
import type { BookedLine } from "./machine-books.ts";

/** A booked line as use is told from it. */
export const useLineOf = ({ machine, piece, line }: BookedLine): CoveredLine => ({
  ...line,
  machine,
  peak: piece.isPeak ? line.duration : 0,
});

/** Rows of use as the database holds them. */
export const useColumns = (rows: readonly UseRow[]): UseColumns => ({
  use_company: rows.map((it) => it.company),
  use_peak: rows.map((it) => it.isPeak),
  use_chargeable: rows.map((it) => it.use.chargeable),
  use_used: rows.map((it) => it.use.used),
  use_booked: rows.map((it) => it.use.booked),
  use_planned: rows.map((it) => it.planned),
  use_observed: rows.map((it) => it.observed),
});

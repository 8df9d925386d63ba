/** Rows of a long list that are to be drawn. */
export interface RowWindow {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
}

/** The rows in sight and `spare` beyond each edge, so that a quick scroll never shows a hole. */
export function rowsInSight(given: {
  count: number;
  rowHeight: number;
  scrollTop: number;
  height: number;
  spare: number;
}): RowWindow {
  const { count, rowHeight, scrollTop, height, spare } = given;
  const first = Math.max(0, Math.min(count, Math.floor(scrollTop / rowHeight) - spare));
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + spare);
  return { first, end: Math.max(first, end) };
}

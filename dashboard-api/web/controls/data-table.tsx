import "./data-table.css";
import type { ComponentChildren } from "preact";

export interface Column<Row> {
  id: string;
  head: ComponentChildren;
  cell: (row: Row) => ComponentChildren;
  /** Numbers stand to the right. */
  isNumber?: boolean;
}

/** Rows of facts. The first column names its row. Wide ones scroll in their own frame, by keyboard too. */
export function DataTable<Row>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Shows the caption; else it is only heard. */
  hasCaption?: boolean;
  foot?: ComponentChildren;
}) {
  const { caption, columns, rows, keyOf, hasCaption = false, foot } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard (WCAG 2.1.1)
    <section class="table-frame" aria-label={caption} tabIndex={0}>
      <table class="data-table">
        <caption class={hasCaption ? undefined : "unseen"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, head, isNumber }) => (
              <th key={id} scope="col" class={isNumber ? "number" : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ id, head, cell, isNumber }, at) =>
                at === 0 ? (
                  <th key={id} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  // Where rows stand as cards on a phone, each cell tells what it is.
                  <td
                    key={id}
                    class={isNumber ? "number" : undefined}
                    data-head={typeof head === "string" ? head : undefined}
                  >
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </section>
  );
}

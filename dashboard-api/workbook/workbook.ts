import writeXlsxFile, { type CellObject } from "write-excel-file/node";
import { withoutTimes } from "./zip-times.ts";

export const workbookMediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export type WorkbookCell = string | number | boolean | null;

/** How numbers of a column are shown; texts are shown as they are. */
export type ColumnKind = "text" | "yen" | "hours" | "percent" | "count" | "day";

export interface WorkbookColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly kind?: ColumnKind;
}

/** A sheet: lines of text and figures above, then a table. */
export interface WorkbookSheet {
  readonly name: string;
  readonly head?: readonly (readonly WorkbookCell[])[];
  readonly columns: readonly WorkbookColumn[];
  readonly rows: readonly (readonly WorkbookCell[])[];
  readonly orientation?: "landscape";
}

const formats: Partial<Record<ColumnKind, string>> = {
  yen: "#,##0",
  hours: "#,##0.00",
  percent: "0.0%",
  count: "#,##0",
};

const longestName = 31;
const longestText = 32_767;

/** A name as spreadsheets take it: at most 31 characters, none of `\ / ? * [ ] :`. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, " ").slice(0, longestName);

function cellOf(value: WorkbookCell, more: Partial<CellObject> = {}): CellObject | null {
  if (value === null) return null;
  if (typeof value === "number") return { type: Number, value, ...more };
  if (typeof value === "boolean") return { type: Boolean, value, ...more };
  // As text, whatever it begins with: a spreadsheet runs formulas only from cells that are formulas.
  return { type: String, value: value.slice(0, longestText), ...more };
}

/** An XLSX file (ECMA-376). The same sheets give the same bytes. */
export async function workbookOf(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  const written = await writeXlsxFile(
    sheets.map(({ name, head = [], columns, rows, orientation }) => ({
      sheet: sheetName(name),
      ...(orientation ? { orientation } : {}),
      stickyRowsCount: head.length > 0 ? 0 : 1,
      columns: columns.map(({ width }) => ({ width })),
      data: [
        ...head.map((row, index) =>
          row.map((value) => cellOf(value, index === 0 ? { fontWeight: "bold", fontSize: 14 } : {})),
        ),
        columns.map(({ title }) => cellOf(title, { fontWeight: "bold", bottomBorderStyle: "thin" })),
        ...rows.map((row) =>
          row.map((value, at) => {
            const format = formats[columns[at]?.kind ?? "text"];
            return cellOf(value, format && typeof value === "number" ? { format } : {});
          }),
        ),
      ],
    })),
  ).toBuffer();
  return withoutTimes(written);
}

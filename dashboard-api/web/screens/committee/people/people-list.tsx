import type { ComponentChildren } from "preact";
import type { Asked } from "../../../api/use-api.ts";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { EmptyState, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";

/** What a list is for, what can be added to it, and its rows once they are known. */
export function PeopleList<Row extends { id: string }>(props: {
  caption: string;
  note: string;
  /** Button that adds one; null: the reader adds none. */
  action: ComponentChildren;
  asked: Asked<{ items: Row[] }>;
  columns: readonly Column<Row>[];
  /** Said where there is none. */
  nothing?: string;
}) {
  const { caption, note, action, asked, columns, nothing } = props;
  const items = asked.value?.items;
  return (
    <>
      <div class="row">
        <p class="small soft people-note">{note}</p>
        {action && <span class="row-end">{action}</span>}
      </div>
      {asked.problem && <ProblemNotice problem={asked.problem} onAgain={asked.again} />}
      {!items && !asked.problem && <Skeleton lines={6} />}
      {items?.length === 0 && nothing && <EmptyState title={nothing} />}
      {items && (items.length > 0 || !nothing) && (
        <DataTable caption={caption} columns={columns} rows={items} keyOf={({ id }) => id} />
      )}
    </>
  );
}

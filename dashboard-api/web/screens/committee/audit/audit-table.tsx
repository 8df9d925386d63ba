import { Link } from "../../../app/navigation.tsx";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { useWords } from "../../../language/use-words.ts";
import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import type { AuditEntry } from "./use-audit.ts";
import { useEntryText } from "./use-entry-text.ts";
import { auditWords } from "./words.ts";

export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const words = useWords(auditWords);
  const time = useTime();
  const text = useEntryText();
  const columns: Column<AuditEntry>[] = [
    {
      id: "when",
      head: words.when,
      cell: ({ at }) => (
        <span class="audit-when">
          {time.dayShort(millis(at))} {time.clockExact(millis(at))}
        </span>
      ),
    },
    {
      id: "who",
      head: words.who,
      cell: (it) => {
        const { name, more, actingFor } = text.who(it);
        return (
          <>
            {name} <span class="small soft">{more}</span>
            {actingFor && <span class="audit-for">{actingFor}</span>}
          </>
        );
      },
    },
    { id: "what", head: words.what, cell: (it) => text.action(it) },
    {
      id: "subject",
      head: words.subject,
      cell: (it) => (
        <ul class="audit-subject">
          {text.subject(it).map(({ key, name, value }) => (
            <li key={key}>
              <span class="soft small">{name}</span>{" "}
              {key === "booking" ? (
                <Link to="calendar" query={{ booking: value }}>
                  {value.slice(0, 8)}
                </Link>
              ) : (
                value
              )}
            </li>
          ))}
        </ul>
      ),
    },
    { id: "reason", head: words.reason, cell: ({ reason }) => reason || words.noReason },
    {
      id: "from",
      head: words.from,
      cell: ({ address, number }) => (
        <span class="small soft audit-when">
          {address} #{number}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption={words.title}
      columns={columns}
      rows={entries}
      keyOf={({ number }) => String(number)}
    />
  );
}

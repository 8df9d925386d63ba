import { useState } from "preact/hooks";
import { useApi } from "../../../api/use-api.ts";
import { Link } from "../../../app/navigation.tsx";
import { Button } from "../../../controls/button.tsx";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { SelectField, TextField } from "../../../controls/field.tsx";
import { useToast } from "../../../controls/toasts.tsx";
import { useLanguage, useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import type { GrantItem } from "./evidence-tab.tsx";
import { grantWords } from "./words.ts";

type Report = GrantItem["reports"][number];

/** Years that a report may be asked for, the present one first. */
const yearsBack = 10;

/** One grant: a year's evidence as it is now, its stored reports, and storing another. */
export function GrantCard({ grant, onStored }: { grant: GrantItem; onStored: () => void }) {
  const words = useWords(grantWords);
  const language = useLanguage();
  const time = useTime();
  const api = useApi();
  const toast = useToast();
  const { role } = usePerson();
  const [year, setYear] = useState(String(grant.currentYear));
  const [isStoring, setStoring] = useState(false);
  const [reason, setReason] = useState("");
  const place = `/evidence/${encodeURIComponent(grant.id)}/${year}`;
  const store = async () => {
    const answer = await api.post(`${place}/reports`, reason ? { reason } : {});
    if (!answer.ok) return answer.problem;
    toast({ text: words.stored });
    setReason("");
    onStored();
    return undefined;
  };
  const years = Array.from({ length: yearsBack }, (_, back) => grant.currentYear - back);
  const reports = grant.reports.filter((it) => String(it.fiscalYear) === year);
  const columns: Column<Report>[] = [
    {
      id: "number",
      head: words.reports,
      cell: (it) => (
        <Link to="evidence" query={{ grant: grant.id, year, report: String(it.number) }}>
          {words.report(String(it.number))}
        </Link>
      ),
    },
    {
      id: "at",
      head: words.storedAt,
      cell: ({ at }) => `${time.dayLong(millis(at))} ${time.clock(millis(at))}`,
    },
    { id: "by", head: words.by, cell: (it) => it.by },
    { id: "version", head: words.version, isNumber: true, cell: (it) => it.ledgerVersion },
    { id: "reason", head: words.reason, cell: (it) => it.reason },
    {
      id: "excel",
      head: words.excel,
      cell: (it) => (
        <a
          href={api.address(`${place}/reports/${it.number}`, { format: "xlsx", lang: language })}
          aria-label={`${words.excel} ${words.report(String(it.number))}`}
          download
        >
          {words.excel}
        </a>
      ),
    },
  ];
  return (
    <section class="card stack grant-card" aria-label={grant.name}>
      <div>
        <h3>{grant.name}</h3>
        <p class="soft">
          {grant.number && `${words.number(grant.number)} / `}
          {words.purpose}: {grant.purpose}
        </p>
      </div>
      <div class="grant-year no-print">
        <SelectField
          label={words.year}
          value={year}
          choices={years.map((it) => ({ value: String(it), label: words.years(it) }))}
          onValue={setYear}
        />
        <Link to="evidence" query={{ grant: grant.id, year }} class="button">
          {words.open}
        </Link>
        <a class="button" href={api.address(place, { format: "xlsx", lang: language })} download>
          {words.excel}
        </a>
        {role === "committee" && <Button onClick={() => setStoring(true)}>{words.store}</Button>}
      </div>
      {reports.length === 0 ? (
        <p class="soft">{words.noReports}</p>
      ) : (
        <DataTable
          caption={`${words.reports} ${grant.name}`}
          columns={columns}
          rows={reports}
          keyOf={(it) => String(it.number)}
        />
      )}
      {isStoring && (
        <ConfirmDialog
          title={words.storeTitle(grant.name, words.years(Number(year)))}
          note={words.storeNote}
          action={words.store}
          onConfirm={store}
          onClose={() => setStoring(false)}
        >
          <TextField label={words.storeReason} value={reason} onValue={setReason} maxLength={500} />
        </ConfirmDialog>
      )}
    </section>
  );
}

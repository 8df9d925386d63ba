import "./audit.css";
import { useMemo, useState } from "preact/hooks";
import { useApi } from "../../../api/use-api.ts";
import { useNavigation } from "../../../app/navigation.tsx";
import { Button } from "../../../controls/button.tsx";
import { SelectField, TextField } from "../../../controls/field.tsx";
import { EmptyState, Notice, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { periodOf } from "../../../period/period.ts";
import { DaysChoice, RangeChoice } from "../../../period/period-choice.tsx";
import { useInstallation } from "../../../session/use-session.ts";
import { rfc3339 } from "../../../time/instant.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { useNow } from "../../../time/use-time.ts";
import { AuditTable } from "./audit-table.tsx";
import { ShownCsv } from "./shown-csv.tsx";
import { areaOf, useAudit } from "./use-audit.ts";
import { useEntryText } from "./use-entry-text.ts";
import { auditWords } from "./words.ts";

const page = 200;

/** Who did what, newest first: by period, by what was acted on, and by any word. */
export default function AuditTab() {
  const words = useWords(auditWords);
  const numbers = useNumbers();
  const api = useApi();
  const { address, change } = useNavigation();
  const { cluster } = useInstallation();
  const now = useNow(600_000);
  const { area = "", q = "" } = address.query;
  const period = periodOf({ range: "week", ...address.query }, now, cluster);
  const { entries, isCut, problem, again } = useAudit(period.from, period.to);
  const text = useEntryText();
  const [shown, setShown] = useState(page);
  const wanted = q.trim().toLowerCase();
  const found = useMemo(
    () =>
      entries?.filter(
        (it) =>
          (area === "" || areaOf(it) === area) &&
          (wanted === "" || text.all(it).toLowerCase().includes(wanted)),
      ),
    [entries, area, wanted, text],
  );
  const areas = [...new Set([...(entries ?? []).map(areaOf), ...(area ? [area] : [])])].sort();
  const csv = { from: rfc3339(period.from), to: rfc3339(period.to), format: "csv" };
  return (
    <div class="stack audit">
      <div class="row">
        <div>
          <h2>{words.title}</h2>
          <p class="small soft">{words.note}</p>
        </div>
        <span class="row row-end no-print">
          {found && <ShownCsv entries={found} />}
          <a class="button" href={api.address("/audit", csv)} download>
            {words.csv}
          </a>
        </span>
      </div>
      <div class="audit-choices no-print">
        <RangeChoice period={period} />
        <DaysChoice period={period} />
        <SelectField
          label={words.area}
          value={area}
          choices={[
            { value: "", label: words.everything },
            ...areas.map((value) => ({ value, label: words.areas[value] ?? value })),
          ]}
          onValue={(value) => change({ area: value })}
        />
        <TextField
          label={words.search}
          hint={words.searchHint}
          type="search"
          value={q}
          onValue={(value) => change({ q: value }, { replace: true })}
        />
      </div>
      {problem && <ProblemNotice problem={problem} onAgain={again} />}
      {!entries && !problem && <Skeleton lines={8} />}
      {isCut && entries && <Notice kind="warn">{words.cut(numbers.number(entries.length))}</Notice>}
      {entries?.length === 0 && <EmptyState title={words.nothing}>{words.nothingWay}</EmptyState>}
      {entries && entries.length > 0 && found?.length === 0 && <EmptyState title={words.nothingFits} />}
      {entries && found && found.length > 0 && (
        <>
          <p class="small soft" role="status">
            {words.found(numbers.number(found.length), numbers.number(entries.length))}
          </p>
          <AuditTable entries={found.slice(0, shown)} />
          {found.length > shown && (
            <div class="no-print">
              <Button onClick={() => setShown(shown + page)}>{words.more}</Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

import { type Column, DataTable } from "../../controls/data-table.tsx";
import { ProblemNotice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { useWords } from "../../language/use-words.ts";
import { useCompanyName } from "../../session/use-company-name.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import { useTime } from "../../time/use-time.ts";
import { startOfDate } from "../../time/zoned.ts";
import { LorenzCurve } from "./lorenz-curve.tsx";
import { type Fairness, type Row, useMonths, type View } from "./use-fairness.ts";
import { fairnessWords } from "./words.ts";

/** The measures that need an explanation: indices, the curve, months, and who goes first next time. */
export function Details({ told, row, view }: { told: Fairness; row: Row; view: View }) {
  const words = useWords(fairnessWords);
  return (
    <div class="fairness-details">
      <section class="card stack">
        <h3>{words.measures}</h3>
        <Measures row={row} />
      </section>
      {row.detail?.lorenz && (
        <section class="card stack">
          <h3>{words.lorenz}</h3>
          <p class="small soft">{words.lorenzNote}</p>
          <LorenzCurve points={row.detail.lorenz} />
        </section>
      )}
      <section class="card stack">
        <h3>{words.trend}</h3>
        <p class="small soft">{words.trendNote}</p>
        <Months view={view} />
      </section>
      <section class="card stack">
        <h3>{words.claims}</h3>
        <p class="small soft">{words.claimsNote}</p>
        <Claims claims={told.claims ?? []} />
      </section>
    </div>
  );
}

function Measures({ row }: { row: Row }) {
  const words = useWords(fairnessWords);
  const numbers = useNumbers();
  const { detail } = row;
  if (!detail) return null;
  const measure = (name: string, note: string, value: number | null, peak: number | null | undefined) => (
    <div>
      <dt>
        <strong>{name}</strong>
        <p class="small soft">{note}</p>
      </dt>
      <dd>
        <span class="fairness-number">{numbers.number(value, 3)}</span>
        {peak !== undefined && <p class="small soft">{words.ofPeak(numbers.number(peak, 3))}</p>}
      </dd>
    </div>
  );
  return (
    <dl class="fairness-measures">
      {measure(words.jainWeighted, words.jainWeightedNote, detail.jainWeighted, detail.peak?.jainWeighted)}
      {measure(words.gini, words.giniNote, detail.gini, detail.peak?.gini)}
      {measure(
        words.jainUnweighted,
        words.jainUnweightedNote,
        detail.jainUnweighted,
        detail.peak?.jainUnweighted,
      )}
      <div>
        <dt>
          <strong>{words.shortfall}</strong>
          <p class="small soft">{words.shortfallNote}</p>
        </dt>
        <dd>
          <span class="fairness-number">{words.hours(numbers.number(detail.shortfall, 1))}</span>
          <p class="small soft">
            {words.met} {numbers.percent(detail.demandMet, 1)}
          </p>
        </dd>
      </div>
    </dl>
  );
}

function Months({ view }: { view: View }) {
  const words = useWords(fairnessWords);
  const numbers = useNumbers();
  const time = useTime();
  const name = useCompanyName();
  const asked = useMonths(view);
  if (asked.problem && !asked.value) return <ProblemNotice problem={asked.problem} onAgain={asked.again} />;
  if (!asked.value) return <Skeleton lines={4} />;
  // Months before anything was used would only push the others out of sight.
  const rows = asked.value.rows.filter(({ total }) => total.use > 0);
  const companies = [...new Set(rows.flatMap(({ members }) => members.map(({ company }) => company)))];
  const columns: Column<string>[] = [
    { id: "company", head: words.company, cell: (id) => name(id) },
    ...rows.map(
      (row): Column<string> => ({
        id: row.from,
        head: time.month(startOfDate(`${row.keys.month}-01`, time.zone) ?? 0),
        isNumber: true,
        cell: (id) => {
          const relative = row.members.find(({ company }) => company === id)?.relative;
          return relative ? numbers.number(relative.value, 2) : "–";
        },
      }),
    ),
  ];
  return <DataTable caption={words.trend} columns={columns} rows={companies} keyOf={(id) => id} />;
}

function Claims({ claims }: { claims: NonNullable<Fairness["claims"]> }) {
  const words = useWords(fairnessWords);
  const numbers = useNumbers();
  const name = useCompanyName();
  const columns: Column<(typeof claims)[number]>[] = [
    { id: "company", head: words.company, cell: (it) => name(it.company) },
    {
      id: "place",
      head: words.place,
      isNumber: true,
      cell: (it) => (it.place === null ? words.never : numbers.number(it.place)),
    },
    { id: "claim", head: words.claim, isNumber: true, cell: (it) => numbers.number(it.claim) },
    { id: "decayed", head: words.decayed, isNumber: true, cell: (it) => numbers.number(it.decayedUse, 1) },
    { id: "future", head: words.future, isNumber: true, cell: (it) => numbers.number(it.futureGrants, 1) },
  ];
  return <DataTable caption={words.claims} columns={columns} rows={claims} keyOf={(it) => it.company} />;
}

import { useAnswer } from "../../../api/use-api.ts";
import { DataTable } from "../../../controls/data-table.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useCompanies } from "../../../session/use-companies.ts";
import { millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import { type Round, type RoundChange, roundPath } from "../../fairness/rounds/round.ts";
import { deskWords } from "./words.ts";

/** Which companies have filed, how many wishes and when; not what they wish. */
export function FiledCompanies({ round }: { round: Round }) {
  const words = useWords(deskWords);
  const time = useTime();
  const companies = useCompanies();
  const asked = useAnswer<{ items: RoundChange[] }>(
    (api, signal) => api.get(roundPath(round.id, "/changes"), {}, signal),
    [round.id, round.version],
  );
  if (asked.problem && !asked.value) return <ProblemNotice problem={asked.problem} onAgain={asked.again} />;
  if (!asked.value) return <Skeleton lines={3} />;
  const newest = new Map(
    asked.value.items.flatMap((it) => (it.kind === "wished" && it.company ? [[it.company, it]] : [])),
  );
  const rows = [...newest.values()].filter(({ wishes }) => wishes !== 0);
  return (
    <section class="stack" aria-labelledby="desk-filed">
      <h3 id="desk-filed">{words.filed}</h3>
      {round.status === "open" && <p class="small soft">{words.filedNote}</p>}
      {rows.length === 0 ? (
        <p class="soft">{words.notFiled}</p>
      ) : (
        <DataTable<RoundChange>
          caption={words.filed}
          rows={rows}
          keyOf={(it) => it.company ?? ""}
          columns={[
            {
              id: "company",
              head: words.company,
              cell: (it) => companies.get(it.company ?? "")?.short ?? it.company,
            },
            { id: "wishes", head: words.wishes, cell: (it) => it.wishes, isNumber: true },
            {
              id: "at",
              head: words.filedAt,
              cell: (it) => `${time.day(millis(it.at))} ${time.clock(millis(it.at))}`,
            },
            { id: "by", head: words.filedBy, cell: (it) => it.actor.name },
          ]}
        />
      )}
    </section>
  );
}

import { Link } from "../../app/navigation.tsx";
import { useWords } from "../../language/use-words.ts";
import { useCompanyName } from "../../session/use-company-name.ts";
import { usePerson } from "../../session/use-session.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import type { Fairness, Row } from "./use-fairness.ts";
import { fairnessWords } from "./words.ts";

/** What is in nobody's share: all members together, use not settled, outsiders. In hours and in money. */
export function Totals({ told, row }: { told: Fairness; row: Row }) {
  const words = useWords(fairnessWords);
  const numbers = useNumbers();
  const name = useCompanyName();
  const person = usePerson();
  const line = (label: string, use: number, money: number | null, note?: string) => (
    <div>
      <dt class="small soft">{label}</dt>
      <dd>
        <strong>{words.hours(numbers.number(use, 1))}</strong>{" "}
        <span class="soft">{numbers.money(money === null ? null : Math.round(money), told.currency)}</span>
        {note && <p class="small soft">{note}</p>}
      </dd>
    </div>
  );
  const isSettler = person.role === "committee" || person.role === "office";
  return (
    <dl class="fairness-totals card">
      {line(words.total, row.total.use, row.total.money)}
      <div>
        <dt class="small soft">{words.unassigned}</dt>
        <dd>
          <strong>{words.hours(numbers.number(row.unassigned.use, 1))}</strong>{" "}
          <span class="soft">
            {numbers.money(
              row.unassigned.money === null ? null : Math.round(row.unassigned.money),
              told.currency,
            )}
          </span>
          {isSettler && row.unassigned.use > 0 && (
            <p class="small">
              <Link to="committee" query={{ tab: "judge" }}>
                {words.unassignedNote}
              </Link>
            </p>
          )}
        </dd>
      </div>
      {row.outsiders.map((it) =>
        line(
          `${words.outsiders}: ${it.company === null ? words.several : name(it.company)}`,
          it.use,
          it.money,
        ),
      )}
      <div>
        <dt class="small soft">{words.coverage}</dt>
        <dd>
          <strong>{numbers.percent(row.coverage)}</strong>
        </dd>
      </div>
    </dl>
  );
}

import type { z } from "zod";
import type { settlementSchema } from "../../../../routes/settlement-schema.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { Link } from "../../../app/navigation.tsx";
import { ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { useInstallation, usePerson } from "../../../session/use-session.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { AreaCostRow } from "./area-cost.tsx";
import { areaCosts, chargeGroups } from "./charge-groups.ts";
import { costWords } from "./words.ts";

type Settlement = z.infer<typeof settlementSchema>;

/** What a month costs the company, and of what it is made. */
export function MonthCost({ month, name }: { month: string; name: string }) {
  const words = useWords(costWords);
  const numbers = useNumbers();
  const { cluster } = useInstallation();
  const { company } = usePerson();
  const asked = useAnswer((api, signal) => api.get<Settlement>(`/settlements/${month}`, {}, signal), [month]);
  const money = (amount: number) => numbers.money(amount, cluster.currency);
  if (asked.problem && !asked.value) return <ProblemNotice problem={asked.problem} onAgain={asked.again} />;
  if (!asked.value) return <Skeleton lines={6} />;
  const { status, total, items } = asked.value;
  const costs = areaCosts(chargeGroups(items.filter((it) => it.recipient.id === company)));
  const isOpen = status === "draft";
  return (
    <section class="stack" aria-label={name}>
      <div class="card">
        <h2>{isOpen ? words.soFar(name) : words.final(name)}</h2>
        <p class="company-total">
          {money(total.total)} <span class="small soft">{words.taxIncluded}</span>
        </p>
        <p class="soft">
          {words.net(money(total.net))} + {words.tax(money(total.tax))}
        </p>
        <p class="small soft">{isOpen ? words.draftHint : words.publishedHint}</p>
      </div>
      {costs.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <>
          <div class="row">
            <h3>
              {words.breakdown} <span class="small soft">({words.amount})</span>
            </h3>
            <span class="row-end">
              <Link to="statement" query={{ month, company: company ?? "" }}>
                {words.byDay}
              </Link>
            </span>
          </div>
          <div class="costs-areas">
            {costs.map((it) => (
              <AreaCostRow key={it.area} cost={it} net={total.net} />
            ))}
          </div>
        </>
      )}
    </section>
  );
}

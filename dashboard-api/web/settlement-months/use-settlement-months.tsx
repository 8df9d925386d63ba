import type { z } from "zod";
import type { PageName } from "../../page/page-names.ts";
import type { settlementMonthSchema } from "../../routes/settlement-schema.ts";
import { useAnswer } from "../api/use-api.ts";
import { Link, useNavigation } from "../app/navigation.tsx";
import type { Column } from "../controls/data-table.tsx";
import { useInstallation } from "../session/use-session.ts";
import { useNumbers } from "../time/use-numbers.ts";
import { useTime } from "../time/use-time.ts";
import { startOfDate } from "../time/zoned.ts";

export type SettlementMonth = z.infer<typeof settlementMonthSchema>;
const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Months of settlement, latest first, as a table's rows and columns; the one that is looked at stands in the address (`month`). */
export function useSettlementMonths(given: {
  page: PageName;
  tab: string;
  words: {
    month: string;
    status: string;
    total: string;
    statuses: Record<SettlementMonth["status"], string>;
  };
  /** Which one is looked at when the address names none. */
  usual: (items: readonly SettlementMonth[]) => SettlementMonth | undefined;
}) {
  const { page, tab, words, usual } = given;
  const time = useTime();
  const numbers = useNumbers();
  const { cluster } = useInstallation();
  const { month: asked = "" } = useNavigation().address.query;
  const months = useAnswer(
    (api, signal) => api.get<{ items: SettlementMonth[] }>("/settlements", {}, signal),
    [],
  );
  const items = months.value?.items;
  const shown = monthShape.test(asked) ? asked : items && usual(items)?.month;
  const nameOf = (month: string) => time.month(startOfDate(`${month}-01`, time.zone) ?? 0);
  const columns: Column<SettlementMonth>[] = [
    {
      id: "month",
      head: words.month,
      cell: ({ month }) => (
        <Link to={page} query={{ tab, month }} current={month === shown}>
          {nameOf(month)}
        </Link>
      ),
    },
    { id: "status", head: words.status, cell: ({ status }) => words.statuses[status] },
    {
      id: "total",
      head: words.total,
      isNumber: true,
      cell: ({ total }) => total && numbers.money(total.total, cluster.currency),
    },
  ];
  return { items, problem: months.problem, again: months.again, shown, nameOf, columns };
}

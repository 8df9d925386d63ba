import type { EvidenceView } from "../../../routes/evidence-view.ts";
import { type Column, DataTable } from "../../controls/data-table.tsx";
import { useText, useWords } from "../../language/use-words.ts";
import { Fact } from "../../paper/fact.tsx";
import { useDay } from "../../paper/use-day.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import { useTime } from "../../time/use-time.ts";
import { startOfDate } from "../../time/zoned.ts";
import { evidenceWords } from "./words.ts";

type Asset = EvidenceView["assets"][number];
type Figure = Asset["figures"]["occupancy"];
type CompanyUse = Asset["companies"][number];
type MonthUse = Asset["months"][number];

const purposes = ["within", "outside", "otherGrant", "notStated"] as const;

/** One property: what it is, how long it is bound, and who used it for what. */
export function AssetSection({ asset, currency }: { asset: Asset; currency: string }) {
  const words = useWords(evidenceWords);
  const text = useText();
  const numbers = useNumbers();
  const time = useTime();
  const day = useDay();
  const hours = (micros: number) => words.hours(numbers.hours(micros));
  const figure = ({ value, lower, upper }: Figure) => {
    const [least, most] = [numbers.percent(lower), numbers.percent(upper)];
    const told = numbers.percent(value);
    // Bounds that read alike say nothing.
    return value === null || least === most ? told : `${told} ${words.between(least, most)}`;
  };
  const sum = (of: (it: CompanyUse) => number) => asset.companies.reduce((all, it) => all + of(it), 0);
  const companies: Column<CompanyUse>[] = [
    {
      id: "company",
      head: words.company,
      cell: (it) => (
        <>
          {it.name} <span class="soft">({it.isMember ? words.member : words.outsider})</span>
        </>
      ),
    },
    { id: "time", head: words.used, isNumber: true, cell: (it) => hours(it.time) },
    { id: "share", head: words.share, isNumber: true, cell: (it) => numbers.percent(it.share) },
    ...purposes.map((purpose) => ({
      ...{ id: purpose, head: words.purposes[purpose], isNumber: true },
      cell: (it: CompanyUse) => numbers.hours(it.purposes[purpose] ?? 0),
    })),
    { id: "bookings", head: words.bookings, isNumber: true, cell: (it) => numbers.number(it.bookings) },
    { id: "days", head: words.days, isNumber: true, cell: (it) => numbers.number(it.days) },
  ];
  const months: Column<MonthUse>[] = [
    {
      id: "month",
      head: words.month,
      cell: ({ month }) => time.month(startOfDate(`${month}-01`, time.zone) ?? 0),
    },
    { id: "days", head: words.daysUsed, isNumber: true, cell: (it) => figure(it.daysUsed) },
    { id: "occupancy", head: words.occupancy, isNumber: true, cell: (it) => figure(it.occupancy) },
  ];
  const restricted = asset.restrictedUntil
    ? `${day(asset.restrictedUntil)} (${asset.isRestricted ? words.isRestricted : words.notRestricted})`
    : null;
  const others = asset.otherGrants.map(({ grant }) => grant).join(", ");
  return (
    <section class="evidence-asset" aria-label={asset.name}>
      <h3>{asset.name}</h3>
      <dl class="evidence-facts evidence-columns">
        <Fact name={words.machines} value={asset.machines.map((it) => text(it)).join(", ") || null} />
        <Fact name={words.acquired} value={asset.acquired && day(asset.acquired)} />
        <Fact name={words.price} value={asset.price === null ? null : numbers.money(asset.price, currency)} />
        <Fact
          name={words.paid(numbers.percent(asset.fundedPart))}
          value={asset.amount === null ? null : numbers.money(asset.amount, currency)}
        />
        <Fact name={words.restricted} value={restricted} />
        <Fact name={words.otherGrants} value={others || null} />
      </dl>
      <h4>{words.use}</h4>
      <dl class="evidence-facts evidence-columns">
        <Fact name={words.used} value={hours(asset.time)} />
        <Fact name={words.unassigned} value={asset.unassigned > 0 ? hours(asset.unassigned) : null} />
        <Fact name={words.daysUsed} value={figure(asset.figures.daysUsed)} />
        <Fact name={words.occupancy} value={figure(asset.figures.occupancy)} />
        <Fact name={words.byMembers} value={hours(asset.byMembers)} />
        <Fact name={words.byOthers} value={hours(asset.byOthers)} />
        {purposes.map((purpose) => (
          <Fact key={purpose} name={words.purposes[purpose]} value={hours(asset.purposes[purpose] ?? 0)} />
        ))}
      </dl>
      {asset.companies.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <DataTable
          caption={words.companies}
          hasCaption
          columns={companies}
          rows={asset.companies}
          keyOf={(it) => it.company}
          foot={
            <tr>
              <th scope="row">{words.total}</th>
              <td class="number">{hours(sum((it) => it.time))}</td>
              <td />
              {purposes.map((purpose) => (
                <td key={purpose} class="number">
                  {numbers.hours(sum((it) => it.purposes[purpose] ?? 0))}
                </td>
              ))}
              <td class="number">{numbers.number(sum((it) => it.bookings))}</td>
              <td />
            </tr>
          }
        />
      )}
      {asset.months.length > 0 && (
        <div class="evidence-months">
          <DataTable
            caption={words.months}
            hasCaption
            columns={months}
            rows={asset.months}
            keyOf={(it) => it.month}
          />
        </div>
      )}
    </section>
  );
}

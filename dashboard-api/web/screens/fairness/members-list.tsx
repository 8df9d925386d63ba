import { useWords } from "../../language/use-words.ts";
import { useCompanyName } from "../../session/use-company-name.ts";
import { usePerson } from "../../session/use-session.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import { BalanceBar } from "./balance-bar.tsx";
import { ShareBar } from "./share-bar.tsx";
import type { Row, Standing } from "./use-fairness.ts";
import { fairnessWords } from "./words.ts";

/** What a committee reads first, a row a member: entitlement against use, balance, demand met, peak hours. */
export function MembersList(props: {
  row: Row;
  /** Of which companies one may open the ledger lines. */
  mayOpen: (company: string) => boolean;
  onOpen: (company: string) => void;
}) {
  const { row, mayOpen, onOpen } = props;
  const words = useWords(fairnessWords);
  const numbers = useNumbers();
  const name = useCompanyName();
  const person = usePerson();
  const all: Standing[] = [...row.members, ...(row.others ? [row.others] : [])];
  const mostShare = Math.max(0.01, ...all.map((it) => Math.max(it.entitlement, it.share?.upper ?? 0))) * 1.05;
  const mostBalance = Math.max(...all.map((it) => Math.abs(it.balance.value)), 1);
  return (
    <div class="members">
      <div class="members-head small soft" aria-hidden="true">
        <span>{words.company}</span>
        <span>
          {words.shareHead}
          <span class="members-note">{words.shareNote}</span>
        </span>
        <span>
          {words.balance}
          <span class="members-note">{words.balanceNote}</span>
        </span>
        <span>
          {words.met}
          <span class="members-note">{words.metNote}</span>
        </span>
        <span>
          {words.peak}
          <span class="members-note">{words.peakNote}</span>
        </span>
      </div>
      <ul>
        {row.members.map((it) => (
          <li key={it.company} class={it.company === person.company ? "members-own" : undefined}>
            {mayOpen(it.company) ? (
              <button type="button" class="member" onClick={() => onOpen(it.company)}>
                <MemberCells
                  name={name(it.company)}
                  it={it}
                  mostShare={mostShare}
                  mostBalance={mostBalance}
                />
                <span class="unseen">{words.open(name(it.company))}</span>
              </button>
            ) : (
              <div class="member">
                <MemberCells
                  name={name(it.company)}
                  it={it}
                  mostShare={mostShare}
                  mostBalance={mostBalance}
                />
              </div>
            )}
          </li>
        ))}
        {row.others && (
          <li>
            <div class="member">
              <MemberCells
                name={words.others(numbers.number(row.others.companies))}
                it={row.others}
                mostShare={mostShare}
                mostBalance={mostBalance}
              />
            </div>
          </li>
        )}
      </ul>
    </div>
  );
}

function MemberCells(props: { name: string; it: Standing; mostShare: number; mostBalance: number }) {
  const { name, it, mostShare, mostBalance } = props;
  const words = useWords(fairnessWords);
  const numbers = useNumbers();
  const { share, balance, demand, peak, relative } = it;
  const standing = (times: number) =>
    Math.abs(times - 1) < 0.005 ? words.even : times > 1 ? words.over : words.under;
  const spread = (bounds: { lower: number; upper: number }, write: (value: number) => string) =>
    write(bounds.lower) === write(bounds.upper)
      ? undefined
      : words.between(write(bounds.lower), write(bounds.upper));
  return (
    <>
      <span class="member-name">{name}</span>
      <span class="member-share">
        <ShareBar it={it} most={mostShare} />
        <span class="small member-line">
          <span>
            {share ? words.used(numbers.percent(share.value), numbers.number(it.use.value, 1)) : words.noUse}
          </span>
          <span>{words.entitled(numbers.percent(it.entitlement))}</span>
          {share && <span class="soft">{spread(share, (value) => numbers.percent(value))}</span>}
        </span>
      </span>
      <span class="member-figure" data-head={words.balance}>
        <strong>{words.hours(numbers.signed(balance.value))}</strong>
        <BalanceBar value={balance.value} most={mostBalance} />
        <span class="small soft">
          {relative && words.times(numbers.number(relative.value, 2))} {relative && standing(relative.value)}
        </span>
      </span>
      <span class="member-figure" data-head={words.met}>
        <strong>{demand ? numbers.percent(demand.met, 0) : "–"}</strong>
        <span class="small soft">
          {demand
            ? words.ofHours(numbers.number(demand.granted, 1), numbers.number(demand.requested, 1))
            : words.nothingAsked}
        </span>
      </span>
      <span class="member-figure" data-head={words.peak}>
        <strong>{peak?.relative ? words.times(numbers.number(peak.relative.value, 2)) : "–"}</strong>
        <span class="small soft">{peak ? words.hours(numbers.number(peak.use.value, 1)) : words.noPeak}</span>
      </span>
    </>
  );
}

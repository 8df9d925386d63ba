import { useText, useWords } from "../../language/use-words.ts";
import { Fact } from "../../paper/fact.tsx";
import { useDay } from "../../paper/use-day.ts";
import { useMachines } from "../../session/use-machines.ts";
import type { Millis } from "../../time/instant.ts";
import { useNumbers } from "../../time/use-numbers.ts";
import { useTime } from "../../time/use-time.ts";
import { dateOf } from "../../time/zoned.ts";
import { IssuerBlock } from "../statement/issuer-block.tsx";
import type { Statement } from "../statement/line-groups.ts";
import { Lines } from "../statement/statement-lines.tsx";
import { StatementTotals } from "../statement/statement-totals.tsx";
import { estimateWords } from "./words.ts";

/** What whoever sends it adds. */
export interface EstimateLetter {
  number: string;
  person: string;
  remark: string;
  /** Local days. */
  issuedOn: string;
  validUntil: string;
  hasSeals: boolean;
}

/** 御見積書 as an office sends it: A4, for a window envelope. */
export function EstimatePaper(props: {
  estimate: Statement;
  machine: string;
  time: { from: Millis; to: Millis };
  letter: EstimateLetter;
}) {
  const { estimate, machine, time, letter } = props;
  const words = useWords(estimateWords);
  const text = useText();
  const numbers = useNumbers();
  const { clock, weekday, zone } = useTime();
  const day = useDay();
  const name = text(useMachines().value?.items.find((it) => it.id === machine)?.name) || machine;
  const { print, issuer, lines, total, currency } = estimate;
  const dayOf = (at: Millis) => words.dayOf(day(dateOf(at, zone)), weekday(at));
  const isOneDay = dateOf(time.from, zone) === dateOf(time.to, zone);
  const end = isOneDay ? clock(time.to) : `${dayOf(time.to)} ${clock(time.to)}`;
  const when = words.range(`${dayOf(time.from)} ${clock(time.from)}`, end);
  const notes = [...(letter.remark ? [letter.remark] : []), ...print.notes];
  return (
    <article class="paper statement estimate" aria-label={`${print.title} ${print.recipient}`}>
      <h2 class="statement-title">{print.title}</h2>
      <div class="statement-head">
        <div>
          <p class="statement-recipient">{print.recipient}</p>
          {letter.person && <p class="estimate-person">{words.toPerson(letter.person)}</p>}
          <dl class="statement-facts">
            <Fact name={words.subject} value={words.subjectOf(name)} />
            <Fact name={words.when} value={when} />
            <Fact name={words.validUntil} value={letter.validUntil ? day(letter.validUntil) : null} />
          </dl>
        </div>
        <div>
          <dl class="statement-facts">
            <Fact name={words.issuedOn} value={day(letter.issuedOn)} />
            <Fact name={words.number} value={letter.number} />
          </dl>
          <IssuerBlock issuer={issuer} seals={letter.hasSeals ? issuer.seals : []} />
        </div>
      </div>
      <p>{words.greeting}</p>
      <p class="statement-due">
        <span>{words.amount}</span>
        <strong>{numbers.money(total, currency)}</strong>
        <span>{words.withTax}</span>
      </p>
      {lines.length === 0 ? <p>{words.free}</p> : <Lines lines={lines} caption={words.lines} />}
      <StatementTotals statement={estimate} />
      {notes.length > 0 && (
        <section class="statement-notes" aria-label={words.notes}>
          <h3>{words.notes}</h3>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

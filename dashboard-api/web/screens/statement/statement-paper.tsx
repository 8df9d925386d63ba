import { useWords } from "../../language/use-words.ts";
import { Fact } from "../../paper/fact.tsx";
import { useNumbers } from "../../time/use-numbers.ts";
import { IssuerBlock } from "./issuer-block.tsx";
import type { Statement } from "./line-groups.ts";
import { Lines, Summary } from "./statement-lines.tsx";
import { StatementTotals } from "./statement-totals.tsx";
import { statementWords } from "./words.ts";

/** As many lines as the first page takes; more of them go to an annex, by day. */
const onFirstPage = 14;

/** One statement or correction as it goes to the company: A4, for a window envelope, with what an invoice has to name. */
export function StatementPaper({ statement }: { statement: Statement }) {
  const words = useWords(statementWords);
  const numbers = useNumbers();
  const { print, issuer, lines, total, currency } = statement;
  const isDraft = statement.status === "draft";
  const isLong = lines.length > onFirstPage;
  return (
    <article class="paper statement" aria-label={`${print.title} ${statement.number ?? words.draft}`}>
      <h2 class="statement-title">{print.title}</h2>
      {isDraft && (
        <p class="statement-draft">
          <strong>{words.draft}</strong> {words.draftHint}
        </p>
      )}
      <div class="statement-head">
        <div>
          <p class="statement-recipient">{print.recipient}</p>
          {print.corrects && <p>{print.corrects}</p>}
          <dl class="statement-facts">
            <Fact name={words.period} value={print.period} />
            <Fact name={words.dueOn} value={print.dueOn} />
            <Fact name={words.bank} value={issuer.bank} />
          </dl>
        </div>
        <div>
          <dl class="statement-facts">
            <Fact name={words.number} value={statement.number ?? words.noNumber} />
            <Fact name={words.issuedOn} value={print.issuedOn} />
          </dl>
          <IssuerBlock issuer={issuer} seals={print.seals} />
        </div>
      </div>
      {!isDraft && total >= 0 && <p>{words.greeting}</p>}
      <p class="statement-due">
        <span>{total < 0 ? words.back : words.due}</span>
        <strong>{numbers.money(Math.abs(total), currency)}</strong>
        <span>{words.withTax}</span>
      </p>
      {/* What is asked for stands on the first page, however long the summary is. */}
      {isLong && <StatementTotals statement={statement} />}
      {isLong ? <Summary lines={lines} /> : <Lines lines={lines} caption={words.lines} />}
      {!isLong && <StatementTotals statement={statement} />}
      {(print.notes.length > 0 || isLong) && (
        <section class="statement-notes" aria-label={words.notes}>
          <h3>{words.notes}</h3>
          <ul>
            {print.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
            {isLong && <li>{words.annexHint}</li>}
          </ul>
        </section>
      )}
      {isLong && (
        <div class="statement-annex">
          <Lines
            lines={lines}
            caption={`${words.annex} (${[statement.number, print.recipient].filter(Boolean).join(" ")})`}
          />
        </div>
      )}
    </article>
  );
}

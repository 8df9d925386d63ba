import type { ComponentChildren } from "preact";
import { Link } from "../../../app/navigation.tsx";
import { useWords } from "../../../language/use-words.ts";
import { hour } from "../../../time/instant.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { dateOf } from "../../../time/zoned.ts";
import { cardWords } from "./card-words.ts";
import { CaseStrip } from "./case-strip.tsx";
import type { JudgeRow } from "./judge-rows.ts";
import { useRowText } from "./use-row-text.ts";
import { judgeWords } from "./words.ts";

/** An opened row: the machine's time around it, its story, where to read on, and what can be done about it. */
export function CaseCard(props: {
  row: JudgeRow;
  onNear: (companies: readonly string[]) => void;
  /** Links to what it is about, beside the machine's record. */
  links?: ComponentChildren;
  /** Buttons; null: nothing can be done by the reader. */
  deeds: ComponentChildren;
  children: ComponentChildren;
}) {
  const { row, onNear, links, deeds, children } = props;
  const words = useWords(cardWords);
  const { kind } = useWords(judgeWords);
  const text = useRowText();
  const time = useTime();
  const now = useNow(60_000);
  const machine = text.machine(row);
  const until = Math.max(row.from, row.to - hour);
  return (
    <article class="stack judge-card" aria-label={`${kind[row.kind]}: ${machine} ${text.when(row)}`}>
      <CaseStrip matter={row} name={machine} now={now} onNear={onNear} />
      {children}
      <footer class="row">
        <span class="row small">
          <Link
            to="machine"
            query={{ id: row.machine, from: dateOf(row.from, time.zone), to: dateOf(until, time.zone) }}
          >
            {words.openMachine}
          </Link>
          {links}
        </span>
        {deeds && <span class="row row-end no-print">{deeds}</span>}
      </footer>
    </article>
  );
}

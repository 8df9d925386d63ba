import type { ComponentChildren } from "preact";
import { Link } from "../../../app/navigation.tsx";
import { useWords } from "../../../language/use-words.ts";
import { hour, type Millis } from "../../../time/instant.ts";
import { useTime } from "../../../time/use-time.ts";
import { dateOf, startOfMonth } from "../../../time/zoned.ts";
import { type CaseKind, caseKinds, type JudgeCase, matterOf } from "./judge-case.ts";
import { countOf } from "./judge-rows.ts";
import { judgeWords } from "./words.ts";

export type Shown = CaseKind | "all" | "decided";

/** How many of each kind wait, what is oldest and what has a deadline; each is a choice of what to show. */
export function JudgeSummary(props: {
  cases: readonly JudgeCase[];
  now: Millis;
  shown: Shown;
  onShow: (shown: Shown) => void;
}) {
  const { cases, now, shown, onShow } = props;
  const words = useWords(judgeWords);
  const time = useTime();
  const month = startOfMonth(now, time.zone);
  // Faults and requests cost nothing; the others stand in the statements of their month.
  const settling = cases.filter(
    (it) => it.kind !== "fault" && it.kind !== "request" && matterOf(it).from < month,
  );
  const first = settling.length && Math.min(...settling.map((it) => matterOf(it).from));
  const note = (kind: CaseKind) => {
    const { first } = countOf(cases, kind);
    if (first === undefined) return words.none;
    if (kind === "request" && first <= now) return words.overdue;
    return kind === "request"
      ? words.deadline(time.moment(first, now), time.duration(first - now))
      : words.oldest(time.dayShort(first), age(now - first));
  };
  const age = (length: Millis) =>
    length < 48 * hour ? time.duration(length) : words.days(Math.floor(length / (24 * hour)));
  return (
    <div class="stack judge-summary">
      <fieldset class="judge-tiles" aria-label={words.show}>
        <Tile is="all" {...{ shown, onShow }} count={words.count(cases.length)} name={words.all} />
        {caseKinds.map((kind) => (
          <Tile
            key={kind}
            is={kind}
            {...{ shown, onShow }}
            count={words.count(countOf(cases, kind).count)}
            name={words.kind[kind]}
          >
            {note(kind)}
          </Tile>
        ))}
        <Tile is="decided" {...{ shown, onShow }} name={words.decided} />
      </fieldset>
      {settling.length > 0 && (
        <p class="small">
          {words.settles(settling.length)}{" "}
          <Link to="committee" query={{ tab: "settlement", month: dateOf(first, time.zone).slice(0, 7) }}>
            {words.toSettlement}
          </Link>
        </p>
      )}
    </div>
  );
}

function Tile(props: {
  is: Shown;
  shown: Shown;
  onShow: (shown: Shown) => void;
  name: string;
  count?: string;
  children?: ComponentChildren;
}) {
  const { is, shown, onShow, name, count, children } = props;
  return (
    <button
      type="button"
      class={`judge-tile ${count?.startsWith("0") ? "judge-tile-none" : ""}`}
      aria-pressed={shown === is}
      onClick={() => onShow(is)}
    >
      <span class="judge-tile-name">{name}</span>
      {count && <strong>{count}</strong>}
      {children && <span class="judge-tile-note">{children}</span>}
    </button>
  );
}

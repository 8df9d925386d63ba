import "./board.css";
import { Link, useNavigation } from "../../app/navigation.tsx";
import { useTitle } from "../../app/shell.tsx";
import { Button } from "../../controls/button.tsx";
import { SelectField } from "../../controls/field.tsx";
import { EmptyState, ProblemNotice } from "../../controls/problem-notice.tsx";
import { Segments } from "../../controls/tabs.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { useText, useWords } from "../../language/use-words.ts";
import { PaperBar } from "../../paper/paper-bar.tsx";
import { useInstallation } from "../../session/use-session.ts";
import { useNow, useTime } from "../../time/use-time.ts";
import { addDays, dateOf, startOfDate, startOfWeek } from "../../time/zoned.ts";
import { BoardLegend } from "./board-legend.tsx";
import { BoardMachine } from "./board-machine.tsx";
import { BoardTable } from "./board-table.tsx";
import { useBoard } from "./use-board.ts";
import { boardWords } from "./words.ts";

/** The week's bookings to hang up or to fax: black on white, read at arm's length. */
export default function BoardScreen() {
  const words = useWords(boardWords);
  const text = useText();
  const time = useTime();
  const now = useNow(60_000);
  const { cluster } = useInstallation();
  const { address, change } = useNavigation();
  const { query } = address;
  const monday = startOfWeek(startOfDate(query.week, time.zone) ?? now, time.zone);
  const paper = query.paper === "a3" ? "a3" : "a4";
  const board = useBoard(monday, time.zone);
  const machine = board.machines?.find((it) => it.id === query.machine);
  const sunday = addDays(monday, 6, time.zone);
  const span = words.titleOf(time.dayLong(monday), time.dayLong(sunday));
  useTitle(`${words.title} ${span}`);
  const go = (days: number) => change({ week: dateOf(addDays(monday, days, time.zone), time.zone) });
  return (
    <div class="paper-place paper-place-wide">
      <PaperBar
        title={words.title}
        isReady={!!board.machines?.length}
        back={<Link to="calendar">{words.toCalendar}</Link>}
      >
        <div class="row">
          <Button onClick={() => go(-7)}>{words.before}</Button>
          <Button onClick={() => change({ week: undefined })}>{words.thisWeek}</Button>
          <Button onClick={() => go(7)}>{words.after}</Button>
        </div>
        <SelectField
          label={words.machines}
          value={machine?.id ?? ""}
          choices={[
            { value: "", label: words.all },
            ...(board.machines ?? []).map((it) => ({ value: it.id, label: text(it.name) })),
          ]}
          onValue={(value) => change({ machine: value || undefined })}
        />
        <Segments
          label={words.paper}
          value={paper}
          choices={(["a4", "a3"] as const).map((value) => ({ value, label: words.papers[value] }))}
          onValue={(value) => change({ paper: value === "a3" ? value : undefined })}
        />
      </PaperBar>
      {board.problem && <ProblemNotice problem={board.problem} onAgain={board.again} />}
      {!board.machines && !board.problem && <Skeleton lines={8} />}
      {board.machines?.length === 0 && <EmptyState title={words.noMachines} />}
      {board.machines && board.machines.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard (WCAG 2.1.1)
        <section class="board-frame" aria-label={`${words.title} ${span}`} tabIndex={0}>
          <article class={`paper board board-${paper}`}>
            <header class="board-head">
              <h2>{machine ? text(machine.name) : words.title}</h2>
              <p class="board-span">{span}</p>
              <p class="board-cluster">{text(cluster.name)}</p>
            </header>
            {machine ? (
              <BoardMachine machine={machine.id} board={board} />
            ) : (
              <BoardTable machines={board.machines} board={board} size={paper === "a3" ? "row" : "paper"} />
            )}
            <BoardLegend
              hasFacts={board.hasFacts}
              printed={words.printed(`${time.dayLong(now)} ${time.clock(now)}`)}
            />
          </article>
        </section>
      )}
    </div>
  );
}

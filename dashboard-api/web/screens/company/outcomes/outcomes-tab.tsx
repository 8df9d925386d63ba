import { useState } from "preact/hooks";
import { useNavigation } from "../../../app/navigation.tsx";
import { Button } from "../../../controls/button.tsx";
import { type Column, DataTable } from "../../../controls/data-table.tsx";
import { EmptyState, ProblemNotice } from "../../../controls/problem-notice.tsx";
import { Segments } from "../../../controls/tabs.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import { millis, minute } from "../../../time/instant.ts";
import { useNumbers } from "../../../time/use-numbers.ts";
import { useNow, useTime } from "../../../time/use-time.ts";
import { addDays, startOfDay } from "../../../time/zoned.ts";
import { bookingWords } from "../../calendar/panel/booking-words.ts";
import { useMachineName } from "../use-machine-name.ts";
import { type OwnBooking, useOwnBookings } from "../use-own-bookings.ts";
import { DisputeDialog } from "./dispute-dialog.tsx";
import { outcomeWords } from "./words.ts";

const days = 56;
const flags = ["early", "overrun", "blocked", "late", "disputed", "waived"] as const;

/** What its company may want to contradict. */
const isOpen = (it: OwnBooking) =>
  it.outcome !== null &&
  (it.outcome !== "excused" || it.excusedBy === "blocked") &&
  (it.outcome !== "used" || it.early || it.overrun || it.blocked) &&
  !it.disputed &&
  !it.waived &&
  !it.upheld;
const isToLook = (it: OwnBooking) => (isOpen(it) && it.outcome !== "used") || it.blocked || it.disputed;

/** What the machines say became of the company's bookings, the latest first. */
export default function OutcomesTab() {
  const words = useWords(outcomeWords);
  const told = useWords(bookingWords);
  const time = useTime();
  const numbers = useNumbers();
  const now = useNow();
  const nameOf = useMachineName();
  const { address, change } = useNavigation();
  const [turn, setTurn] = useState(0);
  const [disputing, setDisputing] = useState<OwnBooking>();
  const from = addDays(startOfDay(now, time.zone), -days, time.zone);
  const until = Math.floor(now / minute) * minute;
  const own = useOwnBookings(from, until, turn);
  const isAll = address.query.show === "all";
  const over = own.value
    ?.filter((it) => millis(it.to) <= now && (it.status === "confirmed" || it.late))
    .reverse();
  const shown = isAll ? over : over?.filter(isToLook);
  const columns: Column<OwnBooking>[] = [
    {
      id: "when",
      head: words.when,
      cell: (it) => time.range(millis(it.from), millis(it.to)),
    },
    { id: "machine", head: words.machine, cell: (it) => nameOf(it.machine) },
    {
      id: "outcome",
      head: words.outcome,
      cell: (it) => (
        <>
          {it.status === "cancelled" ? (
            told.statuses.cancelled
          ) : (
            <span class={it.outcome === "no-show" ? "company-outcome-bad" : undefined}>
              {it.outcome ? told.outcomes[it.outcome] : words.notYet}
            </span>
          )}
          {flags
            .filter((flag) => it[flag])
            .map((flag) => (
              <span key={flag} class="company-mark">
                {told.flags[flag]}
              </span>
            ))}
          {it.noShowAt && (
            <p class="small soft">{words.noShowAt(time.moment(millis(it.noShowAt), millis(it.from)))}</p>
          )}
          {it.excusedBy && <p class="small soft">{told.excusedBy[it.excusedBy]}</p>}
          {it.use?.uncertain && <p class="small soft">{words.uncertain}</p>}
        </>
      ),
    },
    {
      id: "used",
      head: words.used,
      isNumber: true,
      cell: (it) =>
        it.use && (
          <>
            {words.usedOf(
              numbers.hours(it.use.used),
              numbers.hours((millis(it.to) - millis(it.from)) * 1_000),
            )}
            {it.use.overrun > 0 && (
              <p class="small soft">{words.over(time.duration(it.use.overrun / 1_000))}</p>
            )}
          </>
        ),
    },
    {
      id: "dispute",
      head: <span class="unseen">{words.dispute}</span>,
      cell: (it) => isOpen(it) && <Button onClick={() => setDisputing(it)}>{words.dispute}</Button>,
    },
  ];
  return (
    <section class="stack" aria-label={words.title}>
      <div class="row">
        <p class="soft">{words.hint}</p>
        <span class="row-end">
          <Segments
            label={words.show}
            choices={[
              { value: "look", label: words.toLook },
              { value: "all", label: words.all },
            ]}
            value={isAll ? "all" : "look"}
            onValue={(show) => change({ show: show === "all" ? "all" : undefined })}
          />
        </span>
      </div>
      {own.problem && !own.value && <ProblemNotice problem={own.problem} onAgain={own.again} />}
      {!own.value && !own.problem && <Skeleton lines={6} />}
      {over?.length === 0 && <EmptyState title={words.none}>{words.noneHint}</EmptyState>}
      {over && over.length > 0 && shown?.length === 0 && (
        <EmptyState title={words.noneToLook}>{words.noneToLookHint}</EmptyState>
      )}
      {shown && shown.length > 0 && (
        <div class="company-rows">
          <DataTable caption={words.caption} columns={columns} rows={shown} keyOf={(it) => it.id} />
        </div>
      )}
      {disputing && (
        <DisputeDialog
          booking={disputing}
          what={`${nameOf(disputing.machine)} ${time.range(millis(disputing.from), millis(disputing.to))}`}
          onClose={() => setDisputing(undefined)}
          onDone={() => {
            setDisputing(undefined);
            setTurn((it) => it + 1);
          }}
        />
      )}
    </section>
  );
}

import "./calendar.css";
import { useCallback, useEffect, useMemo } from "preact/hooks";
import { DAY, MINUTE } from "../../../../config/micros.ts";
import { localDay } from "../../../domain/calendar/open-time.ts";
import type { Interval } from "../../../domain/interval/interval.ts";
import { useNavigation } from "../../app/navigation.tsx";
import { useTitle } from "../../app/shell.tsx";
import { Button } from "../../controls/button.tsx";
import { EmptyState, ProblemNotice } from "../../controls/problem-notice.tsx";
import { Skeleton } from "../../controls/waiting.tsx";
import { useWords } from "../../language/use-words.ts";
import { useLive } from "../../live/use-live.ts";
import { usePerson } from "../../session/use-session.ts";
import { useNow } from "../../time/use-time.ts";
import { type PanelName, readAddress } from "./calendar-address.ts";
import { CalendarLegend } from "./calendar-legend.tsx";
import { CalendarPanels } from "./calendar-panels.tsx";
import { CalendarToolbar, PanelButtons, useProcesses } from "./calendar-toolbar.tsx";
import { booksForOthers, type CalendarBooking, mayBook as mayBookAs } from "./data/calendar-booking.ts";
import { useCalendarData } from "./data/use-calendar-data.ts";
import { useWaitlist } from "./data/use-waitlist.ts";
import { type Draft, isElsewhere, usualLength } from "./draft.ts";
import { HeldOffers } from "./panel/held-offers.tsx";
import { PhoneCalendar } from "./phone/phone-calendar.tsx";
import { nextFreeSlots } from "./plan/free-slots.ts";
import { shownMachines } from "./plan/shown-machines.ts";
import { rangeOf, stepped } from "./plan/view-range.ts";
import { keyMove } from "./timeline/keyboard-moves.ts";
import { Timeline } from "./timeline/timeline.tsx";
import { useCalendarTime } from "./use-calendar-time.ts";
import { useDraft } from "./use-draft.ts";
import { useMedia } from "./use-media.ts";
import { VerdictBubble } from "./verdict/verdict-view.tsx";
import { calendarWords } from "./words.ts";

/** The calendar 予約: when can I? Plan above, fact below, by machine; booking by hand, key or form. */
export default function CalendarScreen() {
  const words = useWords(calendarWords);
  const time = useCalendarTime();
  const { zone } = time;
  const viewer = usePerson();
  const { address: place, change } = useNavigation();
  const live = useLive();
  const isPhone = useMedia("(max-width: 700px)");
  const now = Math.floor((useNow(20_000) * 1_000) / MINUTE) * MINUTE;
  const todayDate = time.date(now).toString();
  const today = useMemo(() => localDay(Temporal.PlainDate.from(todayDate), zone).from, [todayDate, zone]);
  useTitle(words.title);

  const query = JSON.stringify(place.query);
  const address = useMemo(
    () => readAddress(JSON.parse(query), Temporal.PlainDate.from(todayDate)),
    [query, todayDate],
  );
  const view = isPhone ? "day" : address.view;
  const date = address.date.toString();
  const range = useMemo(() => rangeOf(view, Temporal.PlainDate.from(date), zone), [view, date, zone]);
  // A phone shows the days beside it, with how much of them is free.
  const known = useMemo(
    () => (isPhone ? rangeOf("week", Temporal.PlainDate.from(date), zone) : range),
    [isPhone, date, zone, range],
  );
  const data = useCalendarData(known, today);
  const { isKnown, expect } = data;
  useEffect(() => {
    if (!isKnown || isPhone || view === "month") return;
    // The month is one click away; it is asked for when nobody waits for anything.
    const timer = setTimeout(() => expect(rangeOf("month", Temporal.PlainDate.from(date), zone)), 500);
    return () => clearTimeout(timer);
  }, [isKnown, isPhone, view, date, zone, expect]);
  const named = isPhone ? "" : address.machines.join();
  const machines = useMemo(
    () =>
      data.machines &&
      shownMachines(
        data.machines,
        { machines: named.split(",").filter(Boolean), process: address.process },
        data.hours,
      ),
    [data.machines, data.hours, named, address.process],
  );
  const processes = useProcesses(data.hours);
  const mayBook = mayBookAs(viewer);
  const seesAll = booksForOthers(viewer);
  const waitlist = useWaitlist(mayBook, seesAll ? null : viewer.company);
  const hand = useDraft({ address, data, viewer, onDone: () => {} });
  const { draft } = hand;
  const machineName = (machine: string) => data.machines?.find((it) => it.id === machine)?.name ?? machine;

  const show = (day: Temporal.PlainDate) => change({ date: day.toString() }, { replace: true });
  const onSelect = useCallback(
    (booking: CalendarBooking) => change({ booking: booking.key, panel: undefined, new: undefined }),
    [change],
  );
  /** The first free time of a machine that is as long as most bookings are. */
  const freeIn = (machine: string, window: Interval) => {
    const hours = data.hours?.machines.get(machine);
    if (!hours || window.until <= window.from) return undefined;
    const length = usualLength(hours.rules.minimum);
    const taken = data.bookings.get(machine) ?? [];
    return nextFreeSlots([{ machine, hours, taken }], { length, window, zone, perMachine: 1 })[0];
  };
  const begin = (machine: string, byKey: boolean) => {
    const first = Math.max(now, range.from);
    const free = mayBook ? freeIn(machine, { from: first, until: first + 31 * DAY }) : undefined;
    if (!free) return;
    hand.begin(free, { byKey, isOpen: !byKey });
    if (free.from >= range.until) show(time.date(free.from));
  };
  const drop = (dropped: Draft) => {
    const { machine, replaces, from, until } = dropped;
    if (view !== "month" || replaces || until - from > DAY) {
      hand.drop(dropped);
      return;
    }
    // A pixel of a month is most of an hour: the day is opened, with the first free time from there on.
    const day = localDay(time.date(from), zone);
    const [start, end] = [Math.max(day.from, now), day.until];
    const place = freeIn(machine, { from: Math.max(start, from), until: end }) ??
      freeIn(machine, { from: start, until: end }) ?? { machine, from, until };
    hand.begin(place, { byKey: false, isOpen: true });
    change({ view: "day", date: time.date(place.from).toString() });
  };
  const onDraftKey = (event: KeyboardEvent) => {
    const draft = hand.latest();
    const hours = draft && data.hours?.machines.get(draft.machine);
    if (!draft || !hours || !machines) return;
    const { granularity: step, minimum } = hours.rules;
    const move = keyMove(event, draft, { step, zone, minimum: Math.max(step, minimum) });
    if (!move || (move.kind === "confirm" && hand.isOpen)) return;
    event.preventDefault();
    event.stopPropagation();
    if (move.kind === "cancel") hand.close();
    else if (move.kind === "confirm") {
      if (draft.replaces && isElsewhere(draft)) void hand.send(draft, null);
      else hand.open();
    } else {
      const at = machines.findIndex((it) => it.id === draft.machine);
      const other = move.kind === "machine" ? machines[at + move.by]?.id : undefined;
      const next = move.kind === "place" ? move.interval : draft;
      hand.place({ machine: other ?? draft.machine, from: next.from, until: next.until }, true);
      if (next.until <= range.from || next.from >= range.until) show(time.date(next.from));
    }
  };

  if (!data.machines || !machines) {
    return data.problem ? (
      <ProblemNotice problem={data.problem} onAgain={() => location.reload()} />
    ) : (
      <Skeleton lines={8} />
    );
  }
  const spoken =
    draft && hand.isByKey
      ? [
          machineName(draft.machine),
          time.range(draft),
          ...hand.verdict.reasons.map(({ text }) => text),
          ...(hand.verdict.standing === "passes" ? [words.free, ...hand.verdict.allowances] : []),
        ].join(" ")
      : "";
  const mineLabel = seesAll ? words.mineAll : words.mine;
  const onPanel = (panel: PanelName) =>
    change({ panel: address.panel === panel ? undefined : panel, booking: undefined });
  const common = {
    ...{ range, bookings: data.bookings, hours: data.hours, now, clock: hand.now, draft, mayBook },
    ...{ standing: hand.verdict.standing, selected: address.booking, onSelect },
    onDraft: hand.carry,
    onDrop: drop,
  };
  const hasPanel = (draft && hand.isOpen && !draft.isMoving) || address.booking || address.panel;
  return (
    <div class={`calendar ${hasPanel ? "calendar-with-panel" : ""}`}>
      <CalendarToolbar
        {...{ address: { ...address, view }, range, machines: data.machines, processes, isPhone }}
        mineLabel={mineLabel}
        onChange={(to) => change(to)}
        onNear={(steps) => expect(rangeOf(view, stepped(view, address.date, steps), zone))}
        onStep={(steps) => change({ date: stepped(view, address.date, steps).toString() })}
        onToday={() => change({ date: undefined })}
        onPanel={(panel) =>
          change({ panel: address.panel === panel ? undefined : panel, booking: undefined })
        }
      />
      {data.problem && <ProblemNotice problem={data.problem} onAgain={() => void data.again()} />}
      {!seesAll && waitlist.offered.length > 0 && address.panel !== "mine" && (
        <div class="calendar-offers no-print">
          <HeldOffers waitlist={waitlist} machineName={machineName} again={data.again} />
        </div>
      )}
      <p class="unseen" aria-live="assertive">
        {spoken}
      </p>
      <div class="calendar-main">
        {machines.length === 0 ? (
          <EmptyState
            title={words.noMachines}
            action={
              <Button onClick={() => change({ machines: undefined, process: undefined })}>
                {words.showAll}
              </Button>
            }
          />
        ) : isPhone ? (
          <PhoneCalendar
            {...common}
            machines={machines}
            machine={address.machines[0] ?? machines[0]?.id ?? ""}
            hand={hand}
            onMachine={(machine) => change({ machines: machine }, { replace: true })}
            onDay={show}
            onBegin={(machine) => begin(machine, false)}
            panels={<PanelButtons panel={address.panel} {...{ mineLabel, onPanel }} />}
          />
        ) : (
          <Timeline
            {...common}
            machines={machines}
            isKnown={data.isKnown}
            live={live.machines}
            isByKey={hand.isByKey}
            verdict={
              draft && (draft.isMoving || !hand.isOpen) ? <VerdictBubble verdict={hand.verdict} /> : null
            }
            onDraftKey={onDraftKey}
            onOpenDraft={hand.open}
            onBegin={(machine) => begin(machine, true)}
            onDay={(day) => change({ view: "day", date: day.toString() })}
          />
        )}
        <CalendarPanels
          {...{ address, data, machines, hand, waitlist, viewer, now, today, machineName }}
          onShow={(shown) => show(shown)}
        />
      </div>
      <CalendarLegend
        mayBook={mayBook && !isPhone}
        board={{ week: date, ...(address.machines.length === 1 ? { machine: address.machines.join() } : {}) }}
      />
    </div>
  );
}

import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { Button } from "../../controls/button.tsx";
import { Segments } from "../../controls/tabs.tsx";
import { useText, useWords } from "../../language/use-words.ts";
import type { CalendarAddress, PanelName } from "./calendar-address.ts";
import type { HoursBook } from "./data/machine-hours.ts";
import type { CalendarMachine } from "./data/use-calendar-data.ts";
import { type ViewRange, views } from "./plan/view-range.ts";
import { useCalendarTime } from "./use-calendar-time.ts";
import { calendarWords } from "./words.ts";

/** What the view shows, in words: a day, a week or a month, with the numbers of its weeks. */
export function useRangeTitle(range: ViewRange, isShort: boolean): { title: string; weeks: string } {
  const time = useCalendarTime();
  const words = useWords(calendarWords);
  const [first, last] = [range.days[0], range.days.at(-1)];
  const numbers = [first?.date.weekOfYear ?? 0, last?.date.weekOfYear ?? 0] as const;
  const weeks = numbers[0] === numbers[1] ? words.week(numbers[0]) : words.weeks(...numbers);
  if (range.view === "month") return { title: time.month(range.from), weeks };
  if (range.view === "day") {
    return { title: isShort ? time.day(range.from) : time.dayTitle(range.from), weeks };
  }
  return { title: time.days(range.from, range.until - 1), weeks };
}

/** The processes that machines of the site are capable of, by id, with their names. */
export function useProcesses(hours: HoursBook | undefined): ReadonlyMap<string, string> {
  const text = useText();
  const all = [...(hours?.machines.values() ?? [])].flatMap((it) => it.capabilities);
  return new Map(all.map(({ process, name }) => [process, text(name) || process]));
}

/** A button that opens the browser's own calendar. */
function DayPicker({ date, onDate }: { date: string; onDate: (date: string) => void }) {
  const words = useWords(calendarWords);
  const input = useRef<HTMLInputElement>(null);
  return (
    <span class="calendar-picker no-print">
      <Button kind="quiet" aria-label={words.goTo} onClick={() => input.current?.showPicker()}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <path d="M4 6h16v14H4zM4 10h16M8 3v5M16 3v5" fill="none" stroke="currentColor" stroke-width="2" />
        </svg>
      </Button>
      <input
        ref={input}
        type="date"
        class="calendar-picker-input"
        tabIndex={-1}
        aria-hidden="true"
        value={date}
        onChange={(event) => event.currentTarget.value && onDate(event.currentTarget.value)}
      />
    </span>
  );
}

/** The two other ways to a booking: searching, and one's own list. */
export function PanelButtons(props: {
  panel: PanelName | null;
  mineLabel: string;
  onPanel: (panel: PanelName) => void;
}) {
  const { panel, mineLabel, onPanel } = props;
  const words = useWords(calendarWords);
  return (
    <>
      <Button aria-pressed={panel === "find"} onClick={() => onPanel("find")}>
        {words.find}
      </Button>
      <Button aria-pressed={panel === "mine"} onClick={() => onPanel("mine")}>
        {mineLabel}
      </Button>
    </>
  );
}

/** Where and what one looks at, and the ways to a booking. */
export function CalendarToolbar(props: {
  address: CalendarAddress;
  range: ViewRange;
  machines: readonly CalendarMachine[];
  processes: ReadonlyMap<string, string>;
  isPhone: boolean;
  mineLabel: string;
  onChange: (change: Record<string, string | undefined>) => void;
  onStep: (steps: -1 | 1) => void;
  /** A hand or the focus is where the next click steps. */
  onNear: (steps: -1 | 1) => void;
  onToday: () => void;
  onPanel: (panel: PanelName) => void;
  children?: ComponentChildren;
}) {
  const { address, range, machines, processes, isPhone, mineLabel, onChange, onStep, onNear, onPanel } =
    props;
  const words = useWords(calendarWords);
  const { title, weeks } = useRangeTitle(range, isPhone);
  const one = address.machines.length === 1 ? (address.machines[0] ?? "") : "";
  const some = address.machines.length > 1;
  return (
    <div class="calendar-toolbar">
      <h1 class="unseen">{words.title}</h1>
      <div class="calendar-steps no-print">
        <Button onClick={props.onToday}>{words.today}</Button>
        {([-1, 1] as const).map((steps) => (
          <Button
            key={steps}
            kind="quiet"
            aria-label={steps < 0 ? words.before : words.after}
            onPointerEnter={() => onNear(steps)}
            onFocus={() => onNear(steps)}
            onClick={() => onStep(steps)}
          >
            {steps < 0 ? "‹" : "›"}
          </Button>
        ))}
        <DayPicker date={address.date.toString()} onDate={(date) => onChange({ date })} />
      </div>
      <p class="calendar-range" aria-live="polite">
        {title} {!isPhone && <span class="soft small">{weeks}</span>}
      </p>
      {!isPhone && (
        <Segments
          label={words.view}
          choices={views.map((value) => ({ value, label: words.views[value] }))}
          value={address.view}
          onValue={(view) => onChange({ view })}
        />
      )}
      {!isPhone && (
        <div class="calendar-filters no-print">
          {processes.size > 1 && (
            <select
              class="input"
              aria-label={words.filterProcess}
              value={address.process ?? ""}
              onChange={(event) => onChange({ process: event.currentTarget.value, machines: undefined })}
            >
              <option value="">{words.allProcesses}</option>
              {[...processes].map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
          <select
            class="input"
            aria-label={words.filterMachine}
            value={some ? "some" : one}
            onChange={(event) => onChange({ machines: event.currentTarget.value, process: undefined })}
          >
            <option value="">{words.allMachines}</option>
            {some && (
              <option value="some">{words.machineCount(address.machines.length, machines.length)}</option>
            )}
            {machines.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      {!isPhone && (
        <div class="calendar-ways no-print">
          <PanelButtons panel={address.panel} mineLabel={mineLabel} onPanel={onPanel} />
        </div>
      )}
      {props.children}
    </div>
  );
}

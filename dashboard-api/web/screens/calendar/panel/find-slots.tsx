import { useMemo, useState } from "preact/hooks";
import { DAY, HOUR, MINUTE, type Micros } from "../../../../../config/micros.ts";
import { localDay } from "../../../../domain/calendar/open-time.ts";
import { DateField } from "../../../controls/date-field.tsx";
import { SelectField } from "../../../controls/field.tsx";
import { EmptyState } from "../../../controls/problem-notice.tsx";
import { Skeleton } from "../../../controls/waiting.tsx";
import { useWords } from "../../../language/use-words.ts";
import {
  type CalendarData,
  type CalendarMachine,
  useBookings,
  useByMachine,
} from "../data/use-calendar-data.ts";
import { type FreeSlot, nextFreeSlots } from "../plan/free-slots.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import { calendarWords } from "../words.ts";
import { myWords } from "./my-words.ts";

const lengths = [30, 60, 90, 120, 180, 240, 360, 480, 600].map((minutes) => minutes * MINUTE);
const mostShown = 40;
const searched = 31 * DAY;

/** The next free slots of a length on the machines that are shown, one tap from a booking. */
export function FindSlots(props: {
  data: CalendarData;
  machines: readonly CalendarMachine[];
  today: Micros;
  now: Micros;
  process: string;
  processes: ReadonlyMap<string, string>;
  onProcess: (process: string) => void;
  onPlace: (slot: FreeSlot) => void;
}) {
  const { data, machines, today, now, onPlace } = props;
  const words = useWords(myWords);
  const frame = useWords(calendarWords);
  const time = useCalendarTime();
  const [length, setLength] = useState(2 * HOUR);
  const [date, setDate] = useState(() => time.date(now).toString());
  const asked = useBookings({ from: today, until: today + searched + 31 * DAY });
  const byMachine = useByMachine(asked.value?.items, data.hours, data.nameOf);
  const first = useMemo(() => {
    try {
      return localDay(Temporal.PlainDate.from(date), time.zone).from;
    } catch {
      return now;
    }
  }, [date, time.zone, now]);
  const slots = useMemo(() => {
    const { hours } = data;
    if (!hours || !asked.value) return undefined;
    const from = Math.max(now, first);
    const known = machines.flatMap(({ id }) => {
      const its = hours.machines.get(id);
      return its ? [{ machine: id, hours: its, taken: byMachine.get(id) ?? [] }] : [];
    });
    const window = { from, until: Math.min(from + searched, hours.until) };
    return nextFreeSlots(known, { length, window, zone: time.zone, perMachine: 6 }).slice(0, mostShown);
  }, [data.hours, asked.value, byMachine, machines, length, first, now, time.zone]);
  const untilText = ({ until, freeUntil }: FreeSlot) => {
    const isSameDay = time.date(until - 1).equals(time.date(freeUntil - 1));
    return isSameDay ? time.clock(freeUntil) : `${time.day(freeUntil)} ${time.clock(freeUntil)}`;
  };
  const machineName = (machine: string) => machines.find((it) => it.id === machine)?.name ?? machine;
  return (
    <>
      {props.processes.size > 1 && (
        <SelectField
          label={frame.filterProcess}
          value={props.process}
          choices={[
            { value: "", label: frame.allProcesses },
            ...[...props.processes].map(([value, label]) => ({ value, label })),
          ]}
          onValue={props.onProcess}
        />
      )}
      <div class="calendar-place-clocks">
        <SelectField
          label={words.length}
          value={String(length)}
          choices={lengths.map((it) => ({ value: String(it), label: time.duration(it) }))}
          onValue={(value) => setLength(Number(value))}
        />
        <DateField label={words.from} value={date} min={time.date(now).toString()} onValue={setDate} />
      </div>
      {slots === undefined && <Skeleton lines={4} />}
      {slots?.length === 0 && <EmptyState title={words.nothingFree}>{words.nothingFreeHint}</EmptyState>}
      {slots && slots.length > 0 && (
        <>
          <p class="small soft" role="status">
            {words.found(slots.length)}
          </p>
          <div class="calendar-slot-list">
            {slots.map((slot) => (
              <button
                key={`${slot.machine} ${slot.from}`}
                type="button"
                class="calendar-slot"
                onClick={() => onPlace(slot)}
              >
                <span class="calendar-slot-when">{time.range(slot)}</span>
                <span class="soft">
                  {machineName(slot.machine)}
                  {slot.freeUntil > slot.until && ` / ${words.freeUntil(untilText(slot))}`}
                </span>
              </button>
            ))}
          </div>
        </>
      )}
    </>
  );
}

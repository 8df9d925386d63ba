import { useState } from "preact/hooks";
import type { Micros } from "../../../../config/micros.ts";
import type { Interval } from "../../../domain/interval/interval.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { useNavigation } from "../../app/navigation.tsx";
import { useToast } from "../../controls/toasts.tsx";
import { useWords } from "../../language/use-words.ts";
import type { Person } from "../../session/session.ts";
import type { CalendarAddress } from "./calendar-address.ts";
import { useProcesses } from "./calendar-toolbar.tsx";
import { booksForOthers, type CalendarBooking, mayBook } from "./data/calendar-booking.ts";
import type { CalendarData, CalendarMachine } from "./data/use-calendar-data.ts";
import type { Waitlist } from "./data/use-waitlist.ts";
import { BookingDetail } from "./panel/booking-detail.tsx";
import { BookingElsewhere } from "./panel/booking-elsewhere.tsx";
import { BookingForm } from "./panel/booking-form.tsx";
import { CalendarPanel } from "./panel/calendar-panel.tsx";
import { FindSlots } from "./panel/find-slots.tsx";
import { MyBookings } from "./panel/my-bookings.tsx";
import { myWords } from "./panel/my-words.ts";
import { useCalendarTime } from "./use-calendar-time.ts";
import type { DraftInHand } from "./use-draft.ts";
import { useMedia } from "./use-media.ts";

/** The one thing beside the timeline: the booking in hand, else the one that is looked at, else a list. */
export function CalendarPanels(props: {
  address: CalendarAddress;
  data: CalendarData;
  machines: readonly CalendarMachine[];
  hand: DraftInHand;
  waitlist: Waitlist;
  viewer: Person;
  now: Micros;
  today: Micros;
  machineName: (machine: string) => string;
  onShow: (date: Temporal.PlainDate) => void;
}) {
  const isPhone = useMedia("(max-width: 700px)");
  const { address, data, machines, hand, waitlist, viewer, now, today, machineName, onShow } = props;
  const { change } = useNavigation();
  const lists = useWords(myWords);
  const time = useCalendarTime();
  const toast = useToast();
  const [problem, setProblem] = useState<ApiProblem>();
  const [elsewhere, setElsewhere] = useState<CalendarBooking>();
  const [isSending, setIsSending] = useState(false);
  const seesAll = booksForOthers(viewer);
  const processes = useProcesses(data.hours);

  const wait = async (wish: Interval & { machine: string }) => {
    const { person, job, purpose, company } = hand.form;
    setIsSending(true);
    const told = await waitlist.join(
      { machine: wish.machine, from: wish.from, until: wish.until },
      { ...(seesAll ? { company } : {}), person: person || null, job: job.trim() || null, purpose },
    );
    setIsSending(false);
    setProblem(told.ok ? undefined : told.problem);
    if (!told.ok) return;
    const { place } = told.value;
    toast({ text: lists.joined(place ? lists.place(place.place, place.of) : "") });
    hand.close();
    change({ panel: "mine", booking: undefined });
  };
  const { draft } = hand;
  if (draft && hand.isOpen && !draft.isMoving) {
    return (
      <BookingForm
        {...{ draft, data, viewer, now }}
        form={hand.form}
        verdict={hand.verdict}
        problem={hand.problem ?? problem}
        isSending={hand.isSending || isSending}
        onPlace={(place) => {
          hand.place(place);
          onShow(time.date(place.from));
        }}
        onForm={hand.setForm}
        onSend={() => void hand.send()}
        onWait={() => void wait(draft)}
        onClose={hand.close}
      />
    );
  }
  /** Shows its day, and on a phone, which has one machine at a time, its machine. */
  const follow = ({ machine, from }: CalendarBooking) =>
    change(
      { date: time.date(from).toString(), ...(isPhone ? { machines: machine } : {}) },
      { replace: true },
    );
  const closeDetail = () => {
    setProblem(undefined);
    change({ booking: undefined });
  };
  if (address.booking !== null) {
    const shown = [...data.bookings.values()].flat().find((it) => it.key === address.booking);
    const booking = shown ?? (elsewhere?.key === address.booking ? elsewhere : undefined);
    if (!booking) {
      if (!data.isKnown) return null;
      const found = (it: CalendarBooking) => {
        setElsewhere(it);
        follow(it);
      };
      return <BookingElsewhere id={address.booking} data={data} onFound={found} onClose={closeDetail} />;
    }
    return (
      <BookingDetail
        {...{ booking, now, problem, isSending }}
        machineName={machineName(booking.machine)}
        nameOf={data.nameOf}
        lateCancellation={data.hours?.machines.get(booking.machine)?.rules.lateCancellation ?? 0}
        mayWait={mayBook(viewer) && !seesAll && booking.kind === "booking"}
        onChange={() => hand.edit(booking)}
        onWait={() => void wait(booking)}
        onClose={closeDetail}
        onDecide={async (decision, reason) => {
          setIsSending(true);
          const told = await hand.actions.decide(booking, decision, reason);
          setIsSending(false);
          setProblem(told.ok ? undefined : told.problem);
          if (told.ok && decision === "cancel") closeDetail();
        }}
      />
    );
  }
  const closeList = () => change({ panel: undefined });
  if (address.panel === "mine") {
    return (
      <CalendarPanel title={seesAll ? lists.titleAll : lists.title} about="mine" onClose={closeList}>
        <MyBookings
          {...{ data, waitlist, today, now }}
          onSelect={(booking) => {
            change({ booking: booking.key });
            follow(booking);
          }}
        />
      </CalendarPanel>
    );
  }
  if (address.panel === "find") {
    return (
      <CalendarPanel title={lists.findTitle} about="find" onClose={closeList}>
        <FindSlots
          {...{ data, machines, today, now, processes }}
          process={address.process ?? ""}
          onProcess={(process) => change({ process, machines: undefined }, { replace: true })}
          onPlace={(slot) => {
            hand.begin(slot, { byKey: false, isOpen: true });
            onShow(time.date(slot.from));
          }}
        />
      </CalendarPanel>
    );
  }
  return null;
}

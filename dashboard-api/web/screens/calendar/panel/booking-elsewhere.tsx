import { useEffect } from "preact/hooks";
import type { BookingView } from "../../../../routes/booking-view.ts";
import { useAnswer } from "../../../api/use-api.ts";
import { useWords } from "../../../language/use-words.ts";
import { usePerson } from "../../../session/use-session.ts";
import { type CalendarBooking, calendarBooking } from "../data/calendar-booking.ts";
import type { CalendarData } from "../data/use-calendar-data.ts";
import { CalendarPanel } from "./calendar-panel.tsx";
import { panelWords } from "./panel-words.ts";

/** A booking that a link names and that the view does not show: on another day, or in force no more. */
export function BookingElsewhere(props: {
  id: string;
  data: Pick<CalendarData, "nameOf">;
  onFound: (booking: CalendarBooking) => void;
  onClose: () => void;
}) {
  const { id, data, onFound, onClose } = props;
  const words = useWords(panelWords);
  const viewer = usePerson();
  const asked = useAnswer(
    (api, signal) => api.get<BookingView>(`/bookings/${encodeURIComponent(id)}`, {}, signal),
    [id],
  );
  useEffect(() => {
    if (asked.value) onFound(calendarBooking(asked.value, { viewer, nameOf: data.nameOf, changeover: 0 }));
  }, [asked.value]);
  if (!asked.problem) return null;
  return (
    <CalendarPanel title={words.booking} about={id} onClose={onClose}>
      <p>{words.noSuch}</p>
    </CalendarPanel>
  );
}

import { rfc3339FromMicros } from "../../../../../config/micros.ts";
import type { BookingView } from "../../../../routes/booking-view.ts";
import { newKey } from "../../../api/api-client.ts";
import type { Answer } from "../../../api/problem.ts";
import { useApi } from "../../../api/use-api.ts";
import { useToast } from "../../../controls/toasts.tsx";
import { useWords } from "../../../language/use-words.ts";
import type { CalendarBooking } from "../data/calendar-booking.ts";
import type { Draft } from "../draft.ts";
import { useCalendarTime } from "../use-calendar-time.ts";
import { type BookingFormValues, blockBody, changeBody, wishBody } from "./booking-form-values.ts";
import { panelWords } from "./panel-words.ts";

type Decision = "cancel" | "release" | "dispute";

/** What can be done with bookings, each telling what came of it; what can be taken back offers it. */
export function useBookingActions(again: () => Promise<void>) {
  const api = useApi();
  const toast = useToast();
  const words = useWords(panelWords);
  const time = useCalendarTime();
  const spanOf = ({ from, to }: BookingView) =>
    time.range({ from: Date.parse(from) * 1_000, until: Date.parse(to) * 1_000 });

  const tellUndone = (answer: Answer<unknown>) => {
    toast(answer.ok ? { text: words.undone } : { text: words.notUndone, kind: "wrong" });
    void again();
  };
  /** Puts a booking back where it was, if it is still as it was left. */
  const putBack = async (before: CalendarBooking, version: number) => {
    const place = {
      machine: before.machine,
      from: rfc3339FromMicros(before.from),
      to: rfc3339FromMicros(before.until),
    };
    tellUndone(await api.patch<BookingView>(`/bookings/${before.id}`, place, { ifMatch: version }));
  };
  const cancelAgain = async (made: BookingView) =>
    tellUndone(await api.post(`/bookings/${made.id}/cancel`, {}, { ifMatch: made.version }));
  /** A cancelled booking cannot rise again: its time is booked anew, if nobody has it yet. */
  const bookAgain = async ({ view }: CalendarBooking) => {
    if (!view) return;
    const { machine, kind, company, from, to, purpose, grant, job, person, mentor } = view;
    if (kind !== "booking") {
      tellUndone(await api.post("/blocks", { machine, kind, from, to }, { key: newKey() }));
      return;
    }
    const body = { machine, ...(company ? { company } : {}), from, to, purpose, grant, job, person, mentor };
    tellUndone(await api.post("/bookings", body, { key: newKey() }));
  };

  return {
    async make(draft: Draft, form: BookingFormValues, company: string | undefined, key: string) {
      const answer = await api.post<BookingView>("/bookings", wishBody(draft, form, company), { key });
      if (answer.ok) {
        const tell = answer.value.status === "requested" ? words.asked : words.booked;
        toast({ text: tell(spanOf(answer.value)), undo: () => void cancelAgain(answer.value) });
      }
      await again();
      return answer;
    },
    /** Takes the machine out of use. */
    async block(draft: Draft, form: BookingFormValues, key: string) {
      const answer = await api.post<BookingView>("/blocks", blockBody(draft, form), { key });
      if (answer.ok) {
        // Bookings that made way do not come back with it.
        const undo = form.displaces ? {} : { undo: () => void cancelAgain(answer.value) };
        toast({ text: words.blocked(spanOf(answer.value)), ...undo });
      }
      await again();
      return answer;
    },
    /** Moves it and, with `form`, says other things of it. */
    async change(draft: Draft, form: BookingFormValues | null) {
      const before = draft.replaces as CalendarBooking;
      const place = {
        machine: draft.machine,
        from: rfc3339FromMicros(draft.from),
        to: rfc3339FromMicros(draft.until),
      };
      const body = form ? changeBody(draft, form, before.isOwn) : place;
      const version = before.view?.version ?? 0;
      const answer = await api.patch<BookingView>(`/bookings/${before.id}`, body, { ifMatch: version });
      if (answer.ok) {
        const { value } = answer;
        toast({ text: words.moved(spanOf(value)), undo: () => void putBack(before, value.version) });
      }
      await again();
      return answer;
    },
    async decide(booking: CalendarBooking, decision: Decision, reason = "") {
      const version = booking.view?.version ?? 0;
      const answer = await api.post<BookingView>(
        `/bookings/${booking.id}/${decision}`,
        { reason },
        { ifMatch: version },
      );
      if (answer.ok) {
        const isBlock = booking.kind !== "booking";
        const text = {
          cancel: isBlock ? words.blockCancelled : words.cancelled,
          release: isBlock ? words.blockEnded : words.released,
          dispute: words.disputed,
        }[decision];
        toast({ text, ...(decision === "cancel" ? { undo: () => void bookAgain(booking) } : {}) });
      }
      await again();
      return answer;
    },
  };
}
export type BookingActions = ReturnType<typeof useBookingActions>;

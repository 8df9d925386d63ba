import { useContext, useEffect, useRef, useState } from "preact/hooks";
import type { Micros } from "../../../../config/micros.ts";
import { newKey } from "../../api/api-client.ts";
import type { Answer, ApiProblem } from "../../api/problem.ts";
import { useApi } from "../../api/use-api.ts";
import { useNavigation } from "../../app/navigation.tsx";
import { useToast } from "../../controls/toasts.tsx";
import { useWords } from "../../language/use-words.ts";
import { ClockContext } from "../../time/use-time.ts";
import { type CalendarAddress, draftText } from "./calendar-address.ts";
import { booksForOthers, type CalendarBooking, type Viewer } from "./data/calendar-booking.ts";
import type { CalendarData } from "./data/use-calendar-data.ts";
import type { Draft } from "./draft.ts";
import {
  type BookingFormValues,
  blockBody,
  emptyForm,
  formOf,
  seriesBody,
  wishBody,
} from "./panel/booking-form-values.ts";
import { panelWords } from "./panel/panel-words.ts";
import { useBookingActions } from "./panel/use-booking-actions.ts";
import { obstaclesOf } from "./plan/obstacles.ts";
import { useCalendarTime } from "./use-calendar-time.ts";
import { useVerdict } from "./verdict/use-verdict.ts";

/** The booking in hand: where it is, what is entered, what the rules say, and sending it. */
export function useDraft(given: {
  address: CalendarAddress;
  data: CalendarData;
  viewer: Viewer & { readonly person: string | null };
  /** Nothing is in hand any more. */
  onDone: () => void;
}) {
  const { address, data, viewer, onDone } = given;
  const { change } = useNavigation();
  const api = useApi();
  const toast = useToast();
  const words = useWords(panelWords);
  const time = useCalendarTime();
  const clock = useContext(ClockContext);
  const now = (): Micros => clock() * 1_000;
  const actions = useBookingActions(data.again);
  const forOthers = booksForOthers(viewer);
  const nothing = () => emptyForm(viewer.person, forOthers ? address.company : null);
  const fresh = (): Draft | null => address.draft && { ...address.draft, replaces: null, isMoving: false };
  const [draft, keepDraft] = useState<Draft | null>(fresh);
  // Keys may come faster than the page is drawn: the next one goes on from where the last one went.
  const latest = useRef(draft);
  const setDraft = (to: Draft | null | ((before: Draft | null) => Draft | null)) => {
    latest.current = typeof to === "function" ? to(latest.current) : to;
    keepDraft(latest.current);
  };
  /** The form is open, so that a drop changes the draft and sends nothing. */
  const [isOpen, setIsOpen] = useState(draft !== null);
  const [isByKey, setIsByKey] = useState(false);
  const [form, setForm] = useState<BookingFormValues>(nothing);
  const [problem, setProblem] = useState<ApiProblem>();
  const [isSending, setIsSending] = useState(false);
  const sent = useRef({ body: "", key: "" });

  // The address follows the hand when it rests; the hand follows the address when one goes back or opens a link.
  const text = draft && !draft.replaces ? draftText(draft) : undefined;
  const told = address.draft ? draftText(address.draft) : undefined;
  const written = useRef(told);
  useEffect(() => {
    if (draft?.isMoving || text === written.current) return;
    const write = () => {
      written.current = text;
      change({ new: text }, { replace: true });
    };
    if (text === undefined) {
      write();
      return;
    }
    // Where the hand only passes by is nobody's address.
    const timer = setTimeout(write, 200);
    return () => clearTimeout(timer);
  }, [text, draft?.isMoving]);
  useEffect(() => {
    if (told === written.current) return;
    written.current = told;
    if (draft?.replaces) return;
    setDraft(fresh());
    setIsOpen(told !== undefined);
  }, [told]);

  const replaced = draft?.replaces?.view?.company ?? undefined;
  const company = !forOthers ? undefined : draft?.replaces ? replaced : form.company || null;
  const asked = draft?.replaces && !isOpen ? formOf(draft.replaces) : form;
  const asker = { company, person: asked.person || null, mentor: asked.mentor || null };
  const kind = draft?.replaces?.kind ?? form.kind;
  const block = kind === "booking" ? null : { displaces: draft?.replaces ? false : form.displaces };
  const { verdict, forget } = useVerdict(draft, asker, data, now, block);

  const close = () => {
    setDraft(null);
    setIsOpen(false);
    setIsByKey(false);
    setProblem(undefined);
    onDone();
  };
  const finish = (answer: Answer<unknown>) => {
    setIsSending(false);
    forget();
    if (answer.ok) {
      setForm(nothing());
      close();
    } else {
      setProblem(answer.problem);
      setIsOpen(true);
    }
  };
  const keyFor = (body: unknown) => {
    const text = JSON.stringify(body);
    if (sent.current.body !== text) sent.current = { body: text, key: newKey() };
    return sent.current.key;
  };
  const sendSeries = async (of: Draft) => {
    const { repeat } = form;
    if (!repeat) return;
    const body = {
      ...seriesBody(of, form, repeat, { company: company ?? undefined, time }),
      whole: repeat.isWhole,
    };
    const answer = await api.post<{ series: string | null; occurrences: { booking: object | null }[] }>(
      ...["/series" as const, body, { key: keyFor(body) }],
    );
    if (answer.ok) {
      const { occurrences } = answer.value;
      const made = occurrences.filter(({ booking }) => booking !== null).length;
      toast({ text: words.bookedSeries(made, occurrences.length), kind: made > 0 ? "good" : "wrong" });
    }
    await data.again();
    finish(answer);
  };
  const send = async (of: Draft | null = draft, values: BookingFormValues | null = form) => {
    if (!of || isSending) return;
    setIsSending(true);
    setProblem(undefined);
    if (of.replaces) finish(await actions.change(of, values));
    else if (form.kind !== "booking") {
      finish(await actions.block(of, form, keyFor(blockBody(of, form))));
    } else if (form.repeat) await sendSeries(of);
    else {
      const key = keyFor(wishBody(of, form, company ?? undefined));
      finish(await actions.make(of, form, company ?? undefined, key));
    }
  };
  const drop = (dropped: Draft) => {
    setIsByKey(false);
    if (!dropped.replaces || isOpen) {
      setDraft(dropped);
      setIsOpen(true);
      return;
    }
    setDraft(dropped);
    setForm(formOf(dropped.replaces));
    const hours = data.hours?.machines.get(dropped.machine);
    const taken = data.bookings.get(dropped.machine) ?? [];
    const id = dropped.replaces.id;
    const seen = hours && obstaclesOf(dropped, { hours, taken, now: now(), replaces: id });
    const shrinks = dropped.from >= dropped.replaces.from && dropped.until <= dropped.replaces.until;
    // What is seen to be refused is not even sent: its reasons are shown, and what would do.
    const rules = dropped.replaces.kind === "booking" ? seen?.rules.length : 0;
    if (seen && (seen.busy.length > 0 || (rules && !shrinks))) setIsOpen(true);
    else void send(dropped, null);
  };
  return {
    ...{
      draft,
      isOpen,
      isByKey,
      form,
      problem,
      isSending,
      verdict,
      actions,
      now,
      setForm,
      close,
      send,
      drop,
    },
    /** The draft as it is now, drawn or not. */
    latest: () => latest.current,
    /** While a hand moves it. */
    carry(moved: Draft | null) {
      setProblem(undefined);
      setDraft(moved);
    },
    /** Places it from fields, keys or a suggestion. */
    place(to: Pick<Draft, "machine" | "from" | "until">, byKey = false) {
      setProblem(undefined);
      setIsByKey(byKey);
      setDraft((before) => ({ ...to, replaces: before?.replaces ?? null, isMoving: false }));
    },
    open: () => setIsOpen(true),
    /** Begins to change a booking that is there. */
    edit(booking: CalendarBooking) {
      const { machine, from, until } = booking;
      setForm(formOf(booking));
      setProblem(undefined);
      setDraft({ machine, from, until, replaces: booking, isMoving: false });
      setIsOpen(true);
    },
    /** Begins a new booking at a place. */
    begin(place: Pick<Draft, "machine" | "from" | "until">, how: { byKey: boolean; isOpen: boolean }) {
      setProblem(undefined);
      setIsByKey(how.byKey);
      setDraft({ ...place, replaces: null, isMoving: false });
      setIsOpen(how.isOpen);
    },
  };
}
export type DraftInHand = ReturnType<typeof useDraft>;

import { useEffect, useRef } from "preact/hooks";
import { HOUR, type Micros } from "../../../../../config/micros.ts";
import type { Interval } from "../../../../domain/interval/interval.ts";
import type { CalendarBooking } from "../data/calendar-booking.ts";
import { type Draft, usualLength } from "../draft.ts";
import { type DragGrid, dragged, type Grip } from "./drag.ts";
import { canGrab, grabbedAt } from "./grab.ts";
import { gridBefore, handStep } from "./snap.ts";
import type { TimeScale } from "./time-scale.ts";

/** What the hand works on. Read anew at each event. */
export interface HandTable {
  readonly scale: TimeScale;
  readonly zone: string;
  readonly now: () => Micros;
  readonly draft: Draft | null;
  readonly mayBook: boolean;
  bookingsOf(machine: string): readonly CalendarBooking[];
  rulesOf(machine: string): { granularity: Micros; minimum: Micros } | undefined;
  /** While the hand moves, and `null` where it gave up. */
  onDraft(draft: Draft | null): void;
  /** The hand let go of it. */
  onDrop(draft: Draft): void;
  onSelect(booking: CalendarBooking): void;
  /** The draft itself was tapped. */
  onOpen(): void;
  /** What is told of a booking that a pointer rests on. */
  titleOf?(booking: CalendarBooking): string;
}

interface Hold {
  readonly grip: Grip;
  readonly origin: Interval;
  readonly machine: string;
  readonly anchor: Micros;
  readonly replaces: CalendarBooking | null;
  readonly before: Draft | null;
  readonly x: number;
  readonly y: number;
  hasMoved: boolean;
  /** A finger that only scrolls never draws. */
  readonly isTap: boolean;
  readonly tapped: CalendarBooking | null;
  readonly isDraft: boolean;
}

const threshold = 4;

/** Along which axis time runs: across on a desk, down on a phone. */
export type Axis = "x" | "y";

/**
 * Drags with mouse, pen and finger. Lanes carry `data-lane`, the draft's bar and ends `data-grip`. A finger takes hold
 * of the draft alone, so that it can scroll everywhere else; a tap on free time makes a draft of the usual length.
 */
export function useHand(table: HandTable, axis: Axis = "x") {
  const latest = useRef(table);
  latest.current = table;
  const hold = useRef<Hold | null>(null);
  const tools = useRef({ axis });

  useEffect(() => {
    const { axis } = tools.current;
    const pixelOn = (lane: Element, event: PointerEvent) => {
      const box = lane.getBoundingClientRect();
      return axis === "x" ? event.clientX - box.left : event.clientY - box.top;
    };
    const gridOf = (machine: string, isFine: boolean): DragGrid => {
      const { scale, zone } = latest.current;
      const { granularity, minimum } = latest.current.rulesOf(machine) ?? { granularity: 900e6, minimum: 0 };
      const step = isFine ? granularity : handStep(granularity, scale.microsPerPixel);
      const byDay = !isFine && step >= 6 * HOUR;
      return { step, zone, byDay, minimum: Math.max(minimum, granularity) };
    };
    const laneUnder = (event: PointerEvent) =>
      document
        .elementsFromPoint(event.clientX, event.clientY)
        .map((it) => it.closest<HTMLElement>("[data-lane]"))
        .find((it) => it !== null);

    const end = () => {
      hold.current = null;
      document.documentElement.classList.remove("is-dragging");
    };
    const draftAt = (it: Hold, event: PointerEvent, isMoving: boolean): Draft | null => {
      const own = document.querySelector(`[data-lane="${CSS.escape(it.machine)}"]`);
      const under = it.grip === "move" ? laneUnder(event) : undefined;
      const machine = under?.dataset.lane ?? it.machine;
      const lane = under ?? own;
      if (!lane) return null;
      const at = latest.current.scale.time(pixelOn(lane, event));
      const interval = dragged(it.grip, it.origin, it.anchor, at, gridOf(machine, event.altKey));
      return { machine, ...interval, replaces: it.replaces, isMoving };
    };
    /** Tells by cursor and title what a hand would take hold of. */
    const hover = (event: PointerEvent) => {
      const lane = (event.target as Element).closest?.<HTMLElement>("[data-lane]");
      const { titleOf, bookingsOf, scale, now } = latest.current;
      if (!lane || !titleOf || event.pointerType === "touch") return;
      const grabbed = grabbedAt(bookingsOf(lane.dataset.lane ?? ""), scale, pixelOn(lane, event), now());
      const isBooking = grabbed.what === "booking";
      const over = !isBooking ? "free" : canGrab(grabbed.booking, now()) ? grabbed.grip : "look";
      if (lane.dataset.over !== over) lane.dataset.over = over;
      const title = isBooking ? titleOf(grabbed.booking) : "";
      if (lane.title !== title) lane.title = title;
    };
    const move = (event: PointerEvent) => {
      const it = hold.current;
      if (!it) {
        hover(event);
        return;
      }
      if (!it.hasMoved) {
        if (it.isTap || Math.hypot(event.clientX - it.x, event.clientY - it.y) < threshold) return;
        if (it.tapped && !canGrab(it.tapped, latest.current.now())) return;
        if (!latest.current.mayBook) return;
        it.hasMoved = true;
        document.documentElement.classList.add("is-dragging");
      }
      event.preventDefault();
      const draft = draftAt(it, event, true);
      if (draft) latest.current.onDraft(draft);
    };
    const up = (event: PointerEvent) => {
      const it = hold.current;
      if (!it) return;
      end();
      if (it.hasMoved) {
        const draft = draftAt(it, event, false);
        if (draft) latest.current.onDrop(draft);
        return;
      }
      // A finger that scrolled is told by a cancelled pointer; one that rested is a tap.
      if (it.isDraft) latest.current.onOpen();
      else if (it.tapped) latest.current.onSelect(it.tapped);
      else if (it.grip === "new" && latest.current.mayBook) {
        const { granularity, minimum } = latest.current.rulesOf(it.machine) ?? {
          granularity: 900e6,
          minimum: 0,
        };
        const step = handStep(granularity, latest.current.scale.microsPerPixel);
        const from = gridBefore(it.anchor, step, latest.current.zone);
        const until = from + usualLength(minimum);
        // Nobody means to book what is over.
        if (until <= latest.current.now()) return;
        latest.current.onDrop({ machine: it.machine, from, until, replaces: null, isMoving: false });
      }
    };
    const giveUp = (event: KeyboardEvent) => {
      const it = hold.current;
      if (event.key !== "Escape" || !it?.hasMoved) return;
      event.preventDefault();
      event.stopPropagation();
      end();
      latest.current.onDraft(it.before);
    };
    const cancel = () => {
      const it = hold.current;
      end();
      if (it?.hasMoved) latest.current.onDraft(it.before);
    };
    addEventListener("pointermove", move, { passive: false });
    addEventListener("pointerup", up);
    addEventListener("pointercancel", cancel);
    addEventListener("keydown", giveUp, true);
    return () => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", up);
      removeEventListener("pointercancel", cancel);
      removeEventListener("keydown", giveUp, true);
      end();
    };
  }, []);

  return (event: PointerEvent) => {
    const target = event.target as Element;
    const lane = target.closest<HTMLElement>("[data-lane]");
    const machine = lane?.dataset.lane;
    if (event.button !== 0 || !lane || machine === undefined) return;
    const { scale, draft, now, bookingsOf } = latest.current;
    const box = lane.getBoundingClientRect();
    const pixel = axis === "x" ? event.clientX - box.left : event.clientY - box.top;
    const anchor = scale.time(pixel);
    const isFinger = event.pointerType === "touch";
    const common = {
      machine,
      anchor,
      before: draft,
      x: event.clientX,
      y: event.clientY,
      hasMoved: false,
      isDraft: false,
    };
    const grip = target.closest<HTMLElement>("[data-grip]")?.dataset.grip as Grip | undefined;
    if (grip && draft) {
      const runs = draft.replaces !== null && draft.replaces.from <= now();
      const held = runs ? "end" : grip;
      hold.current = {
        ...{ ...common, grip: held, origin: draft, replaces: draft.replaces },
        ...{ isTap: false, tapped: null, isDraft: true },
      };
      return;
    }
    const grabbed = grabbedAt(bookingsOf(machine), scale, pixel, now());
    if (!isFinger) event.preventDefault();
    if (grabbed.what === "booking") {
      const { booking, grip: part } = grabbed;
      hold.current = {
        ...{ ...common, grip: part, origin: booking, replaces: booking },
        ...{ isTap: isFinger, tapped: booking },
      };
    } else {
      const origin = { from: anchor, until: anchor };
      hold.current = { ...common, grip: "new", origin, replaces: null, isTap: isFinger, tapped: null };
    }
  };
}

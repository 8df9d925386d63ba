import { createContext } from "preact";
import { useContext, useRef } from "preact/hooks";
import { useObservable } from "../app/observable.ts";
import type { LiveFloor, LivePicture } from "./live-floor.ts";

export const LiveContext = createContext<LiveFloor | undefined>(undefined);

/** What the machines do now; the screen is drawn again at every change. */
export function useLive(): LivePicture {
  const floor = useContext(LiveContext);
  if (!floor) throw new Error("useLive outside of LiveContext");
  return useObservable(floor.picture);
}

/** When to ask for bookings again. */
export interface BookingTurn {
  /** Another one whenever something happened to a booking, and when the stream is back: it may have been missed. */
  readonly turn: string;
  /** Nothing is told at the moment. */
  readonly isAway: boolean;
}

export function useBookingTurn(): BookingTurn {
  const { link, since, bookings } = useLive();
  const last = useRef("");
  if (link === "open") last.current = `${bookings} ${since}`;
  return { turn: last.current, isAway: link !== "open" };
}

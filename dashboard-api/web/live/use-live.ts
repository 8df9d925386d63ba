import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { useObservable } from "../app/observable.ts";
import type { LiveFloor, LivePicture } from "./live-floor.ts";

export const LiveContext = createContext<LiveFloor | undefined>(undefined);

/** What the machines do now; the screen is drawn again at every change. */
export function useLive(): LivePicture {
  const floor = useContext(LiveContext);
  if (!floor) throw new Error("useLive outside of LiveContext");
  return useObservable(floor.picture);
}

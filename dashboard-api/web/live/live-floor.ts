import type { z } from "zod";
import type { GatewayView, liveStateSchema } from "../../live/live-view.ts";
import type { Api } from "../api/api-client.ts";
import { createObservable, type Observable } from "../app/observable.ts";
import { openEventLink } from "./event-link.ts";

export type LiveMachine = z.infer<typeof liveStateSchema>;

/** What all machines and gateways do now, as told over the one event stream of the page. */
export interface LivePicture {
  /** `lost`: the last told is shown, and everybody must see that it is old. */
  link: "connecting" | "open" | "lost";
  /** Since when the link is as it is; milliseconds since the epoch. */
  since: number;
  machines: ReadonlyMap<string, LiveMachine>;
  gateways: ReadonlyMap<string, GatewayView>;
  /** Grows with whatever happens to any booking; null: not told yet. */
  bookings: number | null;
}

export interface LiveFloor {
  picture: Observable<LivePicture>;
  close(): void;
}

interface Told {
  machines: LiveMachine[];
  gateways: GatewayView[];
  bookings: { number: number | null };
}

/** Follows /live as long as it is open. */
export function openLiveFloor(api: Api, onUnauthorized: () => void, now: () => number): LiveFloor {
  const picture = createObservable<LivePicture>({
    ...{ link: "connecting", since: now() },
    ...{ machines: new Map(), gateways: new Map(), bookings: null },
  });
  const change = (more: Partial<LivePicture>) => picture.set({ ...picture.get(), ...more });
  const link = openEventLink({
    api,
    path: "/live",
    onUnauthorized,
    onLink(isOpen) {
      const next = isOpen ? "open" : "lost";
      if (picture.get().link !== next) change({ link: next, since: now() });
    },
    take({ name, data }) {
      const { machines, gateways } = picture.get();
      if (name === "snapshot") {
        const told = JSON.parse(data) as Told;
        change({
          // Right after its start the server does not know yet; the number follows.
          bookings: told.bookings.number ?? picture.get().bookings,
          machines: new Map(told.machines.map((it) => [it.machine, it])),
          gateways: new Map(told.gateways.map((it) => [it.id, it])),
        });
      } else if (name === "machine") {
        const told = JSON.parse(data) as LiveMachine;
        change({ machines: new Map(machines).set(told.machine, told) });
      } else if (name === "gateway") {
        const told = JSON.parse(data) as GatewayView;
        change({ gateways: new Map(gateways).set(told.id, told) });
      } else if (name === "bookings") {
        change({ bookings: (JSON.parse(data) as Told["bookings"]).number });
      }
    },
  });
  return { picture, close: link.close };
}

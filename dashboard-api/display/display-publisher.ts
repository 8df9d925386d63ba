import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import { buildBookingDisplay } from "../../config/wire/booking-display.ts";
import { allBookings, bookingTopic, machineOfBookingTopic } from "../../config/wire/topics.ts";
import { heldAhead } from "../bookings/at-machine.ts";
import type { Database } from "../database/database.ts";
import type { LiveLink } from "../live/live-link.ts";
import { displayOf } from "./display-of.ts";

/** Tells displays at machines whose time it is. */
export interface DisplayPublisher {
  start(): void;
  stop(): Promise<void>;
}

interface Told {
  /** Without when it was made. */
  readonly content: string;
  /** When it is to be looked at again though no booking changes. */
  readonly until: Micros;
}

/** Bookings that changed are found by so many events at once. */
const page = 1_000;

/**
 * Keeps the retained message of each machine what the bookings are: after each of their changes, by whichever process
 * it was made, at the borders of slots, and anew whenever the broker was reached again, which may have lost it.
 */
export function createDisplayPublisher(given: {
  database: Database;
  site: Site;
  link: Pick<LiveLink, "health" | "retain" | "follow">;
  now: () => Micros;
  log: { warn(fields: object, message: string): void };
  /** Milliseconds between two looks at the bookings. */
  every?: number;
}): DisplayPublisher {
  const { database, site, link, now, log, every = 1_000 } = given;
  const machines = new Set(site.machines.map(({ id }) => id));
  const told = new Map<string, Told>();
  let seen: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let isDown = false;

  async function changedMachines(): Promise<string[]> {
    const after = seen;
    const events = await database.use((db) => {
      const query = db.selectFrom("booking_event").select(["number", "machine"]);
      return after === undefined
        ? query.orderBy("number", "desc").limit(1).execute()
        : query.where("number", ">", after).orderBy("number").limit(page).execute();
    });
    seen = events.at(-1)?.number ?? after ?? 0;
    return events.map(({ machine }) => machine);
  }

  async function tell(machine: string): Promise<void> {
    const at = now();
    const held = await database.use((db) => heldAhead(db, machine, at));
    const { display, until } = displayOf(site, machine, held, at);
    const content = JSON.stringify({ ...display, at: 0 });
    const isNews = told.get(machine)?.content !== content;
    if (!isNews || (await link.retain(bookingTopic(machine), buildBookingDisplay(display)))) {
      told.set(machine, { content, until });
    }
  }

  async function look(): Promise<void> {
    if (!link.health().isUp) return;
    const changed = new Set(await changedMachines());
    for (const machine of machines) {
      const { until = 0 } = told.get(machine) ?? {};
      if (changed.has(machine) || until <= now()) await tell(machine);
    }
  }

  /** One look after the other; one that fails is made up for by the next. */
  const lookNow = () => {
    if (working) return;
    working = look()
      .then(
        () => {
          isDown = false;
        },
        (error: Error) => {
          // A change that was seen and not told must not be forgotten.
          told.clear();
          if (!isDown) log.warn({ err: error }, "displays cannot be told of bookings now");
          isDown = true;
        },
      )
      .finally(() => {
        working = undefined;
      });
  };

  return {
    start() {
      link.follow(allBookings, {
        up: () => told.clear(),
        message(topic, payload) {
          const machine = machineOfBookingTopic(topic);
          if (machine === undefined || machines.has(machine) || payload.length === 0) return;
          void link.retain(topic, new Uint8Array());
        },
      });
      timer = setInterval(lookNow, every);
      lookNow();
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      await working;
    },
  };
}

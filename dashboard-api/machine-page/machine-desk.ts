import { DAY, type Micros } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import type { Site } from "../../config/site/site.ts";
import {
  chooseSlot,
  heldAhead,
  longestEnd,
  type NotNow,
  slotOf,
  tellAtMachine,
  toldAt,
} from "../bookings/at-machine.ts";
import type { Booking } from "../bookings/booking.ts";
import type { BookingDesk } from "../bookings/booking-desk.ts";
import { createRuleBook } from "../bookings/machine-rules.ts";
import type { DeskTools } from "../bookings/make-booking.ts";
import type { Outcome } from "../bookings/outcome.ts";
import type { Deed } from "../bookings/write-changes.ts";
import type { Database } from "../database/database.ts";
import type { Interval } from "../domain/interval/interval.ts";
import type { MachineRun, UnbookedUse } from "../unbooked-use/unbooked-use.ts";
import { type FaultWithText, listFaults } from "./faults.ts";
import { type PossibleAction, possibleActions } from "./possible-actions.ts";

/** What stands at a machine now, for one company, or with null for whoever comes. */
export interface MachineNow {
  readonly at: Micros;
  readonly company: string | null;
  /** All that hold the machine from now on, in order. */
  readonly held: readonly Booking[];
  /** When the slot that runs was said to start, and to be set up. */
  readonly told: { readonly started: Micros | null; readonly setup: Micros | null };
  readonly faults: readonly FaultWithText[];
  readonly actions: readonly PossibleAction[];
  /** Runs of the last day that belong to nobody, in order. */
  readonly unbooked: readonly MachineRun[];
}

type Result = Outcome | NotNow;

/** What people do at a machine, whoever may do it. */
export interface MachineDesk {
  now(machine: Machine, company: string | null): Promise<MachineNow>;
  tell(machine: Machine, company: string, kind: "started" | "setup", deed: Deed): Promise<Result>;
  extend(machine: Machine, company: string, until: Micros, deed: Deed): Promise<Result>;
  /** Gives the rest of the slot that runs up. */
  finish(machine: Machine, company: string, deed: Deed): Promise<Result>;
  /** Says that use of the last day which belongs to nobody was the company's; false: there is none, or it is another's. */
  assign(machine: Machine, company: string, window: Interval, deed: Deed): Promise<boolean>;
}

/** What was longer ago is the committee's to assign. */
export const assignable = DAY;

/** Others may change a booking between two looks at it; whoever stands at the machine means what is there now. */
const mostTries = 4;

export function createMachineDesk(given: {
  database: Database;
  site: Site;
  desk: Pick<BookingDesk, "revise" | "decide">;
  unbooked: UnbookedUse;
  now: () => Micros;
}): MachineDesk {
  const { database, site, desk, unbooked, now } = given;
  const tools: DeskTools = {
    ...{ database, site, now, rules: createRuleBook(site), newId: () => crypto.randomUUID() },
  };
  const nobodys = async (machine: Machine, window: Interval): Promise<MachineRun[]> =>
    (await unbooked.runs([machine.id], window)).filter((it) => it.company === null);
  const heldNow = (machine: Machine, at: Micros) => database.use((db) => heldAhead(db, machine.id, at));

  /** Acts on the slot that runs. */
  async function inSlot(
    machine: Machine,
    company: string,
    at: Micros,
    act: (booking: Booking) => Promise<Outcome>,
  ): Promise<Result> {
    for (let tries = 1; ; tries += 1) {
      const held = await heldNow(machine, at);
      const chosen = chooseSlot(tools, held, company, at);
      if (!("slot" in chosen)) return chosen;
      if (chosen.slot.from > at) return { why: "not-begun", at: chosen.slot.from };
      const outcome = await act(held.find((it) => it.id === chosen.slot.id) as Booking);
      if (outcome.result !== "stale" || tries === mostTries) return outcome;
    }
  }

  return {
    async now(machine, company) {
      const at = now();
      const held = await heldNow(machine, at);
      const current = held.find((it) => it.from <= at);
      const isFor = current && (company === null || current.company === company);
      const [told, faults, extendTo, runs] = await Promise.all([
        current ? database.use((db) => toldAt(db, current.id)) : { started: null, setup: null },
        database.use((db) => listFaults(db, [machine.id], { open: true, limit: 20 })),
        isFor ? longestEnd(tools, machine, current.id, at) : null,
        nobodys(machine, { from: at - assignable, until: at }),
      ]);
      const actions = possibleActions({
        ...{ slots: held.map(slotOf), company, at, extendTo, hasUnbooked: runs.length > 0 },
        earlyLimit: site.policies.attribution.early,
      });
      return { at, company, held, told, faults, actions, unbooked: runs };
    },
    tell: (machine, company, kind, deed) => tellAtMachine(tools, machine, company, kind, deed),
    extend: (machine, company, until, deed) =>
      inSlot(machine, company, deed.at, ({ id, version }) =>
        desk.revise({ id, machine }, version, { until, details: {} }, deed),
      ),
    finish: (machine, company, deed) =>
      inSlot(machine, company, deed.at, ({ id, version }) =>
        desk.decide({ id, machine }, version, "release", deed),
      ),
    async assign(machine, company, window, deed) {
      const runs = await unbooked.runs([machine.id], window);
      if (runs.length === 0 || runs.some((it) => it.company !== null && it.company !== company)) return false;
      await unbooked.assign({ machine: machine.id, ...window, company }, deed);
      return true;
    },
  };
}

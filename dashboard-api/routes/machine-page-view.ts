import { type Micros, rfc3339FromMicros } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import type { Site } from "../../config/site/site.ts";
import type { Caller } from "../access/role.ts";
import type { Booking } from "../bookings/booking.ts";
import { timeOrNull, viewLiveState } from "../live/live-view.ts";
import type { FaultWithText } from "../machine-page/faults.ts";
import type { MachineNow } from "../machine-page/machine-desk.ts";
import { pageWords } from "../machine-page/page-words.ts";
import type { PossibleAction } from "../machine-page/possible-actions.ts";
import type { ApiDeps } from "./api-deps.ts";
import type { MachinePageView } from "./machine-page-schema.ts";
import type { Language } from "./request-language.ts";
import { spokenTime } from "./spoken-time.ts";

/** What a company needs to choose itself. */
export interface CompanyChoice {
  readonly id: string;
  readonly short: string;
  readonly hasPin: boolean;
  readonly lockedUntil: Micros | null;
}

/** A company as its policy lets whoever looks know it. */
export function nameFor(site: Site, viewer: string | null, seesAll: boolean, company: string | null) {
  const isNamed =
    seesAll || (company !== null && company === viewer) || site.policies.privacy.names === "short";
  return isNamed ? (site.companies.find((it) => it.id === company)?.short ?? null) : null;
}

export function viewFault(fault: FaultWithText, company: string | null) {
  const { id, machine, text, opened, out_until, closed } = fault;
  return {
    ...{ id, machine, text, company, opened: rfc3339FromMicros(opened) },
    ...{ outUntil: timeOrNull(out_until), closed: timeOrNull(closed) },
  };
}

export const viewAction = (
  { action, isPossible, why, at }: PossibleAction,
  now: Micros,
  zone: string,
  language: Language,
) => ({
  ...{ action, isPossible, why, at: timeOrNull(at) },
  text:
    why === null
      ? null
      : pageWords[language].why[why](at === null ? "" : spokenTime(at, now, zone, language)),
});

/** The page at a machine as it stands open to whoever looks. */
export function viewMachinePage(
  { site, picture }: Pick<ApiDeps, "site" | "picture">,
  given: {
    machine: Machine;
    now: MachineNow;
    caller: Caller;
    choices: readonly CompanyChoice[];
    language: Language;
  },
): MachinePageView {
  const { machine, now, caller, choices, language } = given;
  const { at, company, held, told } = now;
  const { zone } = site.cluster;
  const seesAll = ["committee", "office", "auditor"].includes(caller.role);
  const current = held.find((it) => it.from <= at) ?? null;
  const next = held.find((it) => it.from > at) ?? null;
  const viewSlot = (slot: Booking | null) => {
    if (!slot) return null;
    const isOwn = slot.company !== null && slot.company === company;
    const { kind, from, until, status, id, job } = slot;
    return {
      ...{ kind, isOwn, company: nameFor(site, company, seesAll, slot.company) },
      booking: isOwn ? id : null,
      // The office acts for companies, and still their jobs are not its business.
      job: isOwn && !seesAll ? job : null,
      from: rfc3339FromMicros(from),
      to: rfc3339FromMicros(until),
      status: status as "requested" | "confirmed" | "offered",
      startedAt: slot === current ? timeOrNull(told.started) : null,
      setupAt: slot === current ? timeOrNull(told.setup) : null,
    };
  };
  const live = picture.machine(machine.id);
  const { machine: _, ...state } = viewLiveState(
    live ?? { machine: machine.id, state: "unknown", since: null, confirmedAt: null },
  );
  return {
    machine: { id: machine.id, name: machine.name, place: machine.place ?? null },
    ...{ at: rfc3339FromMicros(at), zone, ...state, company },
    now: viewSlot(current),
    next: viewSlot(next),
    freeUntil: current || !next ? null : rfc3339FromMicros(next.from),
    companies: choices.map(({ id, short, hasPin, lockedUntil }) => ({
      ...{ id, short, hasPin },
      lockedUntil: lockedUntil !== null && lockedUntil > at ? rfc3339FromMicros(lockedUntil) : null,
    })),
    actions: now.actions.map((it) => viewAction(it, at, zone, language)),
    unbooked: now.unbooked.map(({ from, until }) => ({
      from: rfc3339FromMicros(from),
      to: rfc3339FromMicros(until),
    })),
    faults: now.faults.map((it) => viewFault(it, nameFor(site, company, seesAll, it.company))),
  };
}

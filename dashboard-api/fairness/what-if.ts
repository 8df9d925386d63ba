import type { Micros } from "../../config/micros.ts";
import { bookingPolicyOf, type Quota } from "../../config/site/booking-policy.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database } from "../database/database.ts";
import { peakTime } from "../domain/booking/peak-time.ts";
import type { Basis, UseLine } from "../domain/fairness/use/use-line.ts";
import { type UseRow, useSums } from "../domain/fairness/use/use-sums.ts";
import { refusedByQuotas } from "../domain/fairness/what-if/quota-replay.ts";
import { withoutBookings } from "../domain/fairness/what-if/without-bookings.ts";
import { createEntitlements } from "./entitlements.ts";
import type { FairnessDesk } from "./fairness-desk.ts";
import { fairnessOfSums, type WindowFairness } from "./fairness-reader.ts";
import { type MachineWeights, machineWeights } from "./machine-weights.ts";
import type { AgreedShares } from "./ownership.ts";
import type { UseSum } from "./use-reader.ts";

/** What the committee thinks about; what is absent stays as it is. */
export interface Thought {
  /** In place of all agreements of the site file. */
  readonly shares?: AgreedShares | undefined;
  readonly peakFactor?: number | undefined;
  readonly peakFactors?: Readonly<Record<string, number>> | undefined;
  /** In place of every machine's quotas: bookings that they would have refused, had never been. */
  readonly quotas?: readonly Quota[] | undefined;
}

export interface WhatIf {
  readonly version: number;
  readonly asIs: WindowFairness;
  readonly changed: WindowFairness;
  readonly weights: MachineWeights;
  /** Bookings that touch the window and would have been refused. */
  readonly refused: readonly {
    readonly booking: string;
    readonly company: string;
    readonly machine: string;
  }[];
}

interface Window {
  readonly machines: readonly string[];
  readonly from: Micros;
  readonly to: Micros;
  readonly basis: Basis;
}

/** Bookings of a machine that other quotas would have refused, taken again in their order. */
async function refusedOn(
  { site, database }: { site: Site; database: Database },
  machine: Site["machines"][number],
  quotas: readonly Quota[],
  { from, to }: Window,
): Promise<WhatIf["refused"]> {
  const policy = { ...bookingPolicyOf(machine, site.policies.booking), quotas: [...quotas] };
  const longest = Math.max(0, ...quotas.map((it) => it.window));
  const since = from - longest;
  const { rows, givenUp } = await database.snapshot(async (db) => ({
    rows: await db
      .selectFrom("booking")
      .select(["id", "company", "starts", "until", "taken_at"])
      .where("machine", "=", machine.id)
      .where("kind", "=", "booking")
      .where("status", "=", "confirmed")
      .where("until", ">", since)
      .where("starts", "<", to)
      .execute(),
    givenUp: await db
      .selectFrom("booking_given_up")
      .select(["machine", "company", "starts", "until"])
      .where("machine", "=", machine.id)
      .where("until", ">", since)
      .where("starts", "<", to)
      .execute(),
  }));
  const bookings = rows.map(({ id, company, starts, until, taken_at }) => ({
    ...{ id, machine: machine.id, company: company ?? "", from: starts, until, takenAt: taken_at },
  }));
  const last = Math.max(to, ...bookings.map((it) => it.until));
  const refused = refusedByQuotas(bookings, {
    policy,
    peak: peakTime(policy, site.cluster.zone, since - longest, last + longest),
    givenUp: givenUp.map(({ starts, ...it }) => ({ ...it, from: starts })),
  });
  return bookings
    .filter((it) => refused.has(it.id) && it.until > from)
    .map(({ id, company }) => ({ booking: id, company, machine: machine.id }));
}

const negated = ({ use, planned, observed, ...row }: UseRow): UseRow => ({
  ...row,
  use: { chargeable: -use.chargeable, used: -use.used, booked: -use.booked },
  planned: -planned,
  observed: -observed,
});

/** What sums gain and lose when bookings had never been. */
async function changeOfSums(
  { use }: FairnessDesk,
  { machines, from, to }: Window,
  version: number,
  refused: WhatIf["refused"],
): Promise<UseSum[]> {
  const bookings = new Set(refused.map((it) => it.booking));
  const affected = machines.filter((machine) => refused.some((it) => it.machine === machine));
  const { lines, releases } = await use.bookedLines({ machines: affected, from, to, version, bookings });
  const none: UseLine[] = [];
  return [...Map.groupBy(lines, (it) => it.machine)].flatMap(([machine, of]) => {
    const lost = useSums(
      of,
      releases.filter((it) => it.machine === machine),
    ).map(negated);
    const rows = [...useSums(withoutBookings(of, bookings), none), ...lost];
    return rows.map((row) => ({ ...row, machine, month: null }));
  });
}

/** Sums of machines under the names by which they are weighed. */
const weighedAs = (groups: ReadonlyMap<string, string>, sums: readonly UseSum[]): UseSum[] =>
  sums.map((it) => ({ ...it, machine: groups.get(it.machine) ?? it.machine }));

/** Fairness as it is and as it would be, of the same version of the ledger. Nothing is changed. */
export async function readWhatIf(
  given: { site: Site; database: Database; fairness: FairnessDesk },
  window: Window,
  thought: Thought,
): Promise<WhatIf> {
  const { site, fairness } = given;
  const { machines, from, to } = window;
  const query = { ...window, byMonth: false };
  await fairness.planned.refresh();
  const { shares, quotas, peakFactor, peakFactors } = thought;
  const entitlements = shares ? createEntitlements(site, fairness.planned, shares) : fairness.entitlements;
  const weights =
    peakFactor === undefined && peakFactors === undefined
      ? fairness.weights
      : machineWeights(site, (machine) => peakFactors?.[machine] ?? peakFactor);
  const refused: WhatIf["refused"][number][] = [];
  for (const machine of quotas ? site.machines.filter((it) => machines.includes(it.id)) : []) {
    refused.push(...(await refusedOn(given, machine, quotas ?? [], window)));
  }
  let version: number | undefined;
  const before: UseSum[] = [];
  const after: UseSum[] = [];
  // The thought's weights never change at other times than the policy's.
  for (const { from: since, until, groups } of fairness.weights.within({ from, until: to })) {
    const part = { ...window, from: since, to: until };
    const found = await fairness.use.sums({ ...part, byMonth: false, version });
    version = found.version;
    const change = refused.length > 0 ? await changeOfSums(fairness, part, version, refused) : [];
    before.push(...weighedAs(groups, found.sums));
    after.push(...weighedAs(weights.at(since).groups, [...found.sums, ...change]));
  }
  const [asIs] = fairnessOfSums(site, fairness, query, before);
  const [changed] = fairnessOfSums(site, { entitlements, weights }, query, after);
  return {
    version: version ?? 0,
    asIs: asIs as WindowFairness,
    changed: changed as WindowFairness,
    weights,
    refused,
  };
}

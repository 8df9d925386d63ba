import type { Micros } from "../../config/micros.ts";
import type { Site } from "../../config/site/site.ts";
import type { Database } from "../database/database.ts";
import { createFollowedDemand } from "../demand/followed-demand.ts";
import { machineGroups } from "../domain/demand/machine-group.ts";
import { createDayPlans, type DayPlans } from "../ledger/day-plan.ts";
import type { MachineBooks } from "../ledger/machine-books.ts";
import type { LivePicture } from "../live/live-picture.ts";
import type { ContenderSource } from "../rounds/contender-source.ts";
import type { WaitingOrder } from "../waitlist/waiting-order.ts";
import { claimOrder } from "./claim-order.ts";
import { type Claims, createClaims } from "./claims.ts";
import { createContenders } from "./contenders.ts";
import { createDemandDesk, type DemandDesk } from "./demand-desk.ts";
import { createEntitlements, type Entitlements } from "./entitlements.ts";
import { grantsOfRounds } from "./future-grants.ts";
import { createUseReader } from "./ledger-use-reader.ts";
import { type MachineWeights, machineWeights } from "./machine-weights.ts";
import { createMaintenanceSource } from "./maintenance-source.ts";
import { createPlannedTimes, type PlannedTimes } from "./planned-time.ts";
import type { UseReader } from "./use-reader.ts";

/** All that fairness is read from, and what follows from it. */
export interface FairnessDesk {
  readonly plans: DayPlans;
  readonly planned: PlannedTimes;
  readonly use: UseReader;
  /** Whose the machines are; also who carries fixed costs. */
  readonly entitlements: Entitlements;
  readonly weights: MachineWeights;
  readonly demand: DemandDesk;
  readonly claims: Claims;
  /** Who is offered a freed slot first. */
  readonly order: WaitingOrder;
  /** Who contends in a round. */
  readonly contenders: ContenderSource;
}

export function createFairnessDesk(given: {
  readonly site: Site;
  readonly database: Database;
  readonly machineBooks: MachineBooks;
  readonly picture: Pick<LivePicture, "live">;
  readonly now: () => Micros;
}): FairnessDesk {
  const { site, database, machineBooks, picture, now } = given;
  const plans = createDayPlans(site);
  const planned = createPlannedTimes(site, plans, createMaintenanceSource(database));
  const use = createUseReader({ database, books: machineBooks, plans, picture });
  const entitlements = createEntitlements(site, planned);
  const weights = machineWeights(site);
  const claims = createClaims({
    ...{ database, site, plans, use, entitlements, weights },
    grants: grantsOfRounds(site),
  });
  const machines = site.machines.map((it) => it.id);
  return {
    ...{ plans, planned, use, entitlements, weights, claims },
    demand: createDemandDesk({
      ...{ database, planned, entitlements, now, zone: site.cluster.zone },
      demand: createFollowedDemand({ database, site }),
      groupOf: machineGroups(site.machines),
    }),
    order: claimOrder(claims, machines),
    contenders: createContenders(claims, weights),
  };
}

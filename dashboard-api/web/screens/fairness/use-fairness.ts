import type { z } from "zod";
import { useBases } from "../../../../config/site/fairness.ts";
import type { FairnessRowView, fairnessSchema } from "../../../routes/fairness-schema.ts";
import { type Asked, useAnswer } from "../../api/use-api.ts";
import type { Query } from "../../app/address.ts";
import { machinesOf, oneOf, type Period, periodOf } from "../../period/period.ts";
import { type Millis, rfc3339 } from "../../time/instant.ts";

export type Fairness = z.infer<typeof fairnessSchema>;
export type Row = FairnessRowView;
export type Member = Row["members"][number];
/** A member by name, or several together. */
export type Standing = Omit<Member, "company">;
export const bases = useBases;
export type Basis = (typeof useBases)[number];

/** What the screen shows, all of it from the address. */
export interface View extends Period {
  basis: Basis | undefined;
  machines: readonly string[];
}

export const viewOf = (
  query: Query,
  now: Millis,
  cluster: { zone: string; fiscalYearStart: number },
): View => ({
  ...periodOf(query, now, cluster),
  basis: oneOf(useBases, query.basis),
  machines: machinesOf(query),
});

/** The query of the window, the same for what is shown and what is saved as a file. */
export const fairnessQuery = ({ from, to, basis, machines }: View) => ({
  from: rfc3339(from),
  to: rfc3339(to),
  basis,
  machines: machines.length > 0 ? machines.join(",") : undefined,
});

export const useFairness = (view: View): Asked<Fairness> =>
  useAnswer(
    (api, signal) => api.get<Fairness>("/fairness", { ...fairnessQuery(view), detail: "true" }, signal),
    [view.from, view.to, view.basis, view.machines.join()],
  );

export const useMonths = (view: View): Asked<Fairness> =>
  useAnswer(
    (api, signal) => api.get<Fairness>("/fairness", { ...fairnessQuery(view), groupBy: "month" }, signal),
    [view.from, view.to, view.basis, view.machines.join()],
  );

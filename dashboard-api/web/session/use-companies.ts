import { useObservable } from "../app/observable.ts";
import type { Company } from "./session.ts";
import { useSession } from "./use-session.ts";

export type { Company };

/** Companies that one may see, by id: one's own; for committee, office and auditor all. Empty until they are told. */
export const useCompanies = (): ReadonlyMap<string, Company> => useObservable(useSession().companies);

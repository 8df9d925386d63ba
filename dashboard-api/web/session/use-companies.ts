import type { z } from "zod";
import type { companySchema } from "../../routes/companies.ts";
import { useAnswer } from "../api/use-api.ts";

export type Company = z.infer<typeof companySchema>;

/** Companies that one may see, by id: one's own; for committee, office and auditor all. Empty until they are told. */
export function useCompanies(): ReadonlyMap<string, Company> {
  const asked = useAnswer((api, signal) => api.get<{ items: Company[] }>("/companies", {}, signal), []);
  return new Map(asked.value?.items.map((it) => [it.id, it]));
}

import type { z } from "zod";
import type { companyNameSchema } from "../../routes/company-names.ts";
import { useAnswer } from "../api/use-api.ts";

export type CompanyName = z.infer<typeof companyNameSchema>;

/** Companies whose short names the policy lets one know, in the site file's order; empty until they are told. */
export function useCompanyNames(): readonly CompanyName[] {
  const asked = useAnswer((api) => api.kept<{ items: CompanyName[] }>("/company-names"), []);
  return asked.value?.items ?? [];
}

/** Short name of a company; its id where the name may not be known. */
export function useCompanyName(): (id: string) => string {
  const names = useCompanyNames();
  return (id) => names.find((it) => it.id === id)?.short ?? id;
}

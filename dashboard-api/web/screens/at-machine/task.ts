import type { PageAction } from "../../../machine-page/possible-actions.ts";
import type { MachinePageView } from "../../../routes/machine-page-schema.ts";

export type Fault = MachinePageView["faults"][number];
export type CompanyAtMachine = MachinePageView["companies"][number];
export type Run = MachinePageView["unbooked"][number];

/** What somebody set out to do. */
export interface Task {
  action: PageAction;
  /** Of `fault`: the one that is put right. */
  closes: Fault | undefined;
}

/** Who does it: the company, and at the machine its PIN, which nothing keeps. */
export interface Who {
  company: string;
  pin?: string;
}

import type { z } from "zod";
import type { ChargeKind } from "../../../../domain/fairness/settlement/statement-line.ts";
import type { statementSchema } from "../../../../routes/settlement-schema.ts";

export type Statement = z.infer<typeof statementSchema>;
export type ChargeLine = Statement["lines"][number];

export const chargeAreas = ["fixed", "use", "late", "noShow", "other"] as const;
/** What a company pays for, in few words. */
export type ChargeArea = (typeof chargeAreas)[number];

const areaOf: Partial<Record<string, ChargeArea>> = {
  fixedCost: "fixed",
  base: "use",
  booked: "use",
  outsidePlan: "use",
  early: "use",
  overrun: "use",
  assigned: "use",
  blocked: "use",
  excused: "use",
  minimum: "use",
  lateReleased: "late",
  takenOver: "late",
  lateCancelCharge: "late",
  noShow: "noShow",
  noShowCharge: "noShow",
} satisfies Record<ChargeKind, ChargeArea>;

/** Lines of one text and machine, summed. */
export interface ChargeGroup {
  key: string;
  area: ChargeArea;
  text: ChargeLine["text"];
  machineName: ChargeLine["machineName"];
  amount: number;
  /** Null: not hours. */
  hours: number | null;
}

/** The lines of a month's statements as a company reads them: each kind of charge on each machine once, in their order. */
export function chargeGroups(statements: readonly Pick<Statement, "lines">[]): ChargeGroup[] {
  const groups = new Map<string, ChargeGroup>();
  for (const { lines } of statements) {
    for (const { kind, text, machine, machineName, amount, quantity, unit } of lines) {
      const key = `${machine} ${text.ja}`;
      const area = areaOf[kind] ?? "other";
      const before = groups.get(key) ?? { key, area, text, machineName, amount: 0, hours: null };
      const hours = unit === "hours" ? (before.hours ?? 0) + quantity : before.hours;
      groups.set(key, { ...before, amount: before.amount + amount, hours });
    }
  }
  return [...groups.values()];
}

/** All that is paid for one thing. */
export interface AreaCost {
  area: ChargeArea;
  amount: number;
  groups: ChargeGroup[];
}

/** What is paid for each area that costs something; their amounts add up to those of the groups. */
export function areaCosts(groups: readonly ChargeGroup[]): AreaCost[] {
  return chargeAreas.flatMap((area) => {
    const its = groups.filter((it) => it.area === area);
    const amount = its.reduce((sum, it) => sum + it.amount, 0);
    return its.length === 0 ? [] : [{ area, amount, groups: its }];
  });
}

import type { z } from "zod";
import type { statementSchema } from "../../../../routes/settlement-schema.ts";

export type Statement = z.infer<typeof statementSchema>;
export type ChargeLine = Statement["lines"][number];

/** Lines of one text and machine, summed. */
export interface ChargeGroup {
  key: string;
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
    for (const { text, machine, machineName, amount, quantity, unit } of lines) {
      const key = `${machine} ${text.ja}`;
      const before = groups.get(key) ?? { key, text, machineName, amount: 0, hours: null };
      const hours = unit === "hours" ? (before.hours ?? 0) + quantity : before.hours;
      groups.set(key, { ...before, amount: before.amount + amount, hours });
    }
  }
  return [...groups.values()];
}

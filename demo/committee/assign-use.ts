import { type Micros, rfc3339FromMicros } from "../../config/micros.ts";
import { pick } from "../bookings/cast.ts";
import { habits } from "../bookings/habits.ts";
import { randomOf } from "../plant/random.ts";
import type { Ask } from "./ask.ts";

interface Run {
  machine: string;
  from: string;
  to: string;
}

/** The office finds out whose unbooked use it was, for two in three of what lies within [from, to). */
export async function assignUse(ask: Ask, seed: string, from: Micros, to: Micros): Promise<void> {
  const window = new URLSearchParams({
    ...{ from: rfc3339FromMicros(from), to: rfc3339FromMicros(to) },
    assigned: "false",
  });
  const { items } = (await ask("demo-office", "GET", `/api/v1/unbooked-use?${window}`)) as { items: Run[] };
  for (const { machine, from: begin, to: end } of items) {
    const random = randomOf(seed, "assigned", machine, begin);
    const habit = habits[machine];
    if (!habit || random() > 0.67) continue;
    const body = { machine, from: begin, to: end, company: pick(random, habit.good) };
    await ask("demo-office", "POST", "/api/v1/unbooked-use/assign", { ...body, reason: "作業日報で確認" });
  }
}

import { createHash, randomBytes } from "node:crypto";
import { DAY } from "../../config/micros.ts";
import type { Bilingual } from "../../config/site/text.ts";
import type { Deed } from "../bookings/write-changes.ts";
import { rulesAgainst } from "../domain/booking/judge.ts";
import type { RuleName } from "../domain/booking/refusal.ts";
import { policyInRound } from "../domain/fairness/rounds/round-rules.ts";
import { invalid, type SaidMistake } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import type { Round, RoundPlan } from "./round.ts";
import { roundMachine } from "./round-calendar.ts";
import type { RoundTools } from "./round-desk.ts";
import { beginRound } from "./round-record.ts";

const longest = 100 * DAY;
const mostSlots = 10_000;
/** Rules that a slot's own form can break, whoever takes it. */
const ofForm: readonly RuleName[] = ["granularity", "minimum", "maximum"];

export const commitmentOf = (seed: string): string => createHash("sha256").update(seed).digest("hex");

/** Everything that is wrong with a plan. */
export function planMistakes(
  { site }: Pick<RoundTools, "site">,
  plan: RoundPlan,
  now: number,
): SaidMistake[] {
  const mistakes: SaidMistake[] = [];
  const wrong = (where: string, expected: Bilingual) =>
    void mistakes.push({ where: `body/${where}`, expected });
  if (plan.from <= now) wrong("from", expectedTexts.inTheFuture);
  if (plan.until <= plan.from) wrong("to", expectedTexts.afterFrom);
  if (plan.until - plan.from > longest) wrong("to", expectedTexts.at100Days);
  if (plan.deadline <= now) wrong("deadline", expectedTexts.inTheFuture);
  if (plan.deadline > plan.from) wrong("deadline", expectedTexts.notAfterFrom);
  const known = site.machines.map(({ id }) => id);
  plan.machines.forEach((id, index) => {
    if (!known.includes(id)) wrong(`machines/${index}`, expectedTexts.ofTheSite("a machine", id));
    else if (plan.machines.indexOf(id) < index) wrong(`machines/${index}`, expectedTexts.machineOnce(id));
  });
  if (plan.until <= plan.from || plan.until - plan.from > longest) return mistakes;
  let slots = 0;
  for (const id of new Set(plan.machines)) {
    const machine = roundMachine(site, id, plan);
    if (!machine) continue;
    slots += machine.slots.length;
    const overlap = machine.slots.some((slot, index) => (machine.slots[index - 1]?.until ?? 0) > slot.from);
    if (overlap) wrong("slots/hours", expectedTexts.noOverlap);
    const { zone } = site.cluster;
    const context = { ...machine.rules, policy: policyInRound(machine.rules.policy), now, zone };
    const against = machine.slots.flatMap((slot) =>
      rulesAgainst(
        { machine: id, company: "", ...slot },
        { ...context, held: [], givenUp: [], qualifications: [] },
      ),
    );
    const broken = ofForm.filter((rule) => against.includes(rule));
    if (broken.length > 0) wrong("slots/hours", expectedTexts.keepRules(id, broken));
  }
  if (slots === 0) wrong("slots", expectedTexts.inBusyTime);
  if (slots > mostSlots) wrong("slots", expectedTexts.mostSlots(mostSlots, slots));
  return mistakes;
}

/** Opens a round: draws its seed, and publishes what binds to it. Throws a problem with every mistake of the plan. */
export async function openRound(tools: RoundTools, plan: RoundPlan, deed: Deed): Promise<Round> {
  const mistakes = planMistakes(tools, plan, deed.at);
  if (mistakes.length > 0) throw invalid(mistakes);
  const seed = randomBytes(16).toString("hex");
  const round: Round = {
    ...{ id: tools.newId(), status: "open", version: 1, plan, seed },
    commitment: commitmentOf(seed),
  };
  await tools.database.transaction((db) => beginRound(db, round, deed));
  return round;
}

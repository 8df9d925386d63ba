import type { Deed } from "../bookings/write-changes.ts";
import { isOnGrid } from "../domain/fairness/rounds/round-grid.ts";
import { conflict, invalid, notFound, type Problem, type SaidMistake } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import { roundTexts } from "../problems/words/round.ts";
import type { FiledWish, Round } from "./round.ts";
import { roundMachine } from "./round-calendar.ts";
import type { RoundTools } from "./round-desk.ts";
import { changeRound, lockRound } from "./round-record.ts";

export type WishFiled = Omit<FiledWish, "id" | "preference"> & { readonly preference: number | null };

/** How many wishes one company may file in one round. */
export const mostWishes = 500;

export const noSuchRound = (): Problem => notFound(roundTexts.noSuchRound);

/** Everything that is wrong with wishes: machines, slots, what is told twice. */
function wishMistakes({ site }: RoundTools, { plan }: Round, wishes: readonly WishFiled[]): SaidMistake[] {
  const machines = new Map(plan.machines.map((id) => [id, roundMachine(site, id, plan)]));
  const seen = new Set<string>();
  return wishes.flatMap((wish, index): SaidMistake[] => {
    const where = `body/wishes/${index}`;
    const machine = machines.get(wish.machine);
    if (!machine) {
      return [{ where: `${where}/machine`, expected: expectedTexts.roundMachine(plan.machines) }];
    }
    const mistakes: SaidMistake[] = [];
    if (!isOnGrid(wish, machine.slots)) {
      const expected = expectedTexts.onGrid;
      mistakes.push({ where: `${where}/from`, expected });
    }
    const length = wish.until - wish.from;
    if (length > machine.rules.policy.maximum) {
      mistakes.push({
        where: `${where}/to`,
        expected: expectedTexts.longBooking,
      });
    }
    const key = `${wish.machine} ${wish.from} ${wish.until}`;
    if (seen.has(key)) mistakes.push({ where, expected: expectedTexts.eachTimeOnce });
    seen.add(key);
    return mistakes;
  });
}

/** Files all wishes of a company, in place of what it had filed before. */
export async function fileWishes(
  tools: RoundTools,
  id: string,
  company: string,
  filed: readonly WishFiled[],
  deed: Deed,
): Promise<{ round: Round; wishes: readonly FiledWish[] }> {
  return tools.database.transaction(async (db) => {
    const round = await lockRound(db, id);
    if (!round) throw noSuchRound();
    if (round.status !== "open") throw conflict(roundTexts.noMoreWishes(round.status));
    if (deed.at >= round.plan.deadline) throw conflict(roundTexts.deadlineOver);
    const mistakes = wishMistakes(tools, round, filed);
    if (mistakes.length > 0) throw invalid(mistakes);
    const wishes = filed.map((wish, index) => ({
      ...wish,
      id: `${company}-${index + 1}`,
      // In the order of the list, where nothing else is said.
      preference: wish.preference ?? index + 1,
    }));
    return { round: await changeRound(db, round, { kind: "wished", company, wishes }, deed), wishes };
  });
}

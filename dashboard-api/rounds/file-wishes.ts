import type { Deed } from "../bookings/write-changes.ts";
import { isOnGrid } from "../domain/fairness/rounds/round-grid.ts";
import { conflict, invalid, notFound, type Problem, type RequestMistake } from "../problems/problem.ts";
import type { FiledWish, Round } from "./round.ts";
import { roundMachine } from "./round-calendar.ts";
import type { RoundTools } from "./round-desk.ts";
import { changeRound, lockRound } from "./round-record.ts";

export type WishFiled = Omit<FiledWish, "id" | "preference"> & { readonly preference: number | null };

/** How many wishes one company may file in one round. */
export const mostWishes = 500;

export const noSuchRound = (): Problem =>
  notFound("There is no such round. GET /api/v1/rounds lists those there are.");

/** Everything that is wrong with wishes: machines, slots, what is told twice. */
function wishMistakes({ site }: RoundTools, { plan }: Round, wishes: readonly WishFiled[]): RequestMistake[] {
  const machines = new Map(plan.machines.map((id) => [id, roundMachine(site, id, plan)]));
  const seen = new Set<string>();
  return wishes.flatMap((wish, index): RequestMistake[] => {
    const where = `body/wishes/${index}`;
    const machine = machines.get(wish.machine);
    if (!machine) {
      return [
        { where: `${where}/machine`, expected: `a machine of this round: ${plan.machines.join(", ")}` },
      ];
    }
    const mistakes: RequestMistake[] = [];
    if (!isOnGrid(wish, machine.slots)) {
      const expected = "the beginning of a slot of this round to the end of one, without a gap between slots";
      mistakes.push({ where: `${where}/from`, expected });
    }
    const length = wish.until - wish.from;
    if (length > machine.rules.policy.maximum) {
      mistakes.push({
        where: `${where}/to`,
        expected: "a time no longer than a booking of this machine may be",
      });
    }
    const key = `${wish.machine} ${wish.from} ${wish.until}`;
    if (seen.has(key)) mistakes.push({ where, expected: "each time once: wishing twice helps nobody" });
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
    if (round.status !== "open") throw conflict(`The round takes no wishes any more: it is ${round.status}.`);
    if (deed.at >= round.plan.deadline) throw conflict("The deadline is over: wishes are no longer taken.");
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

import { HOUR, MINUTE, type Micros } from "../../../config/micros.ts";
import type { LineUnderTest } from "./line-under-test.ts";

const companies = ["one", "two", "three"];
const kinds = ["book", "join", "join", "cancel", "accept", "decline", "accept", "leave", "job"] as const;

/** A row of numbers that looks like chance and is the same each time. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Many at once who book, wait, cancel, accept, decline and leave at some desks, on one machine within ten hours from
 * `day` on. Told of everything that was done: `join`, its id.
 */
export async function keepBusy(
  desks: readonly LineUnderTest[],
  given: {
    day: Micros;
    clients: number;
    turns: number;
    seed: number;
    told: (kind: (typeof kinds)[number], id: string) => void;
  },
): Promise<void> {
  const entries: string[] = [];
  const bookings: string[] = [];
  const client = async (seed: number) => {
    const pick = chance(seed);
    const any = (ids: readonly string[]) => ids[pick(ids.length)] ?? "";
    for (let turn = 0; turn < given.turns; turn += 1) {
      const it = desks[pick(desks.length)];
      if (!it) return;
      const company = companies[pick(3)] ?? "one";
      const from = given.day + pick(10) * HOUR;
      const until = from + (1 + pick(3)) * HOUR;
      const kind = kinds[pick(kinds.length)] ?? "job";
      if (kind === "book") {
        const outcome = await it.book(company, from, until);
        if (outcome.result !== "done") continue;
        bookings.push(outcome.made.id);
        given.told(kind, outcome.made.id);
      } else if (kind === "join") {
        const outcome = await it.join(company, from, until);
        if (outcome.result !== "done") continue;
        entries.push(outcome.made.id);
        given.told(kind, outcome.made.id);
      } else if (kind === "cancel" && bookings.length > 0) {
        const id = any(bookings);
        if ((await it.decide(id, "cancel")).result === "done") given.told(kind, id);
      } else if (kind === "accept" || kind === "decline") {
        const offered = await it.line.list({ company: "all", status: ["offered"], after: 0, limit: 20 });
        if (offered.length === 0) continue;
        const outcome = await it.answer(any(offered.map(({ id }) => id)), kind);
        if (outcome.result !== "done") continue;
        if (outcome.made.booking !== null) bookings.push(outcome.made.booking);
        given.told(kind, outcome.made.id);
      } else if (kind === "leave" && entries.length > 0 && pick(3) === 0) {
        const id = any(entries);
        if ((await it.line.leave(id, it.deed(company))).result === "done") given.told(kind, id);
      } else if (kind === "job") {
        it.clock.now += MINUTE;
        await it.runJob();
      }
    }
  };
  await Promise.all(Array.from({ length: given.clients }, (_, n) => client(given.seed + n)));
}

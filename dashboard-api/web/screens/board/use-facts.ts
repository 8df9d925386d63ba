import type { StripView } from "../../../routes/strip.ts";
import type { Answer } from "../../api/problem.ts";
import { useAnswer } from "../../api/use-api.ts";
import type { Machine } from "../../session/use-machines.ts";
import type { FactItem } from "../../strip/strip-data.ts";
import { type Millis, millis, minute, rfc3339 } from "../../time/instant.ts";
import { useNow } from "../../time/use-time.ts";

/** Pixels of a day on the board are some five minutes wide, in seconds. */
const step = 300;

/** What machines did in a week as far as it is over, by machine; undefined of a week to come. */
export function useFacts(machines: readonly Machine[], from: Millis, to: Millis) {
  const turn = 10 * minute;
  const now = Math.floor(useNow(turn) / turn) * turn;
  const end = Math.min(to, now);
  const ids = machines.map((it) => it.id);
  return useAnswer<ReadonlyMap<string, FactItem[]>>(
    ids.length === 0 || end <= from
      ? undefined
      : async (api, signal) => {
          const facts = new Map<string, FactItem[]>();
          for (const id of ids) {
            const query = { from: rfc3339(from), to: rfc3339(end), step };
            const path = `/machines/${encodeURIComponent(id)}/strip`;
            const answer: Answer<StripView> = await api.get<StripView>(path, query, signal);
            if (!answer.ok) return answer;
            facts.set(
              id,
              answer.value.items.map((it) => ({
                ...{ from: millis(it.from), to: millis(it.until), state: it.state },
              })),
            );
          }
          return { ok: true, value: facts, etag: null };
        },
    [ids.join(","), from, end],
  );
}

import type { ApiProblem } from "../../../api/problem.ts";
import type { wishWords } from "./wish-words.ts";

/** What is wrong with wishes, by their places in the list, in the words of the page. */
export function wishMistakes(
  problem: Pick<ApiProblem, "mistakes">,
  words: (typeof wishWords)["ja"]["mistakes"],
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const { where } of problem.mistakes ?? []) {
    const [, index, part] = /^body\/wishes\/(\d+)(?:\/(\w+))?$/.exec(where) ?? [];
    if (index === undefined) continue;
    const place = Number(index);
    if (found.has(place)) continue;
    if (part === undefined) found.set(place, words.twice);
    else if (part === "machine" || part === "from" || part === "to") found.set(place, words[part]);
    else found.set(place, words.other);
  }
  return found;
}

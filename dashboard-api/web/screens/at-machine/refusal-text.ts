import type { ObstacleWords } from "../../../machine-page/obstacle-words.ts";
import type { PageObstacle } from "../../../machine-page/possible-actions.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { kindOf } from "../../api/problem.ts";
import { millis } from "../../time/instant.ts";

/** What the API tells of an action that was refused at a machine, beside a problem's usual parts. */
export interface PageProblem extends ApiProblem {
  possibleUntil?: string | null;
  /** Of what cannot be done now. */
  why?: PageObstacle;
  /** When the obstacle ends. */
  at?: string | null;
  /** Until when no PIN is taken. */
  until?: string;
}

interface RefusalWords {
  notSent: string;
  tooLong: (time: string) => string;
  noLonger: string;
  why: ObstacleWords;
  sentences: (one: string, other: string) => string;
}

/** The API's own words where it has them in the reader's language; undefined: the page's usual notice will do. */
export function refusalText(
  problem: PageProblem,
  isExtension: boolean,
  words: RefusalWords,
  clock: (time: number) => string,
): string | undefined {
  const kind = kindOf(problem);
  if (kind === "unreachable") return words.notSent;
  if (kind.startsWith("pin-")) return words.sentences(problem.title, problem.detail ?? "");
  if (kind === "not-now" && problem.why)
    return words.why[problem.why](problem.at ? clock(millis(problem.at)) : "");
  if (isExtension && ["busy", "refused"].includes(kind)) {
    return problem.possibleUntil ? words.tooLong(clock(millis(problem.possibleUntil))) : words.noLonger;
  }
  // Who may close a fault, and that it is closed already, is told in words made for people at machines.
  return kind === "forbidden" || kind === "conflict" ? problem.detail : undefined;
}

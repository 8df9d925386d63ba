import type { Finding } from "./finding.ts";
import { checkAccess, weakAccess } from "./references/access.ts";
import { checkBooks } from "./references/books.ts";
import { checkCalendars } from "./references/calendars.ts";
import { checkDated } from "./references/dated.ts";
import { checkFairness } from "./references/fairness.ts";
import { checkIdentifiers } from "./references/identifiers.ts";
import { outline } from "./references/outline.ts";
import { checkSources, unusedSources } from "./references/sources.ts";
import { checkStates, unreachableRules } from "./references/states.ts";
import { checkTopics } from "./references/topics.ts";

/**
 * How the parts of a site file fit together. Takes the data as read, valid or not, so that a mistake in one part
 * does not hide those in others.
 */
export function checkReferences(data: unknown): { mistakes: Finding[]; warnings: Finding[] } {
  const site = outline(data);
  const run = (checks: ((it: typeof site) => Finding[])[]) => checks.flatMap((check) => check(site));
  return {
    mistakes: run([
      checkIdentifiers,
      checkSources,
      checkTopics,
      checkStates,
      checkCalendars,
      checkAccess,
      checkBooks,
      checkFairness,
      checkDated,
    ]),
    warnings: run([unusedSources, unreachableRules, weakAccess]),
  };
}

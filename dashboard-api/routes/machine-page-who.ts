import type { FastifyRequest } from "fastify";
import { rfc3339FromMicros } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import { callerOfRequest } from "../access/guard.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import { entryOf } from "../audit/request-entry.ts";
import { checkPin } from "../machine-page/company-pin.ts";
import { pageWords } from "../machine-page/page-words.ts";
import { invalid, Problem } from "../problems/problem.ts";
import type { ApiDeps } from "./api-deps.ts";
import { companyFor } from "./booking-request.ts";
import { spokenTime } from "./machine-page-view.ts";
import { languageOf } from "./request-language.ts";

export const wordsFor = (request: FastifyRequest) => pageWords[languageOf(request, undefined)];

/**
 * The company that acts: at the machine whose PIN is given, in a session one's own. Throws a problem for a wrong PIN,
 * which is counted before it is looked at.
 */
export async function companyAtMachine(
  { site, database, now }: Pick<ApiDeps, "site" | "database" | "now">,
  request: FastifyRequest,
  machine: Machine,
  given: { company?: string | undefined; pin?: string | undefined },
): Promise<string> {
  const caller = callerOfRequest(request);
  if (caller.role !== "machine") return companyFor({ site }, caller, given.company);
  const { company, pin } = given;
  const mistakes = [
    ...(site.companies.some(({ id }) => id === company)
      ? []
      : [{ where: "body/company", expected: "the id of a company that the page lists" }]),
    ...(pin === undefined ? [{ where: "body/pin", expected: "the company's PIN" }] : []),
  ];
  if (mistakes.length > 0 || company === undefined || pin === undefined) throw invalid(mistakes);
  const at = now();
  const found = await checkPin(database, { machine: machine.id, company, at }, pin);
  const words = wordsFor(request);
  switch (found.verdict) {
    case "right":
      return company;
    case "unset":
      throw new Problem(403, "pin-unset", words.pinUnset.title, words.pinUnset.detail);
    case "wrong":
      throw new Problem(403, "pin-refused", words.pinRefused.title, words.pinRefused.detail(found.left), {
        more: { left: found.left },
      });
    case "locked": {
      const { until } = found;
      const subject = { machine: machine.id, company };
      if (found.isNew) {
        await database.use((db) =>
          writeAudit(db, entryOf(request, at, { action: "pin.lock", subject, actingFor: company })),
        );
      }
      const time = spokenTime(until, at, site.cluster.zone);
      throw new Problem(429, "pin-locked", words.pinLocked.title, words.pinLocked.detail(time), {
        headers: { "retry-after": String(Math.ceil((until - at) / 1_000_000)) },
        more: { until: rfc3339FromMicros(until) },
      });
    }
  }
}

import type { FastifyRequest } from "fastify";
import { rfc3339FromMicros } from "../../config/micros.ts";
import type { Machine } from "../../config/site/machine.ts";
import { callerOfRequest } from "../access/guard.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import { entryOf } from "../audit/request-entry.ts";
import { checkPin } from "../machine-page/company-pin.ts";
import { inBoth } from "../machine-page/page-words.ts";
import { invalid, Problem } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import type { ApiDeps } from "./api-deps.ts";
import { companyFor } from "./booking-request.ts";
import { spokenTime } from "./spoken-time.ts";

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
      : [{ where: "body/company", expected: expectedTexts.pageCompany }]),
    ...(pin === undefined ? [{ where: "body/pin", expected: expectedTexts.companyPin }] : []),
  ];
  if (mistakes.length > 0 || company === undefined || pin === undefined) throw invalid(mistakes);
  const at = now();
  const found = await checkPin(database, { machine: machine.id, company, at }, pin);
  switch (found.verdict) {
    case "right":
      return company;
    case "unset":
      throw new Problem(
        403,
        "pin-unset",
        inBoth((it) => it.pinUnset),
      );
    case "wrong":
      throw new Problem(
        403,
        "pin-refused",
        inBoth((it) => it.pinRefused(found.left)),
        {
          more: { left: found.left },
        },
      );
    case "locked": {
      const { until } = found;
      const subject = { machine: machine.id, company };
      if (found.isNew) {
        await database.use((db) =>
          writeAudit(db, entryOf(request, at, { action: "pin.lock", subject, actingFor: company })),
        );
      }
      throw new Problem(
        429,
        "pin-locked",
        inBoth((it, language) => it.pinLocked(spokenTime(until, at, site.cluster.zone, language))),
        {
          headers: { "retry-after": String(Math.ceil((until - at) / 1_000_000)) },
          more: { until: rfc3339FromMicros(until) },
        },
      );
    }
  }
}

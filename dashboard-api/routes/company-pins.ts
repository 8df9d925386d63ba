import type { FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { callerOfRequest } from "../access/guard.ts";
import { seesCompany } from "../access/rights.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import { entryOf } from "../audit/request-entry.ts";
import { hashPin, setPin } from "../machine-page/company-pin.ts";
import { newPinSchema } from "../machine-page/pin-rule.ts";
import { forbidden } from "../problems/problem.ts";
import { peopleTexts } from "../problems/words/people.ts";
import type { ApiDeps } from "./api-deps.ts";
import { noSuchCompany } from "./companies.ts";
import { commonProblems, notFoundProblem, roleProblem, storeProblem } from "./machine-path.ts";

const params = z.object({ id: z.string() });
const pinStateSchema = z.object({
  company: z.string(),
  isSet: z.boolean(),
  changed: z.string().nullable(),
  changedBy: z.string().nullable(),
  lockedAt: z
    .array(z.object({ machine: z.string(), until: z.string() }))
    .meta({ description: "Machines that take no PIN of the company now, after wrong ones" }),
});
const problems = { ...commonProblems, ...roleProblem, ...notFoundProblem, ...storeProblem };
const tags = ["at the machine"];

/** The PIN by which a company's people act at machines: its manager's, the office's and the committee's to set. */
export const companyPinRoutes =
  ({ site, database, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    /** The company, if the caller may set its PIN; a foreign one and one that does not exist are the same. */
    const companyOf = (request: FastifyRequest, id: string): string => {
      const caller = callerOfRequest(request);
      const isKnown = site.companies.some((it) => it.id === id);
      if (!isKnown || !seesCompany(caller, id)) throw noSuchCompany();
      if (!["committee", "office", "manager"].includes(caller.role)) {
        throw forbidden(peopleTexts.companyPin);
      }
      return id;
    };
    const stateOf = (company: string) =>
      database.use(async (db) => {
        const pin = await db
          .selectFrom("company_pin")
          .select(["changed", "changed_by"])
          .where("company", "=", company)
          .executeTakeFirst();
        const locks = await db
          .selectFrom("pin_try")
          .select(["machine", "locked_until"])
          .where("company", "=", company)
          .where("locked_until", ">", now())
          .orderBy("machine")
          .execute();
        return {
          company,
          isSet: pin !== undefined,
          changed: pin ? rfc3339FromMicros(pin.changed) : null,
          changedBy: pin?.changed_by ?? null,
          lockedAt: locks.map((it) => ({ machine: it.machine, until: rfc3339FromMicros(it.locked_until) })),
        };
      });
    const change = async (request: FastifyRequest, id: string, pin: string | null) => {
      const company = companyOf(request, id);
      const hash = pin === null ? null : await hashPin(pin);
      const at = now();
      await database.transaction(async (db) => {
        await setPin(db, { company, hash, by: callerOfRequest(request).name, at });
        const action = pin === null ? "pin.remove" : "pin.set";
        const actingFor = callerOfRequest(request).company === company ? null : company;
        await writeAudit(db, entryOf(request, at, { action, subject: { company }, actingFor }));
      });
      return stateOf(company);
    };

    app.get(
      "/companies/:id/pin",
      {
        schema: {
          summary: "Whether a company has a PIN, and where wrong ones have locked it out",
          ...{ tags, params, response: { 200: pinStateSchema, ...problems } },
        },
      },
      (request) => stateOf(companyOf(request, request.params.id)),
    );

    app.put(
      "/companies/:id/pin",
      {
        config: { scope: "accounts" },
        schema: {
          summary: "Set or change a company's PIN; machines that wrong ones have locked open again",
          ...{ tags, params },
          body: z.strictObject({ pin: newPinSchema }),
          response: { 200: pinStateSchema, ...problems },
        },
      },
      (request) => change(request, request.params.id, request.body.pin),
    );

    app.delete(
      "/companies/:id/pin",
      {
        config: { scope: "accounts" },
        schema: {
          summary: "Take a company's PIN away: nobody acts for it by a machine's page until a new one is set",
          ...{ tags, params, response: { 200: pinStateSchema, ...problems } },
        },
      },
      (request) => change(request, request.params.id, null),
    );
  };

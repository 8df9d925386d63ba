import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import { callerOfRequest, requireRole } from "../access/guard.ts";
import { mayManage, roleMistake, seesCompany } from "../access/rights.ts";
import { type Caller, roleSchema } from "../access/role.ts";
import { linkAddress, makeLink } from "../accounts/account-links.ts";
import { type AccountRow, selectAccounts } from "../accounts/account-view.ts";
import { hasCommittee } from "../accounts/first-account.ts";
import { makeAccount } from "../accounts/make-account.ts";
import { endAccess, movePerson } from "../accounts/move-person.ts";
import { loginSchema } from "../accounts/password-rule.ts";
import { endSessions } from "../accounts/sessions.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import { entryOf } from "../audit/request-entry.ts";
import type { Query } from "../database/database.ts";
import { conflict, forbidden, invalid, notFound } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import { peopleTexts } from "../problems/words/people.ts";
import { valueMessages } from "../problems/words/values.ts";
import type { ApiDeps } from "./api-deps.ts";
import {
  commonProblems,
  conflictProblem,
  notFoundProblem,
  roleProblem,
  storeProblem,
} from "./machine-path.ts";

const accountSchema = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  role: roleSchema,
  company: z.string().nullable(),
  person: z.string(),
  created: z.string(),
  state: z.enum(["invited", "active", "disabled"]).meta({ description: "invited: without a password yet" }),
});
const linkSchema = z.object({
  link: z.string().meta({ description: "Opened by the person in a browser, once" }),
  expires: z.string(),
});
const problems = { ...commonProblems, ...roleProblem, ...storeProblem };
const tags = ["accounts"];

const viewOf = ({ password, disabled, created, ...it }: AccountRow): z.infer<typeof accountSchema> => ({
  ...{ id: it.id, login: it.login, name: it.name, role: it.role, company: it.company, person: it.person },
  created: rfc3339FromMicros(created),
  state: disabled !== null ? "disabled" : password === null ? "invited" : "active",
});
const unknown = () => notFound(peopleTexts.noSuchAccount);

/** Accounts: the committee's to make and change; a manager's for members of the own company. */
export const accountRoutes =
  ({ site, database, publicUrl, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    /** One that the caller sees; a foreign one and one that does not exist are the same. */
    const accountOf = async (db: Query, caller: Caller, id: string): Promise<AccountRow> => {
      const account = await selectAccounts(db).where("account.id", "=", id).executeTakeFirst();
      if (!account || !seesCompany(caller, account.company)) throw unknown();
      return account;
    };
    const requireCompany = (company: string | null): void => {
      if (company === null || site.companies.some(({ id }) => id === company)) return;
      throw invalid([{ where: "body/company", expected: expectedTexts.companyOfSiteFile }]);
    };
    const linkOf = ({ secret, expires }: { secret: string; expires: number }) => ({
      link: linkAddress(publicUrl, secret),
      expires: rfc3339FromMicros(expires),
    });

    app.get(
      "/accounts",
      {
        schema: {
          summary: "Accounts: all, or for a manager those of the own company",
          tags,
          response: { 200: z.object({ items: z.array(accountSchema), next: z.null() }), ...problems },
        },
      },
      async (request) => {
        const caller = requireRole(request, ["committee", "office", "manager"], peopleTexts.seeAccounts);
        const rows = await database.use((db) => selectAccounts(db).orderBy("account.login").execute());
        return { items: rows.filter((it) => seesCompany(caller, it.company)).map(viewOf), next: null };
      },
    );

    app.post(
      "/accounts",
      {
        config: { scope: "accounts" },
        schema: {
          summary: "Invite a person: answers with the link by which the password is set",
          tags,
          body: z.strictObject({
            login: loginSchema,
            name: z.string().trim().min(1).max(100),
            kana: z.string().trim().max(100).nullable().default(null),
            email: z.email().max(200).nullable().default(null),
            role: roleSchema.exclude(["machine"]),
            company: z.string().nullable().default(null),
          }),
          response: { 201: linkSchema.extend({ account: accountSchema }), ...problems, ...conflictProblem },
        },
      },
      async (request, reply) => {
        const caller = callerOfRequest(request);
        const { body } = request;
        if (caller.role !== "committee" && caller.role !== "manager") {
          throw forbidden(peopleTexts.invite);
        }
        if (!mayManage(caller, body)) throw forbidden(peopleTexts.inviteOwn);
        const mistake = roleMistake({ ...body, machine: null });
        if (mistake) throw invalid([mistake]);
        requireCompany(body.company);
        const time = now();
        const made = await database.transaction(async (db) => {
          const id = await makeAccount(db, { ...body, password: null }, time);
          if (id === undefined) throw conflict(peopleTexts.loginTaken);
          const subject = { account: id, login: body.login, role: body.role };
          const told = { action: "account.invite", subject, actingFor: body.company };
          await writeAudit(db, entryOf(request, time, told));
          const link = await makeLink(db, "invitation", id, time);
          return { ...linkOf(link), account: viewOf(await accountOf(db, caller, id)) };
        });
        return reply.code(201).header("cache-control", "no-store").send(made);
      },
    );

    app.post(
      "/accounts/:id/reset",
      {
        config: { scope: "accounts" },
        schema: {
          summary: "Take an account's password and sessions away, and make a link for a new one",
          tags,
          params: z.object({ id: z.string() }),
          response: { 200: linkSchema, ...problems, ...notFoundProblem },
        },
      },
      async (request, reply) => {
        const caller = requireRole(request, ["committee"], peopleTexts.resetPasswords);
        const time = now();
        reply.header("cache-control", "no-store");
        return database.transaction(async (db) => {
          const { id } = await accountOf(db, caller, request.params.id);
          await db.updateTable("account").set({ password: null }).where("id", "=", id).execute();
          await endSessions(db, id);
          await writeAudit(db, entryOf(request, time, { action: "account.reset", subject: { account: id } }));
          return linkOf(await makeLink(db, "reset", id, time));
        });
      },
    );

    app.patch(
      "/accounts/:id",
      {
        config: { scope: "accounts" },
        schema: {
          summary:
            "Disable an account or take it into use again; change its role, with the company that goes with it",
          description:
            "Role and company are the committee's to change. With either, sessions and tokens of the account end; the " +
            "person moves with it, and the move stays on record.",
          tags,
          params: z.object({ id: z.string() }),
          body: z
            .strictObject({
              disabled: z.boolean().optional(),
              role: roleSchema.exclude(["machine"]).optional(),
              company: z.string().nullable().optional(),
            })
            .refine((body) => Object.values(body).some((it) => it !== undefined), {
              error: valueMessages.accountChange,
            }),
          response: { 200: accountSchema, ...problems, ...notFoundProblem, ...conflictProblem },
        },
      },
      async (request) => {
        const caller = requireRole(request, ["committee", "manager"], peopleTexts.changeAccounts);
        const { disabled, role, company } = request.body;
        const time = now();
        return database.transaction(async (db) => {
          const account = await accountOf(db, caller, request.params.id);
          if (!mayManage(caller, account)) throw forbidden(peopleTexts.changeOwn);
          const isOwn = account.person === caller.person;
          if (disabled && isOwn) throw conflict(peopleTexts.disableOwn);
          const told = (action: string, more: Record<string, string> = {}) =>
            writeAudit(db, entryOf(request, time, { action, subject: { account: account.id, ...more } }));
          if (role !== undefined || company !== undefined) {
            if (caller.role !== "committee") throw forbidden(peopleTexts.rolesOfCommittee);
            if (isOwn) throw conflict(peopleTexts.ownRole);
            const next = {
              role: role ?? account.role,
              company: company === undefined ? account.company : company,
            };
            const mistake = roleMistake({ ...next, machine: null });
            if (mistake) throw invalid([mistake]);
            requireCompany(next.company);
            await requireOneAccount(db, account, next.company);
            await db.updateTable("account").set({ role: next.role }).where("id", "=", account.id).execute();
            await movePerson(db, {
              person: account.person,
              company: next.company,
              by: caller.name,
              at: time,
            });
            await endAccess(db, account.id, time);
            await told("account.change", { role: next.role, company: next.company ?? "" });
          }
          if (disabled !== undefined) {
            const set = { disabled: disabled ? time : null };
            await db.updateTable("account").set(set).where("id", "=", account.id).execute();
            if (disabled) await endSessions(db, account.id);
            await told(disabled ? "account.disable" : "account.enable");
          }
          // Else nobody could invite anybody any more.
          if (account.role === "committee" && !(await hasCommittee(db))) {
            throw conflict(peopleTexts.lastOfCommittee);
          }
          return viewOf(await accountOf(db, caller, account.id));
        });
      },
    );
  };

/** A person's other accounts would be of the wrong company. */
async function requireOneAccount(db: Query, { id, person, company }: AccountRow, next: string | null) {
  if (company === next) return;
  const others = await db
    .selectFrom("account")
    .select("id")
    .where("person", "=", person)
    .where("id", "!=", id)
    .executeTakeFirst();
  if (others) throw conflict(peopleTexts.otherAccount);
}

import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { rfc3339FromMicros } from "../../config/micros.ts";
import type { Caller } from "../access/role.ts";
import { readLink, useLink } from "../accounts/account-links.ts";
import { callerOfAccount, selectAccounts } from "../accounts/account-view.ts";
import { hasCommittee } from "../accounts/first-account.ts";
import { makeAccount } from "../accounts/make-account.ts";
import { hashPassword } from "../accounts/password-hash.ts";
import { loginSchema, newPasswordSchema } from "../accounts/password-rule.ts";
import { endSessions } from "../accounts/sessions.ts";
import { createSignInThrottle } from "../accounts/sign-in-throttle.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import { entryOf } from "../audit/request-entry.ts";
import type { Query } from "../database/database.ts";
import { conflict, invalid, notFound, type SaidMistake, tooOften } from "../problems/problem.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import { peopleTexts } from "../problems/words/people.ts";
import type { ApiDeps } from "./api-deps.ts";
import {
  commonProblems,
  conflictProblem,
  notFoundProblem,
  roleProblem,
  storeProblem,
} from "./machine-path.ts";
import { requireSameSite } from "./session.ts";

interface Given {
  login?: string | undefined;
  name?: string | undefined;
}

/** The committee's first account, whose login and name its owner chooses. */
async function firstAccount(
  db: Query,
  { login, name }: Given,
  password: string,
  now: number,
): Promise<string> {
  const mistakes: SaidMistake[] = [];
  if (login === undefined) mistakes.push({ where: "body/login", expected: expectedTexts.login });
  if (name === undefined) mistakes.push({ where: "body/name", expected: expectedTexts.personName });
  if (login === undefined || name === undefined) throw invalid(mistakes);
  // Meanwhile the committee may have got an account in another way: the link is then no way in any more.
  if (await hasCommittee(db)) throw unknown();
  const given = { login, name, role: "committee", company: null, password } as const;
  const account = await makeAccount(db, given, now);
  if (account === undefined) throw conflict(peopleTexts.loginTaken);
  return account;
}

/** Setting a password by a one-time link: the first account, an invitation, a reset. */
export const sessionLinkRoute =
  ({ database, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const throttle = createSignInThrottle(now);
    app.post(
      "/sign-in/link/look",
      {
        config: { open: true },
        schema: {
          summary: "For what a one-time link is; it is not used up",
          tags: ["session"],
          body: z.strictObject({ secret: z.string().min(1).max(100) }),
          response: {
            200: z.object({
              purpose: z.enum(["setup", "invitation", "reset"]),
              login: z.string().nullable().meta({ description: "null: its owner chooses one" }),
              expires: z.string(),
            }),
            ...{ ...commonProblems, ...roleProblem, ...notFoundProblem, ...storeProblem },
          },
        },
      },
      async (request) => {
        requireSameSite(request);
        const wait = throttle.wait("", request.ip);
        if (wait > 0) throw tooOften(wait);
        const link = await database.use((db) => readLink(db, request.body.secret, now()));
        if (!link) throw unknown();
        throttle.succeeded("", request.ip);
        return { purpose: link.purpose, login: link.login, expires: rfc3339FromMicros(link.expires) };
      },
    );

    app.post(
      "/sign-in/link",
      {
        config: { open: true },
        schema: {
          summary: "Set a password with the secret of a one-time link; sign in with it then",
          tags: ["session"],
          body: z.strictObject({
            secret: z.string().min(1).max(100),
            password: newPasswordSchema,
            login: loginSchema.optional().meta({ description: "For the first account alone" }),
            name: z
              .string()
              .trim()
              .min(1)
              .max(100)
              .optional()
              .meta({ description: "For the first account alone" }),
          }),
          response: {
            200: z.object({ login: z.string() }),
            ...commonProblems,
            ...roleProblem,
            ...notFoundProblem,
            ...conflictProblem,
            ...storeProblem,
          },
        },
      },
      async (request) => {
        requireSameSite(request);
        const wait = throttle.wait("", request.ip);
        if (wait > 0) throw tooOften(wait);
        const { secret, ...given } = request.body;
        const password = await hashPassword(given.password);
        const time = now();
        const set = await database.transaction(async (db) => {
          const link = await useLink(db, secret, time);
          if (!link) throw unknown();
          const id = link.account ?? (await firstAccount(db, given, password, time));
          await db.updateTable("account").set({ password }).where("id", "=", id).execute();
          await endSessions(db, id);
          const account = await selectAccounts(db).where("account.id", "=", id).executeTakeFirstOrThrow();
          const caller: Caller = callerOfAccount(account);
          const told = { action: `account.${link.purpose}-used`, subject: { account: id }, caller };
          await writeAudit(db, entryOf(request, time, told));
          return { login: account.login };
        });
        throttle.succeeded("", request.ip);
        return set;
      },
    );
  };

const unknown = () => notFound(peopleTexts.noSuchLink);

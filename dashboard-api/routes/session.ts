import type { FastifyReply, FastifyRequest } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { bilingualSchema } from "../../config/site/text.ts";
import { credentialOf } from "../access/guard.ts";
import { roleSchema } from "../access/role.ts";
import { callerOfAccount, selectAccounts } from "../accounts/account-view.ts";
import { demoAccounts } from "../accounts/demo-accounts.ts";
import { hashPassword, isPassword } from "../accounts/password-hash.ts";
import { loginSchema, newPasswordSchema } from "../accounts/password-rule.ts";
import { beginSession, csrfOf, endSession, endSessions, sessionSeconds } from "../accounts/sessions.ts";
import { createSignInThrottle } from "../accounts/sign-in-throttle.ts";
import { writeAudit } from "../audit/database-audit-log.ts";
import { entryOf } from "../audit/request-entry.ts";
import { demoPin } from "../machine-page/demo-pins.ts";
import { forbidden, invalid, Problem, tooOften } from "../problems/problem.ts";
import { accessTexts } from "../problems/words/access.ts";
import { expectedTexts } from "../problems/words/expected.ts";
import type { ApiDeps } from "./api-deps.ts";
import { commonProblems, roleProblem, storeProblem } from "./machine-path.ts";

const sessionSchema = z
  .object({
    name: z.string(),
    role: roleSchema,
    company: z.string().nullable(),
    person: z.string().nullable(),
    machine: z.string().nullable(),
    scopes: z
      .array(z.string())
      .nullable()
      .meta({ description: "Of a token; null: all that the role allows" }),
    csrf: z
      .string()
      .nullable()
      .meta({ description: "Sent as X-CSRF-Token with every change; null: not needed with a token" }),
  })
  .meta({ id: "Session" });
const clusterSchema = z.object({
  name: bilingualSchema,
  zone: z.string(),
  currency: z.string(),
  fiscalYearStart: z.int().meta({ description: "Month in which the fiscal year begins" }),
});
const clusterOf = ({ cluster }: ApiDeps["site"]): z.infer<typeof clusterSchema> => {
  const { name, zone, currency, fiscalYearStart } = cluster;
  return { name, zone, currency, fiscalYearStart };
};
const doneSchema = z.object({ ok: z.literal(true) });
const done = { ok: true } as const;
const problems = { ...commonProblems, ...roleProblem, ...storeProblem };

const wrong = () => new Problem(401, "sign-in-refused", accessTexts.signInRefused);

/** Signing in and out with a password, and who one is. */
export const sessionRoutes =
  ({ site, database, cookie, isDemo, now }: ApiDeps): FastifyPluginAsyncZod =>
  async (app) => {
    const throttle = createSignInThrottle(now);
    /** Counts the try. Nobody is told whether the login exists. */
    const mayTry = (login: string, address: string) => {
      const wait = throttle.wait(login, address);
      if (wait > 0) throw tooOften(wait);
    };

    app.get(
      "/sign-in",
      {
        config: { open: true },
        schema: {
          summary:
            "What a page shows before anybody signed in: the cluster, and the demo's accounts and PIN in the demo",
          tags: ["session"],
          response: {
            200: z.object({
              cluster: clusterSchema,
              demoPin: z
                .string()
                .nullable()
                .meta({ description: "PIN of the demo's companies, for the pages at machines" }),
              demoAccounts: z.array(
                z.object({
                  login: z.string(),
                  password: z.string(),
                  role: roleSchema,
                  company: z.string().nullable(),
                }),
              ),
            }),
            ...commonProblems,
          },
        },
      },
      async () => ({
        cluster: clusterOf(site),
        demoPin: isDemo ? demoPin : null,
        demoAccounts: isDemo ? demoAccounts(site) : [],
      }),
    );

    app.post(
      "/session",
      {
        config: { open: true },
        schema: {
          summary: "Sign in: sets the session's cookie",
          tags: ["session"],
          body: z.strictObject({ login: loginSchema, password: z.string().min(1).max(200) }),
          response: { 200: sessionSchema, ...problems },
        },
      },
      async (request, reply) => {
        requireSameSite(request);
        const { login, password } = request.body;
        mayTry(login, request.ip);
        const account = await database.use((db) =>
          selectAccounts(db).where("login", "=", login).where("disabled", "is", null).executeTakeFirst(),
        );
        if (!(await isPassword(password, account?.password ?? null)) || !account) throw wrong();
        throttle.succeeded(login, request.ip);
        const caller = callerOfAccount(account);
        const secret = await database.transaction(async (db) => {
          const subject = { account: account.id };
          await writeAudit(db, entryOf(request, now(), { action: "session.begin", subject, caller }));
          return beginSession(db, account.id, request.ip, now());
        });
        cookie.set(reply, secret, sessionSeconds);
        return answer(reply, { ...caller, scopes: null, csrf: csrfOf(secret) });
      },
    );

    app.get(
      "/session",
      {
        config: { atMachine: true },
        schema: {
          summary: "Who asks: name, role, company",
          tags: ["session"],
          response: { 200: sessionSchema, ...commonProblems, ...storeProblem },
        },
      },
      async (request, reply) => {
        const { caller, scopes, csrf } = credentialOf(request);
        return answer(reply, { ...caller, scopes: scopes && [...scopes], csrf });
      },
    );

    app.delete(
      "/session",
      {
        schema: { summary: "Sign out", tags: ["session"], response: { 200: doneSchema, ...problems } },
      },
      async (request, reply) => {
        const secret = sessionOf(request);
        await database.use((db) => endSession(db, secret));
        cookie.clear(reply);
        return done;
      },
    );

    app.put(
      "/session/password",
      {
        schema: {
          summary: "Change one's password; every other session ends",
          tags: ["session"],
          body: z.strictObject({ current: z.string().min(1).max(200), next: newPasswordSchema }),
          response: { 200: doneSchema, ...problems },
        },
      },
      async (request) => {
        const secret = sessionOf(request);
        const id = credentialOf(request).account ?? "";
        const { current, next } = request.body;
        const account = await database.use((db) =>
          selectAccounts(db).where("account.id", "=", id).executeTakeFirst(),
        );
        mayTry(account?.login ?? id, request.ip);
        if (!(await isPassword(current, account?.password ?? null))) {
          throw invalid([{ where: "body/current", expected: expectedTexts.presentPassword }]);
        }
        throttle.succeeded(account?.login ?? id, request.ip);
        const password = await hashPassword(next);
        await database.transaction(async (db) => {
          await db.updateTable("account").set({ password }).where("id", "=", id).execute();
          await endSessions(db, id, secret);
          await writeAudit(
            db,
            entryOf(request, now(), { action: "account.password", subject: { account: id } }),
          );
        });
        return done;
      },
    );

    const sessionOf = (request: FastifyRequest): string => {
      const secret = credentialOf(request).csrf === null ? undefined : cookie.read(request);
      if (secret === undefined) throw forbidden(accessTexts.tokenIsNoSession);
      return secret;
    };
  };

/** Another site's page must not sign a browser in as somebody else (Fetch Metadata, W3C). */
export function requireSameSite(request: FastifyRequest): void {
  const from = request.headers["sec-fetch-site"];
  if (from !== undefined && from !== "same-origin" && from !== "none") {
    throw forbidden(accessTexts.ownPage);
  }
}

/** Who one is may never be kept by a cache. */
function answer<T>(reply: FastifyReply, view: T): T {
  reply.header("cache-control", "no-store");
  return view;
}

import { expect } from "vitest";
import { MINUTE, type Micros } from "../../../config/micros.ts";
import { firstAccountLink } from "../../../dashboard-api/accounts/first-account.ts";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import { createDatabaseAuditLog } from "../../../dashboard-api/audit/database-audit-log.ts";
import type { DatabasePlace } from "../../contracts/databases.ts";
import { at, startApp } from "../app-under-test.ts";
import { twoCompanies } from "../small-site.ts";
import { browser } from "./browser.ts";

export const password = "correct horse 電池";
export const secretOf = (link: string) => link.split("#")[1] ?? "";

/** The application on a new database, with what people do to get accounts. */
export async function startAccounts(start: () => Promise<DatabasePlace>) {
  let time: Micros = at("2026-03-02T00:00:00Z");
  const place = await start();
  const { database } = await place.fresh();
  const site = twoCompanies();
  await seedSite(database, site);
  const audit = createDatabaseAuditLog(database);
  const it = await startApp({ database, audit, now: () => time, rateLimit: 10_000 }, site);
  /** Sets the password by a link. */
  const set = (secret: string, more: object = {}) =>
    it.app.inject({ method: "POST", url: "/api/v1/sign-in/link", payload: { secret, password, ...more } });
  /** An hour is past every limit of tries. */
  const pass = (length = 60 * MINUTE) => {
    time += length;
  };
  const committee = async () => {
    pass();
    const secret = await firstAccountLink(database, time);
    if (secret !== undefined) await set(secret, { login: "keiko@example.jp", name: "髙橋 恵子" });
    const page = browser(it.app);
    expect((await page.signIn("keiko@example.jp", password)).statusCode).toBe(200);
    return page;
  };
  const invited = async (login: string, role: string, company: string | null) => {
    const keiko = await committee();
    const answer = await keiko.ask("POST", "/accounts", { login, name: login, role, company });
    expect(answer.statusCode).toBe(201);
    expect((await set(secretOf(answer.json().link))).statusCode).toBe(200);
    const page = browser(it.app);
    await page.signIn(login, password);
    return { page, id: answer.json().account.id as string };
  };
  return {
    ...{ it, database, site, set, pass, committee, invited },
    now: () => time,
    async [Symbol.asyncDispose]() {
      await it[Symbol.asyncDispose]();
      await place[Symbol.asyncDispose]();
    },
  };
}

export type AccountsUnderTest = Awaited<ReturnType<typeof startAccounts>>;

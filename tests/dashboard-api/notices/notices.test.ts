import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { MINUTE, type Micros, rfc3339FromMicros } from "../../../config/micros.ts";
import { seedSite } from "../../../dashboard-api/accounts/seed-site.ts";
import type { Database } from "../../../dashboard-api/database/database.ts";
import { openDatabase } from "../../../dashboard-api/database/open-database.ts";
import { createNoticeDelivery } from "../../../dashboard-api/notices/deliver-notices.ts";
import { createEmailSender } from "../../../dashboard-api/notices/email-sender.ts";
import { createNoticeFollower } from "../../../dashboard-api/notices/follow-bookings.ts";
import { isPrivateHost } from "../../../dashboard-api/notices/private-address.ts";
import { createWebhookSender } from "../../../dashboard-api/notices/webhook-sender.ts";
import { isSignedBy, signatureHeader } from "../../../dashboard-api/notices/webhook-signature.ts";
import { placeEmbeddedDatabase } from "../../setup/embedded-database.ts";
import { pageSite } from "../../setup/page-site.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { type AppUnderTest, at, startApp } from "../app-under-test.ts";

const folder = temporaryFolder("notices-");
const site = pageSite();
const going = new AbortController().signal;
let now: Micros = at("2026-03-27T09:00:00Z");
let database: Database;
let app: AppUnderTest;

/** A mailbox: what real SMTP brought. */
const mails: { to: string; text: string }[] = [];
const mailbox = new SMTPServer({
  ...{ authOptional: true, disabledCommands: ["STARTTLS"] },
  onRcptTo({ address }, _session, done) {
    if (!address.startsWith("gone@")) return done();
    done(Object.assign(new Error("no such mailbox"), { responseCode: 550 }));
  },
  onData(stream, session, done) {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      mails.push({ to: session.envelope.rcptTo[0]?.address ?? "", text: Buffer.concat(parts).toString() });
      done();
    });
  },
});

/** A company's own server, which answers what the test says. */
const calls: { header: string; body: string }[] = [];
let answer = 204;
let hook: Server;
let hookUrl = "";
let email: ReturnType<typeof createEmailSender>;

beforeAll(async () => {
  await placeEmbeddedDatabase(folder.path);
  database = openDatabase({ address: undefined, dataFolder: folder.path, warn: () => {} });
  await seedSite(database, site);
  app = await startApp({ database, now: () => now, publicUrl: "https://machines.example" }, site);
  mailbox.listen(0, "127.0.0.1");
  await once(mailbox.server, "listening");
  hook = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      calls.push({ header: String(request.headers[signatureHeader]), body });
      response.writeHead(answer).end();
    });
  }).listen(0, "127.0.0.1");
  await once(hook, "listening");
  hookUrl = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/notices`;
  const { port } = mailbox.server.address() as AddressInfo;
  email = createEmailSender({ url: `smtp://127.0.0.1:${port}`, from: "machines@example.jp" });
  await follow().run(now, going);
}, 60_000);
afterAll(async () => {
  email?.close();
  await new Promise<void>((done) => mailbox.close(() => done()));
  hook?.close();
  await app?.[Symbol.asyncDispose]();
  await database?.close();
  folder[Symbol.dispose]();
});
afterEach(async () => {
  await database.use((db) => db.updateTable("notice_channel").set({ ended: 0 }).execute());
  mails.length = 0;
  calls.length = 0;
  answer = 204;
});

const follow = () => createNoticeFollower({ database, now: () => now });
const deliver = (mayBePrivate = true) =>
  createNoticeDelivery({
    ...{ database, site, publicUrl: "https://machines.example" },
    senders: { email, webhook: createWebhookSender({ now: () => now, mayBePrivate }) },
  });
/** What happened is told, and what is due is sent. */
const round = async (mayBePrivate = true) => {
  await follow().run(now, going);
  await deliver(mayBePrivate).run(now, going);
};
const send = (
  method: "GET" | "POST" | "DELETE",
  url: string,
  as: keyof AppUnderTest["tokens"],
  payload?: object,
  headers = {},
) =>
  app.app.inject({
    ...{ method, url: `/api/v1${url}`, headers: { authorization: `Bearer ${app.tokens[as]}`, ...headers } },
    ...(payload ? { payload } : {}),
  });
let latest = "";
const channel = async (as: keyof AppUnderTest["tokens"], given: object) => {
  const made = await send("POST", "/notice-channels", as, given);
  expect(made.statusCode, made.body).toBe(201);
  const { id, secret } = made.json() as { id: string; secret: string | null };
  latest = id;
  return { id, secret };
};
let slot = 0;
/** A booking that the office cancels: its company is told. */
const cancelled = async (company = "one") => {
  slot += 1;
  const from = at("2026-04-06T00:00:00Z") + slot * 60 * MINUTE;
  const given = {
    machine: "mill",
    company,
    from: rfc3339FromMicros(from),
    to: rfc3339FromMicros(from + 30 * MINUTE),
  };
  const made = await send("POST", "/bookings", "office", given);
  expect(made.statusCode, made.body).toBe(201);
  const { id, version } = made.json();
  const match = { "if-match": `"${version}"` };
  const done = await send("POST", `/bookings/${id}/cancel`, "office", { reason: "主軸の点検" }, match);
  expect(done.statusCode, done.body).toBeLessThan(300);
  return id as string;
};
interface Sent {
  channel: string;
  state: string;
  attempts: number;
  failure: string;
}
/** What became of the notices of the channel made last. */
const notices = async () => {
  const items = (await send("GET", "/notices", "member")).json().items as Sent[];
  return items.filter((it) => it.channel === latest);
};

describe("notices", () => {
  test("reach a mailbox by SMTP in the language of the channel, once", async () => {
    await channel("member", { kind: "email", address: "planner@one.example", language: "ja" });
    const id = await cancelled();
    await round();
    await round();
    expect(mails).toHaveLength(1);
    const text = decoded(mails[0]?.text ?? "");
    expect(mails[0]?.to).toBe("planner@one.example");
    expect(text).toContain("事務局または委員会が予約を変更しました");
    expect(text).toContain("主軸の点検");
    expect(text).toContain(`https://machines.example/calendar?machine=mill&booking=${id}`);
    expect((await notices())[0]).toMatchObject({ state: "sent", attempts: 1 });
  });

  test("reach a webhook with a signature that proves sender, content and time", async () => {
    const { secret } = await channel("member", { kind: "webhook", address: hookUrl, language: "en" });
    const id = await cancelled();
    await round();
    const [call] = calls;
    expect(JSON.parse(call?.body ?? "{}")).toMatchObject({ kind: "changed", booking: id, company: "one" });
    const seconds = Math.floor(now / 1_000_000);
    const given = { header: call?.header ?? "", body: call?.body ?? "", now: seconds };
    expect(isSignedBy(secret ?? "", given)).toBe(true);
    expect(isSignedBy("another", given)).toBe(false);
    expect(isSignedBy(secret ?? "", { ...given, body: `${given.body} ` })).toBe(false);
    expect(isSignedBy(secret ?? "", { ...given, now: seconds + 301 })).toBe(false);
  });

  test("are tried again later and later while a receiver fails, and are given up in the end", async () => {
    await channel("member", { kind: "webhook", address: hookUrl });
    await cancelled();
    answer = 503;
    const tries: number[] = [];
    const begin = now;
    await follow().run(now, going);
    for (const at of [0, 1, 5, 6, 20, 21, 80, 81, 320, 321, 1_040, 1_041, 5_000]) {
      const before = calls.length;
      now = begin + at * MINUTE;
      await deliver().run(now, going);
      if (calls.length > before) tries.push(at);
    }
    expect(tries).toEqual([0, 1, 6, 21, 81, 321, 1_041]);
    expect((await notices())[0]).toMatchObject({ state: "given-up", attempts: 7 });
    expect((await notices())[0]?.failure).toContain("503");
  });

  test("are not tried again where the receiver refuses for good", async () => {
    await channel("member", { kind: "email", address: "gone@one.example" });
    await cancelled();
    await round();
    expect((await notices())[0]).toMatchObject({ state: "given-up", attempts: 1 });
  });

  test("of a company never reach another's channels", async () => {
    await channel("member", { kind: "webhook", address: hookUrl });
    await cancelled("two");
    await round();
    expect(calls).toEqual([]);
  });

  test("do not reach into the server's own networks unless that is allowed", async () => {
    await channel("member", { kind: "webhook", address: hookUrl });
    await cancelled();
    await round(false);
    expect(calls).toEqual([]);
    expect((await notices())[0]?.failure).toContain("own networks");
  });

  test.each([
    ["127.0.0.1", true],
    ["10.1.2.3", true],
    ["172.31.0.1", true],
    ["172.32.0.1", false],
    ["192.168.1.1", true],
    ["169.254.169.254", true],
    ["[::1]", true],
    ["[fd00::1]", true],
    ["[::ffff:127.0.0.1]", true],
    ["203.0.113.7", false],
  ])("know that %s is inside: %s", async (host, isInside) =>
    expect(await isPrivateHost(host)).toBe(isInside),
  );

  test("tell what is wrong with a channel, all at once", async () => {
    const answered = await send("POST", "/notice-channels", "member", {
      kind: "webhook",
      address: "ftp://x",
    });
    expect(answered.statusCode).toBe(400);
    const strange = await send("POST", "/notice-channels", "member", {
      ...{ kind: "email", address: "a@b.example", kinds: ["approval"] },
    });
    expect(strange.json().mistakes[0].expected).toContain("not approval");
  });
});

/** The text of a mail, its transfer encodings taken off. */
function decoded(mail: string): string {
  const body = mail.slice(mail.indexOf("\r\n\r\n") + 4);
  if (/content-transfer-encoding: base64/i.test(mail)) return Buffer.from(body, "base64").toString();
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}

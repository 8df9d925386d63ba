import { describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../../config/micros.ts";
import { pooled } from "../../../dashboard-api/web/screens/company/bookings/pooled-allowances.ts";
import { areaCosts, chargeGroups } from "../../../dashboard-api/web/screens/company/costs/charge-groups.ts";
import { pageInBrowser } from "../../setup/page-in-browser.ts";

describe("what a company may still book", () => {
  const limit = { limit: 10, window: 7, peakOnly: false, used: 4, remaining: 6 };
  test("is told once where machines share it, and by machine where they do not", () => {
    const peak = { ...limit, limit: 5, peakOnly: true, remaining: 1 };
    const told = pooled([
      { machine: "a", allowances: [limit] },
      { machine: "b", allowances: [limit, peak] },
    ]);
    expect(told).toMatchObject([
      { peakOnly: true, machines: ["b"] },
      { peakOnly: false, machines: null },
    ]);
  });
});

describe("what a month is made of", () => {
  const line = (ja: string, machine: string | null, amount: number, unit: "hours" | "share") =>
    ({ text: { ja, en: ja }, machine, machineName: null, amount, quantity: 1.5, unit }) as never;
  test("sums lines of one text and machine over a statement and its corrections", () => {
    const groups = chargeGroups([
      { lines: [line("使用料", "mill", 100, "hours"), line("賃借料", null, 40, "share")] },
      { lines: [line("使用料", "mill", -30, "hours"), line("使用料", "lathe", 7, "hours")] },
    ]);
    expect(groups.map(({ amount, hours }) => [amount, hours])).toEqual([
      [70, 3],
      [40, null],
      [7, 1.5],
    ]);
    const costs = areaCosts(groups.map((it) => ({ ...it, area: it.hours === null ? "fixed" : "use" })));
    expect(costs.map(({ area, amount }) => [area, amount])).toEqual([
      ["fixed", 40],
      ["use", 77],
    ]);
  });
});

const shown = pageInBrowser(async (page) => {
  const quarter = 15 * MINUTE;
  const now = Math.floor(page.now() / quarter) * quarter;
  const day = 24 * 60;
  page.setClock(now - 24 * HOUR);
  await page.book("mill", "one", day - 60, day + 60);
  page.setClock(undefined);
});

const open = async (role: string, address: string, size: "phone" | "laptop" = "laptop") => {
  const window = await shown.opened(role, `company?${address}`, { size });
  await window.page.getByRole("tabpanel").waitFor();
  return window;
};

describe("a company's screen", () => {
  test("giving the rest of a running slot up is asked first", async () => {
    await using window = await open("member", "lang=en");
    await window.page.getByRole("button", { name: "Give the rest up" }).click();
    await window.page
      .getByRole("dialog")
      .getByText(/become free for others/)
      .waitFor();
    await window.page.getByRole("button", { name: "Keep it" }).click();
    expect(await window.page.getByText("Running").count()).toBe(1);
  });

  test("a token is shown once, and revoked", async () => {
    await using window = await open("member", "lang=en&tab=access");
    await window.page.getByLabel("Name").fill("planning");
    await window.page.getByRole("button", { name: "Make a token" }).click();
    const secret = await window.page.locator(".company-secret").innerText();
    const known = await shown.page.app.app.inject({
      url: "/api/v1/session",
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(known.json()).toMatchObject({ role: "member", company: "one" });
    await window.page.getByRole("button", { name: "Revoke" }).click();
    await window.page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await window.page.getByText(/^Revoked /).waitFor();
    const gone = await shown.page.app.app.inject({
      url: "/api/v1/session",
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(gone.statusCode).toBe(401);
  });

  test("notices get an address, a trial, and an end", async () => {
    await using window = await open("member", "lang=ja&tab=access");
    const address = window.page.getByLabel("メールアドレス", { exact: true });
    await address.fill("no address");
    await window.page.getByRole("button", { name: "送り先を加える" }).click();
    expect(await window.page.getByRole("row", { name: /no address/ }).count()).toBe(0);
    await address.fill("koike@example.jp");
    await window.page.getByRole("button", { name: "送り先を加える" }).click();
    const row = window.page.getByRole("row", { name: /koike@example.jp/ });
    await row.getByRole("button", { name: "試しに送る" }).click();
    await row.getByText("送信待ち").waitFor();
    await row.getByRole("button", { name: "やめる" }).click();
    await window.page.getByRole("dialog").getByRole("button", { name: "やめる" }).click();
    await row.waitFor({ state: "detached" });
  });

  test("a manager sets the PIN and invites; a poor PIN is told", async () => {
    await using window = await open("manager", "lang=ja&tab=people");
    const pin = window.page.getByLabel("新しい暗証番号");
    await pin.fill("123456");
    await window.page.getByRole("button", { name: "暗証番号を設定する" }).click();
    await window.page.getByText("続き番号でないもの").waitFor();
    await pin.fill("135790");
    await window.page.getByRole("button", { name: "暗証番号を設定する" }).click();
    await window.page.getByText(/^設定済み/).waitFor();
    await window.page.getByLabel("氏名").fill("小池 大輔");
    await window.page.getByLabel("ログイン名").fill("koike@example.jp");
    await window.page.getByRole("button", { name: "招待のリンクを作る" }).click();
    expect(await window.page.locator(".company-secret").innerText()).toContain(shown.page.url);
    await window.page.getByRole("rowheader", { name: "小池 大輔" }).waitFor();
    expect(window.complaints).toEqual([]);
  });
});

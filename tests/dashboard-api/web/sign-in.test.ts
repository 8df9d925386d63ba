import { describe, expect, test } from "vitest";
import { makeLink } from "../../../dashboard-api/accounts/account-links.ts";
import { demoPassword } from "../../../dashboard-api/accounts/demo-accounts.ts";
import { axeFindings } from "../../setup/axe.ts";
import { pageInBrowser } from "../../setup/page-in-browser.ts";

const shown = pageInBrowser();

const link = async (purpose: "setup" | "reset" | "invitation", account: string | null) =>
  (await shown.page.database.transaction((db) => makeLink(db, purpose, account, shown.page.now()))).secret;

describe("signing in", () => {
  test("works by keyboard alone, and leads to the screen that was asked for", async () => {
    await using window = await shown.browser.window();
    await shown.page.open(window, "utilization?lang=ja");
    const { keyboard } = window.page;
    await window.page.getByLabel("ログイン名").focus();
    await keyboard.type("demo-office");
    await keyboard.press("Tab");
    await keyboard.type(demoPassword);
    await keyboard.press("Enter");
    await window.page.getByRole("link", { name: "稼働率", exact: true }).waitFor();
    expect(await window.page.locator('[aria-current="page"]').innerText()).toBe("稼働率");
    expect(window.page.url()).toContain("utilization");
  });

  test("says what is wrong and keeps what was entered", async () => {
    await using window = await shown.browser.window();
    await shown.page.open(window, "sign-in?lang=ja");
    await window.page.getByLabel("ログイン名").fill("demo-office");
    await window.page.getByLabel("パスワード", { exact: true }).fill("not the password");
    await window.page.getByRole("button", { name: "ログイン", exact: true }).click();
    await window.page.getByRole("alert").getByText("ログイン名かパスワードが違います").waitFor();
    expect(await window.page.getByLabel("ログイン名").inputValue()).toBe("demo-office");
  });

  test("over again keeps the screen when a session has expired", async () => {
    await using window = await shown.opened("committee", "?lang=ja");
    await window.page.evaluate(() => Object.assign(globalThis, { isSame: true }));
    await shown.page.database.use((db) => db.deleteFrom("session").execute());
    // Whatever is asked next tells it; that may be the floor itself before this click.
    await window.page.evaluate(() => document.querySelector<HTMLElement>('a[href^="calendar"]')?.click());
    const dialog = window.page.getByRole("dialog", { name: "ログイン" });
    await dialog.getByText("有効期限が切れました").waitFor();
    expect(await axeFindings(window.page)).toEqual([]);
    await dialog.getByRole("button", { name: "委員会" }).click();
    await dialog.waitFor({ state: "detached" });
    expect(await window.page.evaluate(() => "isSame" in globalThis)).toBe(true);
    expect(window.page.url()).toContain("calendar");
  });

  test("changes one's password, and says which of the two is wrong", async () => {
    await using window = await shown.opened("auditor", "utilization?lang=ja");
    await window.page.getByTitle("パスワードの変更").click();
    const dialog = window.page.getByRole("dialog", { name: "パスワードの変更" });
    await dialog.getByLabel("現在のパスワード").fill("not the password");
    await dialog.getByLabel("新しいパスワード").fill("a sentence for the lathe");
    await dialog.getByRole("button", { name: "変更する" }).click();
    await dialog.getByText("現在のパスワードが違います").waitFor();
    expect(await axeFindings(window.page)).toEqual([]);
    await dialog.getByLabel("現在のパスワード").fill(demoPassword);
    await window.page.keyboard.press("Enter");
    await window.page.getByText("パスワードを変更しました").waitFor();
    expect(await window.page.getByRole("dialog").count()).toBe(0);
  });
});

describe("a one-time link", () => {
  test("sets a new password and signs in; it works once", async () => {
    const secret = await link("reset", "demo-member");
    await using window = await shown.browser.window();
    await shown.page.open(window, `account?lang=ja#${secret}`);
    await window.page.getByRole("heading", { name: "パスワードの再設定" }).waitFor();
    expect(await window.page.getByLabel("ログイン名").inputValue()).toBe("demo-member");
    await window.page.getByLabel("新しいパスワード", { exact: true }).fill("short");
    await window.page.getByLabel("新しいパスワード(確認)").fill("other");
    await window.page.getByText("一致していません").waitFor();
    await window.page.getByLabel("パスワードを表示する").check();
    await window.page.getByRole("button", { name: "再設定する" }).click();
    expect(await window.page.getByLabel("新しいパスワード").getAttribute("aria-invalid")).toBe("true");
    await window.page.getByLabel("新しいパスワード").fill("a sentence for the mill");
    await window.page.getByRole("button", { name: "English" }).click();
    await window.page.getByRole("button", { name: "Set the password" }).click();
    await window.page.getByText("you are signed in").waitFor();
    await window.page.getByRole("heading", { name: "Now" }).waitFor();
    expect(window.page.url()).not.toContain(secret);
    await shown.page.open(window, `account?lang=en#${secret}`);
    await window.page.getByText("This link does not work").waitFor();
    expect(await axeFindings(window.page)).toEqual([]);
  });

  test("makes the committee's first account", async () => {
    await shown.page.database.use((db) =>
      db.updateTable("account").set({ role: "auditor" }).where("role", "=", "committee").execute(),
    );
    const secret = await link("setup", null);
    await using window = await shown.browser.window();
    await shown.page.open(window, `account?lang=ja#${secret}`);
    expect(await axeFindings(window.page)).toEqual([]);
    await window.page.getByLabel("ログイン名").fill("keiko@example.jp");
    await window.page.getByLabel("お名前").fill("山田 恵子");
    await window.page.getByLabel("新しいパスワード", { exact: true }).fill("a sentence for the mill");
    await window.page.getByLabel("新しいパスワード(確認)").fill("a sentence for the mill");
    await window.page.getByRole("button", { name: "アカウントを作成" }).click();
    await window.page.getByRole("link", { name: "委員会" }).waitFor();
    await window.page.getByText("山田 恵子").waitFor();
  });
});
